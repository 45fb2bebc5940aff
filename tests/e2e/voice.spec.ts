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

test('what parted is not called the same, even where both are told in the same words', async ({ page }) => {
  await page.goto('figuren/speicher-overhead/');
  const root = await player(page);
  const heard = await listen(page, root);
  await root.getByRole('combobox', { name: 'Vergleich' }).selectOption({ index: 1 });
  await heard(/^Vergleich mit .+\. Schritt 0 von 0: (?!Beide gleich)\S/);
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

test('a step is spoken once and at once where frames lie on the way to it', async ({ browser }) => {
  const page = await browser.newPage({ reducedMotion: 'no-preference' });
  await page.goto('figuren/co-scheduling/');
  const root = await player(page);
  // Without a CPU the run has two steps more: the next moment, and the end after many frames.
  await root.getByRole('button', { name: 'Host nimmt eine pCPU weg' }).click();
  const forward = root.getByRole('button', { name: 'Weiter', exact: true });
  await forward.click();
  await expect(root).toHaveAttribute('data-step', '2');
  const heard = await listen(page, root);
  await forward.click();
  await heard(/^Schritt 3 von 3: .+ Bilanz: /);
  await expect(root).toHaveAttribute('data-cursor', '16');
  await root.getByRole('button', { name: 'Zurück', exact: true }).click();
  // Had it said more on arrival, this would not be the second that is heard.
  await heard(/^Schritt 2 von 3: /);
  await page.close();
});

test('heads of tables are read whole: no text beside a part that stands for itself', async ({ page }) => {
  // Of a cell with such parts some screen readers take only those for its head: „(MB)“, not „2 vCPUs (MB)“.
  await page.goto('tabellen/');
  const split = await page.locator('table th').evaluateAll((heads) =>
    heads.flatMap((head) => {
      const stands = (one: Element) =>
        one.matches('a, button, [role]') || !['inline', 'none'].includes(getComputedStyle(one).display);
      const loose = document.createTreeWalker(head, NodeFilter.SHOW_TEXT);
      let isLoose = false;
      while (loose.nextNode()) {
        const { textContent, parentElement } = loose.currentNode;
        let one = parentElement!;
        while (one !== head && !stands(one)) one = one.parentElement!;
        if (one === head && textContent?.trim()) isLoose = true;
      }
      const parts = Array.from(head.querySelectorAll('*')).some((one) => stands(one));
      return isLoose && parts ? [head.textContent.replace(/\s+/g, ' ').trim()] : [];
    }),
  );
  expect(split).toEqual([]);
  await expect(page.locator('#tabelle-2-17').getByRole('columnheader', { name: '2 vCPUs (MB)' })).toBeVisible();
  await expect(page.locator('#tabelle-2-17').getByRole('rowheader', { name: '512', exact: true })).toBeVisible();
});

test('a card is spoken when it gets the focus: its faces carry their words as a name', async ({ page }) => {
  await page.goto('karten/');
  await page.getByRole('button', { name: 'Karten lernen' }).click();
  for (const face of ['front', 'back']) {
    const shown = page.locator(`.flash-${face}`);
    await expect(shown).toBeFocused();
    await expect(shown).toHaveRole('group');
    const first = (await shown.locator('> *').first().innerText()).replace(/\s+/g, ' ').trim();
    expect(await shown.getAttribute('aria-label')).toContain(first);
    await page.keyboard.press('Space');
  }
});
