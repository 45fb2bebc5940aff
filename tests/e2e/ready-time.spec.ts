import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { player, watch } from './support.ts';

const page1 = 'figuren/ready-rechner/';

test('milliseconds and percent are one value: what is typed leads, the other field follows', async ({ page }) => {
  const faults = watch(page);
  await page.goto(page1);
  const root = await player(page);
  await expect(root.locator('[data-live] .form')).toBeVisible();
  const ready = root.getByRole('textbox', { name: 'Ready' });
  const percent = root.getByRole('textbox', { name: 'Prozent je vCPU' });
  const sentence = root.locator('.sentence').first();
  await expect(percent).toHaveValue('20');
  await percent.fill('10');
  await expect(ready).toHaveValue('4.000');
  await expect(sentence).toContainText('Genau 10 % je vCPU');
  await ready.fill('2.000 ms');
  await expect(percent).toHaveValue('5');
  await expect(sentence).toContainText('Das ist wenig');
  for (const [text, answer] of [
    ['', 'fehlt eine Zahl'],
    ['viel', 'keine Zahl'],
    ['-1', 'Erlaubt: 0 bis'],
  ] as const) {
    await ready.fill(text);
    await expect(root.locator('.problem')).toContainText(answer);
    await expect(sentence).toContainText('Das ist wenig');
  }
  await ready.fill('50000');
  await expect(sentence).toContainText('Das geht nicht');
  expect(faults).toEqual([]);
});

test('a link brings its value, and „Teilen“ has a line and a table to take along', async ({ page }) => {
  await page.goto(`${page1}?p.ready=60000&p.interval=day`);
  const root = await player(page);
  await expect(root.locator('.sentence').first()).toContainText('Genau 10');
  await root.getByRole('button', { name: 'Teilen' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('textbox', { name: 'Zeile für das Ticket' })).toHaveValue(
    /60\.000\sms in 5\smin, 2\svCPUs = 10\s% je vCPU – http/,
  );
  const waiting = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Tabelle als CSV speichern' }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toMatch(/^\d{4}-\d\d-\d\d-wann-cpu-ready-viel-ist\.csv$/);
  const text = readFileSync(await download.path(), 'utf8');
  expect(text).toMatch(/^\ufeffDiagramm;Ready;vCPUs;Anteil je vCPU\r\n/);
  expect(text.trimEnd().split('\r\n')).toHaveLength(7);
  expect(text).toMatch(/Quelle: http[^\r]*ready-rechner/);
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('picture, presets as links and their answers are there', async ({ page }) => {
    await page.goto(page1);
    await expect(page.locator('svg.drawing').first()).toBeAttached();
    await page.goto(`${page1}unmoeglich/`);
    await expect(page.locator('main')).toContainText('Das geht nicht');
  });
});
