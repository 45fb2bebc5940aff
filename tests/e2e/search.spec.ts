import { expect, test, type Page } from '@playwright/test';
import { heldScripts, watch } from './support.ts';

// Also run against the build below a path, so addresses are relative and patterns end alike.
const field = (page: Page) => page.getByRole('searchbox', { name: 'Suche' });
const hits = (page: Page) => page.getByRole('list', { name: 'Treffer' }).getByRole('link');

/** A question for each kind of place, where one of the first three hits leads, and what has to be in view there. */
const questions = [
  ['Überbuchung', /\/glossar\/#memory-overcommitment$/, 'Memory-Overcommitment'],
  ['Co-Scheduling', /\/figuren\/co-scheduling\/$/, 'Co-Scheduling einer VM'],
  ['902', /\/kapitel\/2-3-vcenter-server\/#tabelle-2-10-port-902$/, '902'],
  ['ShareForceSalting', /\/kapitel\/2-6-memory-virtualisierung\/#heute-2-6-4-a$/, 'Mem.ShareForceSalting'],
  ['Blockgröße', /#tabelle-2-5-einordnung-dateigroesse$/, 'erst 8 MB erlauben'],
  ['halt state', /\/kapitel\/2-5-cpu-virtualisierung\/#abschnitt-2-5-2/, 'Halt State'],
  ['eigene Speichergrenzen', /\/kapitel\/2-6-memory-virtualisierung\/#abschnitt-2-6-5/, 'Speichergrenzen'],
  ['Ballon lässt nach', /\/figuren\/ballooning\/ballon-schrumpft\/$/, 'Memory-Ballooning'],
  ['Welche Messgröße zeigt Co-Stops', /\/fragen\/(\?reihe=\d+)?#frage-q119$/, ''],
] as const;

for (const [query, place, passage] of questions) {
  test(`„${query}“ leads to the passage: ${place.source}`, async ({ page }) => {
    const faults = watch(page);
    await page.goto('hilfe/');
    await field(page).fill(query);
    await expect(hits(page).first()).toBeVisible();
    const first = await hits(page).evaluateAll((all) => all.slice(0, 3).map((one) => (one as HTMLAnchorElement).href));
    const wanted = first.findIndex((href) => place.test(href));
    expect(wanted, first.join('\n')).not.toBe(-1);
    await hits(page).nth(wanted).click();
    await expect(page).toHaveURL(place);
    await expect
      .poll(() =>
        page.locator('main').evaluate((main, text) => {
          // A part of the window wherever these words stand.
          const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
          while (texts.nextNode()) {
            const node = texts.currentNode;
            if (!node.textContent?.replaceAll('\u00a0', ' ').includes(text)) continue;
            const range = document.createRange();
            range.selectNodeContents(node);
            const boxes = [...range.getClientRects()];
            if (boxes.some(({ top, bottom }) => bottom > 0 && top < innerHeight)) return true;
          }
          return false;
        }, passage),
      )
      .toBe(true);
    expect(faults).toEqual([]);
  });
}

test('a misspelled word: „Meinten Sie …“, with the hits for it, also on the page of all hits', async ({ page }) => {
  await page.goto('hilfe/');
  await field(page).fill('Hyperthreding');
  const sentence = 'Nichts gefunden für „Hyperthreding“. Meinten Sie „Hyperthreading“?';
  await expect(page.getByText(sentence, { exact: true })).toBeVisible();
  await expect(page.getByRole('search').getByRole('status')).toHaveText(
    new RegExp(`^${sentence.replace('?', '\\?')} \\d+ Treffer$`),
  );
  await expect(hits(page).first()).toHaveAttribute('href', /#abschnitt-2-5-2|#hyperthreading/);
  await field(page).press('Enter');
  await expect(page.getByRole('status')).toContainText('Meinten Sie „Hyperthreading“?');
  await expect(page.getByRole('search').getByRole('listitem').first()).toBeVisible();
});

test('a misspelled word that only a text has', async ({ page }) => {
  await page.goto('suche/?suche=Snapschot');
  await expect(page.getByRole('status')).toContainText('Meinten Sie „Snapshot“?');
  await expect(page.getByRole('search').getByRole('link').first()).toHaveAttribute('href', /einordnung-snapshot$/);
});

test('words that no place has beside the others are left out, and the search says which', async ({ page }) => {
  await page.goto('suche/?suche=Blockgröße Xylophon 4711');
  await expect(page.getByRole('status')).toHaveText(
    /^Keine Stelle hat alle Wörter; gesucht ist ohne „Xylophon“, „4711“\. \d+ Treffer für/,
  );
});

test('nothing of the search is loaded before a reader enters the field', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto('kapitel/2-6-memory-virtualisierung/');
  await page.waitForLoadState('networkidle');
  expect(asked.filter((url) => /suche\/index|panel|engine/.test(url))).toEqual([]);
  await field(page).focus();
  await expect.poll(() => asked.filter((url) => url.endsWith('/suche/index.json')).length).toBe(1);
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

test('`q` is understood, and the address says it in the own word', async ({ page }) => {
  await page.goto('suche/?q=vmmemctl');
  await expect(page.getByRole('searchbox')).toHaveValue('vmmemctl');
  await expect(page.getByRole('search').getByRole('link').first()).toHaveAttribute('href', /#balloon-treiber$/);
  await page.getByRole('searchbox').fill('902');
  await expect(page).toHaveURL(/\/suche\/\?suche=902$/);
});

test('what is typed before the script is there is searched for: on the page', async ({ page }) => {
  const arrive = await heldScripts(page);
  await page.goto('suche/?suche=902', { waitUntil: 'commit' });
  await page.getByRole('searchbox').fill('vmmemctl');
  arrive();
  await expect(page.getByRole('search').getByRole('link').first()).toHaveAttribute('href', /#balloon-treiber$/);
  await expect(page.getByRole('searchbox')).toHaveValue('vmmemctl');
  await expect(page).toHaveURL(/\?suche=vmmemctl$/);
});

test('what is typed before the script is there is searched for: in the header', async ({ page }) => {
  const arrive = await heldScripts(page);
  await page.goto('hilfe/', { waitUntil: 'commit' });
  await field(page).fill('ballooning');
  arrive();
  await expect(hits(page).first()).toBeVisible();
});

test('Escape brings back whoever came by the slash key', async ({ page }) => {
  // Without smooth scrolling: the place stands still when it is measured.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('kapitel/2-6-memory-virtualisierung/#abschnitt-2-6-6');
  await page.waitForLoadState('networkidle');
  await page.locator('#abschnitt-2-6-6 a').focus();
  const top = () => page.locator('#abschnitt-2-6-6 a').evaluate((link) => link.getBoundingClientRect().top);
  const before = await top();
  expect(await page.evaluate(() => scrollY)).toBeGreaterThan(1000);
  await page.keyboard.press('/');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('tps');
  await expect(hits(page).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(hits(page).first()).toBeHidden();
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.locator('#abschnitt-2-6-6 a')).toBeFocused();
  expect(Math.abs((await top()) - before)).toBeLessThan(20);
});

test.describe('what fails once may work the next time', () => {
  const broken = /^Die Suche lässt sich gerade nicht laden\./;

  test('the places, in the header and on the page', async ({ page }) => {
    for (const path of ['hilfe/', 'suche/']) {
      await page.route('**/suche/index.json', (route) => route.fulfill({ status: 500 }));
      await page.goto(path);
      await page.getByRole('searchbox').fill('ring');
      await expect(page.getByRole('search').getByRole('status')).toHaveText(broken);
      await page.unroute('**/suche/index.json');
      await page.getByRole('searchbox').fill('ringe');
      await expect(page.getByRole('search').getByRole('listitem').first()).toBeVisible();
    }
  });

  test('on the page the same word again, with Enter', async ({ page }) => {
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    await page.route('**/suche/index.json', (route) => route.abort());
    await page.goto('suche/?suche=ring');
    await expect(page.getByRole('search').getByRole('status')).toHaveText(broken);
    await page.getByRole('searchbox').press('Enter');
    await expect(page.getByRole('search').getByRole('status')).toHaveText(broken);
    await page.unroute('**/suche/index.json');
    await page.getByRole('searchbox').press('Enter');
    await expect(page.getByRole('search').getByRole('listitem').first()).toBeVisible();
    await expect(page).toHaveURL(/\?suche=ring$/);
    expect(faults).toEqual([]);
  });

  test('the script of the header: it says so, and the next letter asks again', async ({ page }) => {
    await page.route('**/_astro/panel.*.js', (route) => route.abort());
    await page.goto('hilfe/');
    await field(page).fill('ring');
    await expect(page.getByRole('search').getByRole('status')).toHaveText(broken);
    await page.unroute('**/_astro/panel.*.js');
    await field(page).fill('ringe');
    await expect(hits(page).first()).toBeVisible();
  });

  test('the script of the page: it never looks ready', async ({ page }) => {
    await page.route('**/_astro/suche.*.js', (route) => route.abort());
    await page.goto('suche/?suche=ballon');
    await expect(page.getByRole('search').getByRole('status')).toHaveText(
      'Die Suche wird geladen. Bleibt es dabei, laden Sie die Seite neu.',
    );
  });
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
