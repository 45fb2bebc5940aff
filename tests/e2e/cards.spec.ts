import { expect, test, type Page } from '@playwright/test';
import { heldScripts, watch } from './support.ts';

const key = 'unterbau.lernstand';
const start = (page: Page) => page.getByRole('button', { name: 'Karten lernen' });
const count = (page: Page, name: string) => page.locator(`[data-count="${name}"]`);
const flash = (page: Page) => page.getByRole('article', { name: 'Karte' });
const front = (page: Page) => page.locator('.flash-front .flip-front');
const storedCards = (page: Page) =>
  page.evaluate((name) => {
    const state = JSON.parse(localStorage.getItem(name) ?? '{"cards":{}}') as {
      cards: Record<string, { reps: number; state: number; due: number }>;
    };
    return state.cards;
  }, key);

/** Learns by keyboard until the sitting ends; returns the questions in the order in which they came. */
async function learn(page: Page, rate: (question: string, times: number) => number): Promise<readonly string[]> {
  const shown: string[] = [];
  await start(page).click();
  while (await flash(page).isVisible()) {
    const question = await front(page).innerText();
    shown.push(question);
    if (shown.length > 80) throw new Error('a sitting without end');
    await page.keyboard.press('Space');
    await expect(page.locator('.flash-back')).toBeFocused();
    await page.clock.fastForward(8000);
    const before = JSON.stringify(await storedCards(page));
    await page.keyboard.press(String(rate(question, shown.filter((one) => one === question).length)));
    await expect.poll(async () => JSON.stringify(await storedCards(page))).not.toBe(before);
  }
  return shown;
}

test('ten cards over a month: they come when they are due, further and further apart', async ({ page }) => {
  test.slow();
  const faults = watch(page);
  await page.clock.install({ time: new Date('2026-11-02T18:00:00') });
  await page.goto('karten/');
  await page.getByLabel('Welche Karten?').selectOption('kind:tabelle');
  const first = await learn(page, () => 3);
  expect(new Set(first).size).toBe(10);
  await expect(page.getByRole('status').filter({ hasText: 'Fertig für jetzt.' })).toBeVisible();
  expect(Object.keys(await storedCards(page))).toHaveLength(10);
  await expect(count(page, 'due')).toHaveText('0');
  await expect(count(page, 'known')).toHaveText('10');

  // Evenings on which nothing new is asked for: what is due decides how much there is to do.
  const loads: number[] = [];
  for (let day = 1; day <= 30; day += 1) {
    await page.clock.fastForward('24:00:00');
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
    loads.push(Number(await count(page, 'due').innerText()));
    if (loads.at(-1) === 0) continue;
    // New ones would come too: leave when what was due is done.
    await start(page).click();
    for (let left = loads.at(-1)!; left > 0; left -= 1) {
      await page.keyboard.press('Space');
      await expect(page.locator('.flash-back')).toBeFocused();
      await page.clock.fastForward(5000);
      const before = JSON.stringify(await storedCards(page));
      await page.keyboard.press('3');
      await expect.poll(async () => JSON.stringify(await storedCards(page))).not.toBe(before);
    }
    await page.getByRole('button', { name: 'Beenden' }).click();
  }
  const reviews = loads.reduce((sum, one) => sum + one, 0);
  expect(reviews).toBeGreaterThanOrEqual(20);
  expect(reviews).toBeLessThan(60);
  const cards = Object.values(await storedCards(page));
  expect(cards.every(({ state, reps }) => state === 2 && reps >= 4)).toBe(true);
  const now = Date.parse('2026-12-02T18:00:00') / 1000;
  expect(Math.min(...cards.map(({ due }) => due))).toBeGreaterThan(now);
  expect(faults).toEqual([]);
});

test('a card that was not known comes again in the same sitting, and a slip of the finger can be taken back', async ({
  page,
}) => {
  await page.clock.install({ time: new Date('2026-11-02T18:00:00') });
  await page.goto('karten/');
  await page.getByLabel('Welche Karten?').selectOption('chapter:2.1');
  await start(page).click();
  const question = await front(page).innerText();
  await page.keyboard.press('Space');
  await page.keyboard.press('4');
  await expect(front(page)).not.toHaveText(question);
  await page.getByRole('button', { name: 'Letzte Bewertung zurücknehmen' }).click();
  await expect(front(page)).toHaveText(question);
  expect(await storedCards(page)).toEqual({});
  await page.keyboard.press('Space');
  await page.keyboard.press('1');
  await page.getByRole('button', { name: 'Beenden' }).click();
  const shown = await learn(page, () => 3);
  expect(shown).toContain(question);
});

test('while the scheduler comes late a rating counts once, and for the card that was rated', async ({ page }) => {
  const arrive = await heldScripts(page, '**/_astro/schedule.*.js');
  await page.goto('karten/');
  await start(page).click();
  const question = await front(page).innerText();
  for (const stroke of ['Space', '3', 'Space', '3']) await page.keyboard.press(stroke);
  await page.getByRole('button', { name: 'Beenden' }).click();
  await page.getByLabel('Welche Karten?').selectOption('kind:tabelle');
  await start(page).click();
  const other = await front(page).innerText();
  expect(other).not.toBe(question);
  arrive();
  await expect.poll(async () => Object.values(await storedCards(page)).map(({ reps }) => reps)).toEqual([1]);
  await expect(front(page)).toHaveText(other);
  await page.keyboard.press('Space');
  await page.keyboard.press('4');
  await expect.poll(async () => Object.keys(await storedCards(page)).length).toBe(2);
});

test('where the scheduler does not come the page says so, and the next rating asks again', async ({ page }) => {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  await page.route('**/_astro/schedule.*.js', (route) => route.abort());
  await page.goto('karten/');
  await start(page).click();
  const question = await front(page).innerText();
  await page.keyboard.press('Space');
  await page.keyboard.press('3');
  await expect(page.getByText(/^Die Bewertung zählt noch nicht:/)).toBeVisible();
  await expect(front(page)).toHaveText(question);
  await page.unrouteAll();
  await page.keyboard.press('3');
  await expect(front(page)).not.toHaveText(question);
  expect(Object.values(await storedCards(page)).map(({ reps }) => reps)).toEqual([1]);
  expect(faults).toEqual([]);
});

test('space turns and 1 to 4 rate only where the card is, and never before it was turned', async ({ page }) => {
  await page.goto('karten/');
  await start(page).click();
  await page.keyboard.press('3');
  await expect(page.locator('.flash-back')).toBeHidden();
  expect(await storedCards(page)).toEqual({});
  await page.locator('form.search input').focus();
  await page.keyboard.press('Space');
  await expect(page.locator('.flash-back')).toBeHidden();
});

test('numbers offer answers to choose from, the right one among its neighbours, and say their version', async ({
  page,
}) => {
  await page.goto('karten/');
  await page.getByLabel('Welche Karten?').selectOption('kind:tabelle');
  await start(page).click();
  await page.getByRole('button', { name: 'Antworten zur Auswahl' }).click();
  const choices = await page.locator('.flash-choices li').allInnerTexts();
  expect(choices.length).toBeGreaterThanOrEqual(3);
  await page.getByRole('button', { name: 'Antwort zeigen' }).click();
  const answer = await page.locator('.flash-back .flip-answer').innerText();
  expect(answer).toMatch(/vSphere.4\.0/);
  expect(choices.filter((choice) => answer.startsWith(choice))).toHaveLength(1);
  await expect(page.locator('.flash-rate [data-wait="3"]')).toHaveText('in 10 Minuten');
});

test('two tabs learn side by side and lose nothing', async ({ context }) => {
  const [one, other] = [await context.newPage(), await context.newPage()];
  for (const page of [one, other]) await page.goto('karten/');
  await one.getByLabel('Welche Karten?').selectOption('kind:tabelle');
  await other.getByLabel('Welche Karten?').selectOption('kind:begriff');
  for (const page of [one, other, one, other]) {
    if (!(await flash(page).isVisible())) await start(page).click();
    await page.keyboard.press('Space');
    const before = Object.keys(await storedCards(page)).length;
    await page.keyboard.press('4');
    await expect.poll(async () => Object.keys(await storedCards(page)).length).toBe(before + 1);
  }
  expect(Object.keys(await storedCards(one))).toHaveLength(4);
  await one.getByRole('button', { name: 'Beenden' }).click();
  await one.getByLabel('Welche Karten?').selectOption('');
  await expect(count(one, 'known')).toHaveText('4');
});

test('a link to a card opens it', async ({ page }) => {
  await page.goto('karten/#karte-2-1-vms-anzahl');
  await expect(page.locator('#karte-2-1-vms-anzahl .flip-answer')).toBeVisible();
  await expect(page.locator('#karte-2-1-vms-anzahl')).toBeInViewport();
});

test('Moodle XML and every file of QTI are well-formed XML of the kind they claim to be', async ({ page }) => {
  await page.goto('karten/');
  const roots = await page.evaluate(async () => {
    const text = await (await fetch('unterbau-fragen-moodle.xml')).text();
    const moodle = new DOMParser().parseFromString(text, 'application/xml');
    const questions = Array.from(moodle.querySelectorAll('question:not([type=category])'));
    return {
      error: moodle.querySelector('parsererror')?.textContent ?? null,
      root: moodle.documentElement.nodeName,
      count: questions.length,
      incomplete: questions.filter((one) => {
        const name = one.querySelector(':scope > name > text')?.textContent ?? '';
        const asked = one.querySelector(':scope > questiontext[format=html] > text')?.textContent ?? '';
        const pairs = one.querySelectorAll(':scope > subquestion').length;
        const answers = one.querySelectorAll(':scope > answer[fraction] > text').length;
        return name === '' || asked === '' || (one.getAttribute('type') === 'matching' ? pairs < 3 : answers < 3);
      }).length,
    };
  });
  expect(roots).toMatchObject({ error: null, root: 'quiz', incomplete: 0 });
  expect(roots.count).toBeGreaterThan(150);
  const response = await page.request.get('karten/unterbau-fragen-qti21.zip');
  const { unzipSync, strFromU8 } = await import('fflate');
  const files = Object.entries(unzipSync(new Uint8Array(await response.body()))).map(([name, bytes]) => [
    name,
    strFromU8(bytes),
  ]);
  expect(files.length).toBeGreaterThan(150);
  const broken = await page.evaluate(
    (all) =>
      all.flatMap(([name = '', text = '']) => {
        const read = new DOMParser().parseFromString(text, 'application/xml');
        const expected = name.startsWith('items/')
          ? 'assessmentItem'
          : name === 'test.xml'
            ? 'assessmentTest'
            : 'manifest';
        const isWell = read.querySelector('parsererror') === null && read.documentElement.localName === expected;
        return isWell ? [] : [name];
      }),
    files,
  );
  expect(broken).toEqual([]);
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('all cards are a list with folded answers, the files are there, and nothing is dead', async ({ page }) => {
    await page.goto('karten/');
    expect(await page.locator('.flip').count()).toBeGreaterThan(250);
    await expect(page.getByRole('button', { name: 'Karten lernen' })).toBeHidden();
    const card = page.locator('#karte-2-1-vms-anzahl');
    await card.locator('summary').click();
    await expect(card.locator('.flip-answer')).toContainText('320');
    for (const file of ['karten-anki.txt', 'karten.csv', 'fragen-moodle.xml', 'fragen-qti21.zip']) {
      const response = await page.request.get(`karten/unterbau-${file}`);
      expect(response.ok(), file).toBe(true);
    }
  });
});
