import { expect, test, type Page } from '@playwright/test';
import { watch } from './support.ts';

const chapter = 'kapitel/2-3-vcenter-server/';
const choice = (page: Page, name: string) =>
  page.getByRole('group', { name: 'Stand der Angaben' }).getByRole('radio', { name, exact: true });
const note = (page: Page) => page.locator('.note[data-kind="heute"]').first();
const column = (page: Page) => page.locator('#tabelle-2-10 .zeit-heute').first();

test('the book alone or with what holds today: at once, without a reload', async ({ page }) => {
  const faults = watch(page);
  await page.goto(chapter);
  await expect(choice(page, 'heute')).toBeChecked();
  await expect(note(page)).toBeVisible();
  await expect(column(page)).toBeVisible();
  await choice(page, '2010').check({ force: true });
  await expect(note(page)).toBeHidden();
  await expect(column(page)).toBeHidden();
  await expect(page.locator('.note[data-kind="einordnung"]').first()).toBeVisible();
  await choice(page, 'heute').check({ force: true });
  await expect(note(page)).toBeVisible();
  expect(faults).toEqual([]);
});

test('it works by keyboard as a group of two', async ({ page }) => {
  await page.goto(chapter);
  await choice(page, 'heute').focus();
  await page.keyboard.press('ArrowLeft');
  await expect(choice(page, '2010')).toBeFocused();
  await expect(choice(page, '2010')).toBeChecked();
  await expect(page.locator('html')).toHaveAttribute('data-zeit', '2010');
});

test('the choice is remembered and stands in the address of every page', async ({ page }) => {
  await page.goto(chapter);
  await choice(page, '2010').check({ force: true });
  await expect(page).toHaveURL(/\?zeit=2010$/);
  await page.goto('tabellen/');
  await expect(choice(page, '2010')).toBeChecked();
  await expect(page).toHaveURL(/\/tabellen\/\?zeit=2010$/);
  await choice(page, 'heute').check({ force: true });
  await page.goto(chapter);
  await expect(page.locator('html')).toHaveAttribute('data-zeit', 'heute');
  await expect(page).toHaveURL(/server\/$/);
});

test('a link beats what is remembered, and does not replace it', async ({ page }) => {
  await page.goto(chapter);
  await choice(page, '2010').check({ force: true });
  await page.goto(`${chapter}?zeit=heute`);
  await expect(note(page)).toBeVisible();
  await page.goto(chapter);
  await expect(note(page)).toBeHidden();
  await page.goto(`${chapter}?zeit=1999`);
  await expect(page.locator('html')).toHaveAttribute('data-zeit', '2010');
});

test('a link to a note shows it even in the view of 2010', async ({ page }) => {
  await page.goto(chapter);
  const id = (await note(page).getAttribute('id')) ?? '';
  await page.goto(`${chapter}?zeit=2010#${id}`);
  await expect(page.locator(`#${id}`)).toBeVisible();
});

test('so does a link to a note that another one took up', async ({ page }) => {
  await page.goto('kapitel/2-6-memory-virtualisierung/?zeit=2010#heute-2-6-a');
  await expect(page.locator('#heute-2-6-b')).toBeVisible();
  await expect(page.locator('#heute-2-6-b')).toBeInViewport();
  await expect(page.locator('#heute-2-6-1-a')).toBeHidden();
});

test('the choice holds before the first paint', async ({ page }) => {
  // What the page is like when its text arrives, long before the scripts at its end run.
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (document.querySelector('h1') === null) return;
      observer.disconnect();
      Object.assign(window, { early: document.documentElement.dataset.zeit });
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto(`${chapter}?zeit=2010`);
  expect(await page.evaluate(() => (window as { early?: string }).early)).toBe('2010');
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('everything is visible and there is no dead switch', async ({ page }) => {
    await page.goto(`${chapter}?zeit=2010`);
    await expect(note(page)).toBeVisible();
    await expect(column(page)).toBeVisible();
    await expect(page.getByRole('group', { name: 'Stand der Angaben' })).toBeHidden();
  });
});
