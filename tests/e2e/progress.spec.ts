import { readFile } from 'node:fs/promises';
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { heldScripts, watch } from './support.ts';

const key = 'unterbau.lernstand';
const stored = (page: Page) => page.evaluate((name) => localStorage.getItem(name), key);
const status = (page: Page) => page.locator('.transfer-status');
const row = (page: Page, section: string) => page.locator(`tr[data-line="${section}"]`);

/** A reader who has ticked, answered and learned. */
async function study(page: Page): Promise<void> {
  await page.goto('kapitel/2-5-cpu-virtualisierung/');
  await page.getByRole('checkbox', { name: /^Die vier Ringe/ }).check();
  await page.getByRole('checkbox', { name: 'Gelesen: 2.5.1 CPU-Affinity' }).check();
  await page.evaluate(() =>
    document.dispatchEvent(new CustomEvent('unterbau:figur-gesehen', { detail: { slug: 'cpu-ringe' } })),
  );
  await expect.poll(() => stored(page)).toContain('cpu-ringe');
  await page.goto('karten/');
  await page.getByRole('button', { name: 'Karten lernen' }).click();
  for (let left = 3; left > 0; left -= 1) {
    await page.keyboard.press('Space');
    await page.keyboard.press('4');
    await expect.poll(async () => (await stored(page))?.match(/"reps"/g)?.length ?? 0).toBe(4 - left);
  }
}

async function exported(page: Page): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Datei sichern', exact: true }).first().click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^unterbau-lernstand-\d{4}-\d\d-\d\d-\d{4}\.json$/);
  return readFile(await file.path(), 'utf8');
}

async function importFile(page: Page, text: string): Promise<void> {
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'stand.json', mimeType: 'application/json', buffer: Buffer.from(text) });
}

async function cleanPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto('fortschritt/');
  return page;
}

/** The code of what is kept, as the page shows it beside its picture. */
async function shownCode(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Code zeigen' }).click();
  await expect(page.getByRole('img', { name: 'QR-Code mit dem Lernstand' })).toBeVisible();
  return page.getByLabel('Code dieses Stands').inputValue();
}

test('what was ticked, answered and learned stands in its line, and in every objective that it serves', async ({
  page,
}) => {
  const faults = watch(page);
  await study(page);
  await page.goto('fortschritt/');
  await expect(row(page, '2-5').locator('[data-kind=goals]')).toHaveText('1/6');
  await expect(row(page, '2-5').locator('[data-kind=figures]')).toHaveText('1/3');
  await expect(row(page, '2-5-1').getByRole('checkbox')).toBeChecked();
  await expect(page.locator('tr[data-sum] [data-kind=cards]')).toHaveText(/^3\//);
  const cpu = page.locator('tr[data-aim]').filter({ hasText: 'Fehlersuche und Leistung' });
  await expect(cpu.locator('[data-kind=sections]')).toHaveText(/^1\//);
  await expect(cpu.getByRole('img', { name: 'nicht gegengeprüft' })).toBeVisible();
  // A tick here is a tick in the chapter, and the other way round.
  await row(page, '2-5-1').getByRole('checkbox').uncheck();
  await page.goto('kapitel/2-5-cpu-virtualisierung/');
  await expect(page.getByRole('checkbox', { name: /^Die vier Ringe/ })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: 'Gelesen: 2.5.1 CPU-Affinity' })).not.toBeChecked();
  expect(faults).toEqual([]);
});

test('a tick is kept at once, for the next click may leave the page', async ({ page }) => {
  await study(page);
  await page.goto('fortschritt/');
  await expect(row(page, '2-5-1').getByRole('checkbox')).toBeChecked();
  const after = await row(page, '2-5-1')
    .getByRole('checkbox')
    .evaluate((box: HTMLInputElement, name) => {
      box.click();
      return localStorage.getItem(name);
    }, key);
  expect(JSON.parse(after ?? '')).toMatchObject({ sections: { '2-5-1': { done: false } } });
});

test('a file brings the same state to a clean profile; taken in twice it changes nothing', async ({
  page,
  browser,
}) => {
  await study(page);
  await page.goto('fortschritt/');
  const text = await exported(page);
  const other = await cleanPage(await browser.newContext());
  await importFile(other, text);
  await expect(status(other)).toHaveText(/^Übernommen\. Neu oder jünger als hier: 6\.$/);
  expect(JSON.parse((await stored(other)) ?? '')).toEqual(JSON.parse((await stored(page)) ?? ''));
  await importFile(other, text);
  await expect(status(other)).toHaveText(/Geändert hat sich nichts/);
});

test('a code, and the link behind its QR picture, do the same', async ({ page, browser }) => {
  await study(page);
  await page.goto('fortschritt/');
  const code = await shownCode(page);
  const other = await cleanPage(await browser.newContext());
  await other.getByRole('button', { name: 'Code eingeben' }).click();
  await other.getByLabel('Code von einem anderen Gerät').fill(code);
  await other.getByRole('button', { name: 'Übernehmen', exact: true }).click();
  await expect(status(other)).toHaveText(/^Übernommen/);
  expect(JSON.parse((await stored(other)) ?? '')).toEqual(JSON.parse((await stored(page)) ?? ''));

  // A link asks first. Answered, it leaves no trace in the address.
  const third = await (await browser.newContext()).newPage();
  await third.goto(`fortschritt/#stand=${code}`);
  await expect(third.getByText('Dieser Link bringt einen Lernstand mit.')).toBeVisible();
  await expect(third.getByText('gibt es hier nicht')).toHaveCount(0);
  expect(await stored(third)).toBeNull();
  await third.getByRole('button', { name: 'Übernehmen', exact: true }).click();
  await expect(status(third)).toHaveText(/^Übernommen/);
  await expect(third).toHaveURL(/fortschritt\/$/);
  expect(JSON.parse((await stored(third)) ?? '')).toEqual(JSON.parse((await stored(page)) ?? ''));
});

test('what is damaged, foreign or newer is refused with place and reason, and changes nothing', async ({ page }) => {
  await study(page);
  await page.goto('fortschritt/');
  const before = await stored(page);
  const text = await exported(page);
  for (const [bad, reason] of [
    [text.slice(0, -40), 'kein lesbares JSON'],
    ['{"dies":"ist anderes"}', 'stammt nicht aus'],
    [text.replace('"v": 1', '"v": 2'), 'neueren Ausgabe'],
    [text.replace('"done": true', '"done": false'), 'passt nicht zum Inhalt'],
    [text.replace('"reps": ', '"reps": -'), '„reps“: gefunden -'],
  ] as const) {
    await importFile(page, bad);
    await expect(status(page)).toContainText('Nicht übernommen');
    await expect(status(page)).toContainText(reason);
    expect(await stored(page)).toBe(before);
  }
});

const missing = /^Was dazu nötig ist, lässt sich gerade nicht laden\./;

test('what a transfer needs and does not come: the page says so, loses nothing, and the next try works', async ({
  page,
  browser,
}) => {
  await study(page);
  await page.goto('fortschritt/');
  const text = await exported(page);
  const code = await shownCode(page);
  const before = JSON.parse((await stored(page)) ?? '') as unknown;

  const other = await (await browser.newContext()).newPage();
  const faults: string[] = [];
  other.on('pageerror', (error) => faults.push(error.message));
  const fail = () => other.route(/_astro\/(code|backup)\.[^/]*\.js/, (route) => route.abort());
  await fail();
  await other.goto(`fortschritt/#stand=${code}`);
  const accept = other.getByRole('button', { name: 'Übernehmen', exact: true });
  await accept.click();
  await expect(status(other)).toHaveText(missing);
  await expect(other).toHaveURL(/#stand=/);
  // The same file twice.
  await importFile(other, text);
  await expect(status(other)).toHaveText(missing);
  await expect(other.locator('input[type=file]')).toHaveValue('');
  expect(await stored(other)).toBeNull();

  await other.unrouteAll();
  await accept.click();
  await expect(status(other)).toHaveText(/^Übernommen/);
  await expect(other).toHaveURL(/fortschritt\/$/);
  expect(JSON.parse((await stored(other)) ?? '')).toEqual(before);
  await importFile(other, text);
  await expect(status(other)).toHaveText(/Geändert hat sich nichts/);
  expect(faults).toEqual([]);
});

test('whoever wants a file before deleting hears where he looks that there is none', async ({ page }) => {
  await page.goto('fortschritt/');
  await row(page, '2-1').getByRole('checkbox').check();
  await page.route('**/_astro/backup.*.js', (route) => route.abort());
  const ask = page.getByRole('button', { name: 'Lernstand löschen …' });
  await ask.click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Erst Datei sichern' }).click();
  await expect(dialog.getByRole('status')).toHaveText(missing);
  await page.keyboard.press('Escape');
  await ask.click();
  await expect(dialog.getByText(missing)).toBeHidden();
});

for (const [path, shown] of [
  ['fortschritt/', 'tr[data-line="2-5-1"]:has(:checked)'],
  ['fortschritt/', 'tr[data-sum] [data-kind=sections].is-begun'],
  ['kapitel/2-5-cpu-virtualisierung/', '[data-tick="sections:2-5-1"]:checked'],
  ['fragen/', 'details:has(> #frage-q39) .history'],
  ['hilfe/', 'html[data-profile=beamer]'],
] as const) {
  test(`a page that comes back by „Zurück“ shows what was done elsewhere: ${path} ${shown}`, async ({ page }) => {
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    await expect(page.locator(shown)).toHaveCount(0);
    await page.evaluate((name) => {
      const at = 1_790_000_000;
      const sections = { '2-5-1': { at, done: true } };
      const answers = { q39: [{ at, right: false }] };
      const state = { v: 1, goals: {}, sections, questions: answers, cards: {}, figures: {} };
      localStorage.setItem(name, JSON.stringify(state));
      localStorage.setItem('unterbau.profil', 'beamer');
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    }, key);
    await expect(page.locator(shown)).toHaveCount(1);
  });
}

test('two tabs: a tick in one shows in the other, and both are kept', async ({ context }) => {
  const [one, other] = [await cleanPage(context), await cleanPage(context)];
  await row(one, '2-6-5').getByRole('checkbox').check();
  await expect(row(other, '2-6-5').getByRole('checkbox')).toBeChecked();
  await row(other, '2-6-6').getByRole('checkbox').check();
  await expect(one.locator('tr[data-sum] [data-kind=sections]')).toHaveText(/^2\//);
  await one.reload();
  await expect(row(one, '2-6-5').getByRole('checkbox')).toBeChecked();
  await expect(row(one, '2-6-6').getByRole('checkbox')).toBeChecked();
});

for (const [name, fault, sentence] of [
  ['throws', 'SecurityError', 'verbietet der Seite zu speichern'],
  ['is full', 'QuotaExceededError', 'Speicher des Browsers ist voll'],
] as const) {
  test(`storage that ${name}: the page says so, works, and can still be saved`, async ({ page }) => {
    const faults = watch(page);
    await page.addInitScript((error) => {
      const refuse = (): never => {
        throw new DOMException('refused', error);
      };
      Storage.prototype.setItem = refuse;
      if (error === 'SecurityError') Storage.prototype.getItem = refuse;
    }, fault);
    await page.goto('fortschritt/');
    await row(page, '2-6-5').getByRole('checkbox').check();
    await expect(page.locator('.transfer-trouble')).toContainText(sentence);
    await expect(row(page, '2-6-5').getByRole('checkbox')).toBeChecked();
    await expect(page.locator('tr[data-sum] [data-kind=sections]')).toHaveText(/^1\//);
    expect(await exported(page)).toContain('"2-6-5"');
    await page.goto('karten/');
    await page.getByRole('button', { name: 'Karten lernen' }).click();
    await page.keyboard.press('Space');
    await page.keyboard.press('4');
    await page.getByRole('button', { name: 'Beenden' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'speichert gerade nichts' })).toBeVisible();
    await expect(page.locator('[data-count=known]')).toHaveText('1');
    expect(faults).toEqual([]);
  });
}

test('what this page cannot read stays as it is until the reader deletes it', async ({ page }) => {
  await page.goto('fortschritt/');
  const newer = '{"v":2,"neues":{}}';
  await page.evaluate(([name, text]) => localStorage.setItem(name!, text!), [key, newer]);
  await page.reload();
  await expect(page.locator('.transfer-trouble')).toContainText('neueren Ausgabe');
  await row(page, '2-1').getByRole('checkbox').check();
  expect(await stored(page)).toBe(newer);
  await page.getByRole('button', { name: 'Lernstand löschen …' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Löschen', exact: true }).click();
  await expect.poll(() => stored(page)).toBeNull();
  await row(page, '2-2').getByRole('checkbox').check();
  await expect.poll(() => stored(page)).toContain('"2-2"');
});

test('deleting asks first, offers the file, and can be called off', async ({ page }) => {
  await study(page);
  await page.goto('fortschritt/');
  const before = await stored(page);
  const ask = page.getByRole('button', { name: 'Lernstand löschen …' });
  const dialog = page.getByRole('dialog', { name: 'Lernstand löschen?' });
  await ask.click();
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Erst Datei sichern' }).click();
  await download;
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(ask).toBeFocused();
  expect(await stored(page)).toBe(before);
  await ask.click();
  await dialog.getByRole('button', { name: 'Löschen', exact: true }).click();
  await expect(status(page)).toHaveText('Der Lernstand in diesem Browser ist gelöscht.');
  expect(await stored(page)).toBeNull();
  await expect(page.locator('tr[data-sum] [data-kind=cards]')).toHaveText(/^0\//);
});

test('a deep link, an embed and a mere visit write nothing', async ({ page }) => {
  for (const path of [
    'kapitel/2-5-cpu-virtualisierung/#abschnitt-2-5-4',
    'figuren/cpu-ringe/systemaufruf/',
    'karten/#karte-begriff-skew',
    'fortschritt/',
  ]) {
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    expect(await stored(page), path).toBeNull();
  }
  await page.goto('einbetten/cpu-ringe/');
  await page.evaluate(() =>
    document.dispatchEvent(new CustomEvent('unterbau:figur-gesehen', { detail: { slug: 'cpu-ringe' } })),
  );
  await page.waitForLoadState('networkidle');
  expect(await stored(page)).toBeNull();
});

test('a tick set before the script is there is kept', async ({ page }) => {
  // A state that says nothing of it.
  await page.goto('fortschritt/');
  await row(page, '2-3').getByRole('checkbox').check();
  const arrive = await heldScripts(page);
  await page.goto('fortschritt/', { waitUntil: 'commit' });
  await row(page, '2-2').getByRole('checkbox').check();
  arrive();
  await expect(page.locator('tr[data-sum] [data-kind=sections]')).toHaveText(/^2\//);
  await expect(row(page, '2-2').getByRole('checkbox')).toBeChecked();
  await page.reload();
  await expect(row(page, '2-2').getByRole('checkbox')).toBeChecked();
});

test('the browser is asked once to keep what it stores', async ({ page }) => {
  await page.addInitScript(() => {
    const asked: string[] = [];
    Object.assign(window, { asked });
    navigator.storage.persist = () => {
      asked.push('persist');
      return Promise.resolve(true);
    };
  });
  await page.goto('fortschritt/');
  for (const section of ['2-1', '2-2', '2-3']) await row(page, section).getByRole('checkbox').check();
  expect(await page.evaluate(() => (window as unknown as { asked: string[] }).asked)).toEqual(['persist']);
});

test('a chapter that nobody ticked loads nothing of the store', async ({ page }) => {
  const scripts: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(request.url());
  });
  await page.goto('kapitel/2-1-bestandteile/');
  await page.waitForLoadState('networkidle');
  expect(scripts.filter((url) => url.includes('store'))).toEqual([]);
  await page.getByRole('checkbox', { name: /^Die Aufgaben von HA/ }).check();
  await expect(page.getByText('In diesem Browser gemerkt.')).toBeVisible();
  expect(scripts.filter((url) => url.includes('store'))).not.toEqual([]);
});

test('what keeps ticks comes when a reader comes near one, by mouse or by keyboard', async ({ page }) => {
  for (const near of ['hover', 'focus'] as const) {
    await page.goto('kapitel/2-1-bestandteile/');
    await page.waitForLoadState('networkidle');
    const store = page.waitForRequest(/store\.[^/]*\.js/);
    await page.getByRole('checkbox', { name: /^Die Aufgaben von HA/ })[near]();
    await store;
  }
});

test('a tick that cannot be kept says so, and is kept with the next one', async ({ page }) => {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  await page.route('**/_astro/store.*.js', (route) => route.abort());
  await page.goto('kapitel/2-5-cpu-virtualisierung/');
  const [first, second] = [
    page.getByRole('checkbox', { name: /^Die vier Ringe/ }),
    page.getByRole('checkbox', { name: 'Gelesen: 2.5.1 CPU-Affinity' }),
  ];
  await first.check();
  await expect(page.getByText(/^Noch nicht gemerkt:/)).toBeVisible();
  await page.unrouteAll();
  await second.check();
  await expect(page.getByText('In diesem Browser gemerkt.')).toBeVisible();
  const { goals, sections } = JSON.parse((await stored(page)) ?? '') as Record<string, object>;
  expect([Object.keys(goals!).length, Object.keys(sections!).length]).toEqual([1, 1]);
  await expect(first).toBeChecked();
  await expect(second).toBeChecked();
  expect(faults).toEqual([]);
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('the page lists what there is to learn, and shows no dead box or button', async ({ page }) => {
    await page.goto('fortschritt/');
    await expect(row(page, '2-5-3')).toBeVisible();
    await expect(page.getByRole('heading', { name: 'VCP-410' })).toBeVisible();
    await expect(page.locator('main').getByRole('checkbox')).toHaveCount(0);
    await expect(page.locator('main').getByRole('button')).toHaveCount(0);
    await page.goto('kapitel/2-1-bestandteile/');
    await expect(page.locator('main').getByRole('checkbox')).toHaveCount(0);
    await expect(page.getByText('Die Aufgaben von HA und DRS unterscheiden.')).toBeVisible();
  });
});
