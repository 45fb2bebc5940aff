import { expect, test, type Page } from '@playwright/test';
import { watch } from './support.ts';

// Also run against the build below a path, so addresses are relative and patterns end alike.
const field = (page: Page) => page.getByRole('searchbox', { name: 'Suche' });
const hits = (page: Page) => page.getByRole('list', { name: 'Treffer' }).getByRole('link');

/** Words that readers bring along, and the place one of the first three hits has to lead to. */
const questions = [
  ['Überbuchung', /\/glossar\/#memory-overcommitment$/],
  ['Überbuchung', /\/kapitel\/2-6-memory-virtualisierung\/#abschnitt-2-6-3$/],
  ['coscheduling', /\/glossar\/#co-scheduling$/],
  ['Co-Scheduling', /\/figuren\/co-scheduling\/$/],
  ['vmmemctl', /\/glossar\/#balloon-treiber$/],
  ['vmmemctl', /\/kapitel\/2-6-memory-virtualisierung\/#abschnitt-2-6-5$/],
  ['902', /\/kapitel\/2-3-vcenter-server\/#tabelle-2-10-port-902$/],
  ['Speicherueberhang', /\/glossar\/#memory-overhead$/],
  ['Speicherueberhang', /\/kapitel\/2-6-memory-virtualisierung\/#abschnitt-2-6-2$/],
  ['halt state', /\/glossar\/#halt-state$/],
  ['halt state', /\/kapitel\/2-5-cpu-virtualisierung\/#abschnitt-2-5-2$/],
  ['Welche Messgröße zeigt Co-Stops', /\/fragen\/(\?reihe=\d+)?#frage-q119$/],
  ['Ballon lässt nach', /\/figuren\/ballooning\/ballon-schrumpft\/$/],
] as const;

for (const [query, place] of questions) {
  test(`„${query}“ leads to ${place.source}`, async ({ page }) => {
    const faults = watch(page);
    await page.goto('hilfe/');
    await field(page).fill(query);
    await expect(hits(page).first()).toBeVisible();
    const first = await hits(page).evaluateAll((all) => all.slice(0, 3).map((one) => (one as HTMLAnchorElement).href));
    const wanted = first.findIndex((href) => place.test(href));
    expect(wanted, first.join('\n')).not.toBe(-1);
    await hits(page).nth(wanted).click();
    await expect(page).toHaveURL(place);
    const { hash } = new URL(page.url());
    if (hash !== '') await expect(page.locator(hash)).toBeInViewport();
    expect(faults).toEqual([]);
  });
}

test('nothing of the search is loaded before a reader enters the field', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto('kapitel/2-6-memory-virtualisierung/');
  await page.waitForLoadState('networkidle');
  expect(asked.filter((url) => url.includes('/pagefind/'))).toEqual([]);
  await field(page).focus();
  await expect.poll(() => asked.filter((url) => url.includes('/pagefind/')).length).toBeGreaterThan(2);
});

test('the slash key leads to the field, except while somebody types or has switched characters off', async ({
  page,
}) => {
  await page.goto('glossar/');
  await page.keyboard.press('/');
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveValue('');
  await page.keyboard.type('TCP/IP');
  await expect(field(page)).toHaveValue('TCP/IP');
  await page.evaluate(() => localStorage.setItem('unterbau.zeichen', 'aus'));
  await page.reload();
  await page.keyboard.press('/');
  await expect(field(page)).not.toBeFocused();
});

test('arrow keys walk through the hits, Escape closes them, leaving the field too', async ({ page }) => {
  await page.goto('hilfe/');
  await field(page).fill('ballooning');
  await expect(hits(page).first()).toBeVisible();
  await expect(page.getByRole('search').getByRole('status')).toHaveText(/^\d+ Treffer$/);
  await page.keyboard.press('ArrowDown');
  await expect(hits(page).first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(hits(page).nth(1)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(hits(page).first()).toBeHidden();
  await field(page).press('End');
  await field(page).pressSequentially('s');
  await expect(hits(page).first()).toBeVisible();
  await page.getByRole('contentinfo').click();
  await expect(hits(page).first()).toBeHidden();
});

test('a word that stands nowhere is answered in a sentence', async ({ page }) => {
  await page.goto('hilfe/');
  await field(page).fill('Xylophonquartett');
  await expect(page.getByRole('search').getByRole('status')).toHaveText('Nichts gefunden für „Xylophonquartett“.');
});

test('Enter leads to a page with all hits, which also opens on its own', async ({ page }) => {
  const faults = watch(page);
  await page.goto('hilfe/');
  await field(page).fill('vSphere');
  await field(page).press('Enter');
  await expect(page).toHaveURL(/\/suche\/\?suche=vSphere$/);
  const links = page.getByRole('search').getByRole('listitem').getByRole('link');
  await expect(links).toHaveCount(20);
  await page.getByRole('button', { name: 'Weitere Treffer' }).click();
  await expect(links.nth(20)).toBeFocused();

  await page.goto('suche/?suche=902');
  await expect(page.getByRole('status')).toHaveText(/^\d+ Treffer für „902“$/);
  await expect(links.first()).toHaveAttribute('href', /#tabelle-2-10-port-902$/);
  await page.getByRole('searchbox').fill('vmmemctl');
  await expect(links.first()).toHaveAttribute('href', /#balloon-treiber$/);
  await expect(page).toHaveURL(/\/suche\/\?suche=vmmemctl$/);
  expect(faults).toEqual([]);
});

test('a search that cannot be loaded says so and works again later', async ({ page }) => {
  await page.route('**/pagefind/pagefind.js', (route) => route.abort());
  await page.goto('hilfe/');
  await field(page).fill('ring');
  await expect(page.getByRole('search').getByRole('status')).toHaveText('Die Suche lässt sich gerade nicht laden.');
  await page.unroute('**/pagefind/pagefind.js');
  await page.goto('glossar/');
  await field(page).fill('ring');
  await expect(hits(page).first()).toBeVisible();
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('the field is a form, and its page offers other ways', async ({ page }) => {
    await page.goto('hilfe/');
    await field(page).fill('ring');
    await field(page).press('Enter');
    await expect(page).toHaveURL(/\/suche\/\?suche=ring$/);
    await expect(page.getByRole('main').getByRole('link', { name: 'das ganze Kapitel' })).toBeVisible();
  });
});
