import { expect, test, type Locator, type Page } from '@playwright/test';
import { finish } from '../../src/sim/kernel/explorer.ts';
import { counting } from '../portions/model.ts';
import { player, watch } from './support.ts';

/** More than any machine counts while a test looks on. */
const LONG = 1_000_000;
const MIDDLE = 200_000;
/** Long enough to be seen at work, also on a machine with nothing else to do. */
const LINKED = 600_000;
const SHORT = 40_000;

/** What Node answers, plainly. */
const sumOf = (upTo: number, from: 'zero' | 'one' = 'zero') =>
  finish(counting.answer({ upTo, from }, undefined)).state.sum;

const shown = (root: Locator) => root.locator('[data-object=count]').first();
const ask = (root: Locator, upTo: number) => root.getByRole('textbox', { name: 'Bis' }).fill(String(upTo));
const bar = (root: Locator) => root.getByRole('progressbar', { name: 'Fortschritt der Berechnung' });
const said = (root: Locator) => root.locator('.portions-place').getByRole('status');

async function showsAnswer(root: Locator, upTo: number): Promise<void> {
  await expect(shown(root)).toHaveAttribute('data-count', String(upTo), { timeout: 60_000 });
  await expect(shown(root)).toHaveAttribute('data-sum', String(sumOf(upTo)));
  await expect(bar(root)).toHaveCount(0);
}

async function open(page: Page, path: string): Promise<Locator> {
  await page.goto(path);
  return player(page);
}

test('the first answer comes with the page: nothing is computed', async ({ page }) => {
  const faults = watch(page);
  const workers: string[] = [];
  page.on('worker', (worker) => workers.push(worker.url()));
  const root = await open(page, 'figuren/worker/');
  await expect(shown(root)).toHaveAttribute('data-sum', String(sumOf(1000)));
  // The second stop of the lecture came along as well.
  await root.getByRole('button', { name: 'Weiter', exact: true }).click();
  await expect(shown(root)).toHaveAttribute('data-sum', String(sumOf(2000)));
  await page.waitForTimeout(300);
  expect(workers).toEqual([]);
  expect(faults).toEqual([]);
});

test('while a worker counts the last answer stays, dimmed, under a bar that moves; cancelling keeps it', async ({
  page,
}) => {
  const faults = watch(page);
  const root = await open(page, 'figuren/worker/');
  const started = page.waitForEvent('worker');
  await ask(root, LONG);
  const worker = await started;
  await expect(bar(root)).toBeVisible();
  await expect(said(root)).toHaveText('Die neue Antwort wird berechnet.');
  await expect.poll(async () => Number(await bar(root).getAttribute('value'))).toBeGreaterThan(3);
  await expect(shown(root)).toHaveAttribute('data-count', '1000');
  expect(Number(await root.locator('.pictures').evaluate((one) => getComputedStyle(one).opacity))).toBeLessThan(1);
  const ended = new Promise((resolve) => worker.once('close', resolve));
  const cancel = root.getByRole('button', { name: 'Abbrechen' });
  await cancel.focus();
  await page.keyboard.press('Enter');
  await ended;
  await expect(bar(root)).toHaveCount(0);
  await expect(said(root)).toHaveText('Abgebrochen. Es bleibt die letzte vollständige Antwort.');
  await expect(root).toBeFocused();
  // Form, picture and address agree again.
  await expect(root.getByRole('textbox', { name: 'Bis' })).toHaveValue('1.000');
  await expect(shown(root)).toHaveAttribute('data-count', '1000');
  expect(new URL(page.url()).search).toBe('');
  expect(faults).toEqual([]);
});

test('a link whose answer is called off leaves the address of what is shown', async ({ page }) => {
  const root = await open(page, `figuren/worker/?p.upTo=${LONG}`);
  await root.getByRole('button', { name: 'Abbrechen' }).click();
  await expect(shown(root)).toHaveAttribute('data-count', '1000');
  await expect.poll(() => new URL(page.url()).search).toBe('');
});

test('a new question ends the old one; its answer is what Node says, and the address follows', async ({ page }) => {
  const root = await open(page, 'figuren/worker/');
  const first = page.waitForEvent('worker');
  await ask(root, LONG);
  const ended = (await first).waitForEvent('close');
  await expect(bar(root)).toBeVisible();
  await ask(root, SHORT);
  await ended;
  await showsAnswer(root, SHORT);
  await expect(page).toHaveURL(new RegExp(`p\\.upTo=${SHORT}`));
  await expect(root.locator('.sentence').first()).toContainText('Gezählt bis 40.000');
});

for (const name of ['slices', 'dying', 'gone', 'killed'] as const) {
  test(`${name}: the page itself counts, in slices that leave room for the reader`, async ({ page }) => {
    const root = await open(page, `figuren/${name}/`);
    await ask(root, MIDDLE);
    if (name === 'slices') {
      await expect(bar(root)).toBeVisible();
      // Frames are drawn meanwhile: the usual wait for one stays below what a reader feels as a halt.
      const waits = await page.evaluate(async () => {
        const all: number[] = [];
        for (let i = 0, last = performance.now(); i < 5; i += 1) {
          await new Promise(requestAnimationFrame);
          all.push(performance.now() - last);
          last = performance.now();
        }
        return all;
      });
      expect(waits.sort((a, b) => a - b)[2]).toBeLessThan(200);
    }
    await showsAnswer(root, MIDDLE);
  });
}

test('slices end at a new question and when cancelled', async ({ page }) => {
  const root = await open(page, 'figuren/slices/');
  await ask(root, LONG);
  await expect(bar(root)).toBeVisible();
  await ask(root, SHORT);
  await showsAnswer(root, SHORT);
  await ask(root, LONG);
  await root.getByRole('button', { name: 'Abbrechen' }).click();
  await expect(bar(root)).toHaveCount(0);
  await expect(shown(root)).toHaveAttribute('data-count', String(SHORT));
});

test('what cannot be computed is said, and the last answer stays', async ({ page }) => {
  const root = await open(page, 'figuren/broken/');
  await ask(root, SHORT);
  await expect(root.getByRole('alert')).toContainText('Diese Berechnung ist fehlgeschlagen.');
  await expect(shown(root)).toHaveAttribute('data-count', '1000');
  await expect(bar(root)).toHaveCount(0);
});

test('a frame with a bare sandbox starts no worker and answers all the same', async ({ page }) => {
  const workers: string[] = [];
  page.on('worker', (worker) => workers.push(worker.url()));
  await page.goto('./');
  const root = page.frameLocator('iframe').locator('.player');
  await showsAnswer(root, SHORT);
  expect(workers).toEqual([]);
});

test('a link into a setting of one’s own: the page’s answer stands until its own is there', async ({ page }) => {
  const root = await open(page, `figuren/worker/?p.upTo=${LINKED}`);
  await expect(bar(root)).toBeVisible();
  await expect(shown(root)).toHaveAttribute('data-count', '1000');
  await expect(root.getByRole('textbox', { name: 'Bis' })).toHaveValue('600.000');
  expect(page.url()).toContain(`p.upTo=${LINKED}`);
  await showsAnswer(root, LINKED);
});

test('back in the browser: a page that was left while it counted counts again', async ({ page }) => {
  const root = await open(page, `figuren/worker/?p.upTo=${SHORT * 3}`);
  await page.goto('figuren/slices/');
  await page.goBack();
  await showsAnswer(root, SHORT * 3);
});

test('back in the figure: an answer that was there is there at once, and ends what was asked', async ({ page }) => {
  const root = await open(page, 'figuren/worker/');
  await root.getByRole('button', { name: 'Weiter', exact: true }).click();
  const started = page.waitForEvent('worker');
  await ask(root, LONG);
  const ended = (await started).waitForEvent('close');
  await root.getByRole('button', { name: 'Zurück', exact: true }).click();
  await ended;
  await expect(shown(root)).toHaveAttribute('data-count', '1000');
  await ask(root, SHORT);
  await showsAnswer(root, SHORT);
  let later = 0;
  page.on('worker', () => (later += 1));
  await ask(root, 2000);
  await expect(shown(root)).toHaveAttribute('data-count', '2000');
  await root.getByRole('button', { name: 'Rückgängig' }).click();
  expect(later).toBe(0);
});

for (const name of ['worker', 'slices'] as const) {
  test(`${name}: in a hidden tab the work goes on, in a frozen one once it wakes`, async ({ page }) => {
    const root = await open(page, `figuren/${name}/`);
    await page.evaluate(() => {
      Object.defineProperty(document, 'hidden', { get: () => true });
      Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await ask(root, SHORT);
    await showsAnswer(root, SHORT);
    const devtools = await page.context().newCDPSession(page);
    await ask(root, SHORT * 2);
    await devtools.send('Page.setWebLifecycleState', { state: 'frozen' });
    await devtools.send('Page.setWebLifecycleState', { state: 'active' });
    await showsAnswer(root, SHORT * 2);
  });
}

test('two figures on a page count side by side, each for itself', async ({ page }) => {
  await page.goto('figuren/two/');
  const first = await player(page, 0);
  const second = await player(page, 1);
  await ask(first, LONG);
  await ask(second, SHORT);
  await expect(bar(first)).toBeVisible();
  await showsAnswer(second, SHORT);
  await expect(shown(first)).toHaveAttribute('data-count', '1000');
  await ask(first, SHORT + 1);
  await showsAnswer(first, SHORT + 1);
  await expect(shown(second)).toHaveAttribute('data-count', String(SHORT));
});

test('a comparison is shown once both halves are answered', async ({ page }) => {
  const root = await open(page, 'figuren/worker/');
  await ask(root, SHORT);
  await showsAnswer(root, SHORT);
  await root.getByRole('combobox', { name: 'Vergleich' }).selectOption('one');
  await expect(root.locator('[data-object=count]')).toHaveCount(2);
  await expect(root.locator('[data-object=count]').nth(0)).toHaveAttribute('data-sum', String(sumOf(SHORT)));
  await expect(root.locator('[data-object=count]').nth(1)).toHaveAttribute('data-sum', String(sumOf(SHORT, 'one')));
});
