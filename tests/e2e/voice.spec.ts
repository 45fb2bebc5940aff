// What the live region of a figure is given, and what a screen reader finds: each utterance once, and in full.
import { expect, test, type Locator, type Page } from '@playwright/test';
import { cursor, player, questions } from './support.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

/** Hears everything that is added to the live region from now on: what a screen reader would say. */
async function listen(page: Page, root: Locator): Promise<(wanted: RegExp) => Promise<void>> {
  await root.locator('[aria-live=polite]').evaluate((region) => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    new MutationObserver((changes) => {
      for (const { addedNodes, type } of changes) {
        if (type === 'characterData') heard.push(region.textContent);
        for (const node of addedNodes) heard.push(node.textContent ?? '');
      }
    }).observe(region, { childList: true, characterData: true, subtree: true });
  });
  const all = () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
  let told = 0;
  /** One utterance more, and no other. */
  return async (wanted: RegExp) => {
    await expect.poll(async () => (await all()).slice(told)).toEqual([expect.stringMatching(wanted)]);
    told += 1;
  };
}

test('a choice is spoken once, also as the first thing that a reader does, and keeps the focus', async ({ page }) => {
  await page.goto('figuren/co-scheduling/');
  const root = await player(page);
  const heard = await listen(page, root);
  const choice = root.locator('.choices button').first();
  await choice.focus();
  await page.keyboard.press('Enter');
  await expect(root).toHaveAttribute('data-step', '1');
  await heard(/^Schritt 1 von \d+: \S.+/);
  await expect(choice).toBeFocused();
});

test('another question speaks its start, a comparison both sentences and where they part', async ({ page }) => {
  await page.goto('figuren/co-scheduling/');
  const root = await player(page);
  const heard = await listen(page, root);
  const entries = await questions(root);
  await entries.nth(1).click();
  await heard(/^Schritt 0 von \d+: \S.+/);
  const beside = root.getByRole('combobox', { name: 'Vergleich' });
  await beside.selectOption({ index: 1 });
  await heard(
    /^Vergleich mit .+\. (Erste Abweichung: Schritt \d+|Beide Läufe gleichen sich bis zum Ende\.)\.? Schritt 0/,
  );
  await root.focus();
  await page.keyboard.press('End');
  await heard(/^Schritt \d+ von \d+: (ESX.+: \S.+ ESX.+: \S|Beide gleich: \S)/);
  await beside.selectOption('');
  await heard(/^Schritt \d+ von \d+: \S.+/);
});

test('while the scrubber has the focus it speaks alone', async ({ page }) => {
  await page.goto('figuren/co-scheduling/');
  const root = await player(page);
  const heard = await listen(page, root);
  const slider = root.getByRole('slider', { name: 'Schritt' });
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  expect(await cursor(root)).toBe(2);
  await expect(slider).toHaveAttribute('aria-valuetext', /^Schritt 2 von \d+: \S.+/);
  // Had it said more, this would not be the first that is heard.
  await root.getByRole('button', { name: 'Weiter', exact: true }).click();
  await heard(/^Schritt 3 von/);
});

test('dialogs say their title and not all that stands in them: their head has the focus', async ({ page }) => {
  await page.goto('figuren/co-scheduling/');
  const root = await player(page);
  for (const [button, title] of [
    ['Teilen', 'Diesen Schritt teilen'],
    ['Tasten', 'Tasten der Figur'],
  ] as const) {
    await root.getByRole('button', { name: button, exact: true }).click();
    await expect(page.getByRole('dialog', { name: title }).getByRole('group', { name: title })).toBeFocused();
    await page.keyboard.press('Escape');
  }
});

test('a figure has a short name, a heading before it, and tells its sentence when it gets the focus', async ({
  page,
}) => {
  await page.goto('kapitel/2-7-hardwarevirtualisierung/');
  const root = await player(page);
  await expect(page.getByRole('figure', { name: 'Abbildung 2.12', exact: true })).toHaveCount(1);
  await expect(page.getByRole('heading', { name: /^Abbildung 2\.12: ./ })).toHaveCount(1);
  await expect(root).toHaveAccessibleDescription((await root.locator('.sentence').innerText()).trim());
});
