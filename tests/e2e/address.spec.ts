import { expect, test } from '@playwright/test';
import { cursor, player, settled, watch } from './support.ts';

test('every step of a lecture path has a page that shows it, with and without script', async ({ page, browser }) => {
  await page.goto('figuren/co-scheduling/skew-grenze/');
  const root = await player(page);
  const at = await cursor(root);
  expect(at).toBeGreaterThan(0);
  await expect(page).toHaveTitle(/Schritt\s\d+\/\d+/);
  const sentence = await root.locator('.sentence').textContent();
  const plain = await browser.newContext({ javaScriptEnabled: false });
  const still = await plain.newPage();
  await still.goto(page.url());
  await expect(still.locator('.sentence')).toHaveText(sentence ?? '');
  await expect(still.locator('svg.drawing').locator('visible=true')).toHaveCount(1);
  await expect(still.getByRole('button', { name: 'Weiter', exact: true })).toBeHidden();
  await plain.close();
});

test('stepping rewrites the address of a figure page, never the history', async ({ page }) => {
  await page.goto('figuren/cpu-ringe/');
  const before = await page.evaluate(() => history.length);
  const root = await player(page);
  await root.getByRole('button', { name: 'Weiter', exact: true }).click();
  await expect(page).toHaveURL(/figuren\/cpu-ringe\/[a-z0-9-]+\/$/);
  await page.reload();
  expect(await cursor(await player(page))).toBe(1);
  expect(await page.evaluate(() => history.length)).toBe(before);
});

test('inside a chapter a figure owns only the fields with its prefix', async ({ page }) => {
  await page.goto('kapitel/2-5-cpu-virtualisierung/?cpu-ringe.schritt=systemaufruf&profil=dunkel#abbildung-2-7');
  const root = page.locator('#abbildung-2-7 .player');
  await expect(root).not.toHaveAttribute('data-step', '0');
  await root.getByRole('button', { name: 'Weiter', exact: true }).click();
  await expect(page).toHaveURL(/cpu-ringe\.schritt=/);
  await expect(page).toHaveURL(/profil=dunkel/);
  await expect(page).toHaveURL(/#abbildung-2-7$/);
});

test('a mangled link opens the figure and says what was ignored', async ({ page }) => {
  const faults = watch(page);
  await page.goto(
    'figuren/co-scheduling/?p.policy=esx9&p.vcpus=4711&p.vcpus=3&lauf=%F0%9F%8E%88&seed=-1&tempo=99&quatsch=%00&schritt=gibt-es-nicht',
  );
  const root = await player(page);
  const notice = root.locator('.notice');
  await expect(notice).toContainText('esx2 | esx3 | esx4');
  await expect(notice.getByRole('listitem')).toHaveCount(7);
  await notice.getByRole('button', { name: 'Hinweis schließen' }).click();
  await expect(notice).toBeHidden();
  expect(faults).toEqual([]);
});

test('parameters and seed travel in a link', async ({ page }) => {
  await page.goto('figuren/co-scheduling/?p.policy=esx2&p.vcpus=2&seed=7');
  const root = await player(page);
  await root.getByRole('button', { name: 'Weiter', exact: true }).click();
  await expect(page).toHaveURL(/p\.policy=esx2&p\.vcpus=2&seed=7&schritt=/);
});

test('sharing offers the address in the languages of wikis', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('figuren/cpu-ringe/syscall/');
  const root = await player(page);
  await root.getByRole('button', { name: 'Teilen', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Link', { exact: true })).toHaveValue(/\/figuren\/cpu-ringe\/syscall\/$/);
  await expect(dialog.getByRole('textbox', { name: 'Markdown', exact: true })).toHaveValue(
    /^\[.+\]\(http.+syscall\/\)/,
  );
  await expect(dialog.getByRole('textbox', { name: 'HTML (iframe)', exact: true })).toHaveValue(
    /<iframe src="http.+\/einbetten\/cpu-ringe\/syscall\/"/,
  );
  await expect(dialog.getByRole('textbox', { name: 'MediaWiki', exact: true })).toHaveValue(/^\[http\S+ .+\]/);
  await expect(dialog.getByRole('textbox', { name: 'DokuWiki', exact: true })).toHaveValue(/^\[\[http.+\|.+\]\]/);
  await dialog.locator('.copyable').first().getByRole('button', { name: 'Kopieren' }).click();
  await expect(dialog.getByRole('status').first()).toHaveText('Kopiert');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/syscall\/$/);
});

test('two moments that look different have different link texts and files', async ({ page }) => {
  const moments = [
    'schritt=abstand-bleibt',
    'p.vcpus=2&schritt=skew-grenze',
    'p.policy=esx3&schritt=skew-grenze',
    'vergleich=esx2&schritt=skew-grenze',
    'lauf=1~0x3-1~5',
  ];
  const names = new Set<string>();
  const files = new Set<string>();
  for (const moment of moments) {
    await page.goto(`figuren/co-scheduling/?${moment}`);
    const root = await player(page);
    await root.getByRole('button', { name: 'Teilen', exact: true }).click();
    const dialog = page.getByRole('dialog');
    const text = await dialog.getByRole('textbox', { name: 'Markdown', exact: true }).inputValue();
    names.add(/^\[(.*?)\]\(/.exec(text)![1]!);
    const picture = await dialog.getByRole('textbox', { name: 'Bild mit Link, MediaWiki' }).inputValue();
    const [, file = '', link] = /^\[\[Datei:(.+)\.svg\|link=(.+?)\|alt=.+\]\]$/.exec(picture)!;
    expect(link).toBe(await dialog.getByLabel('Link', { exact: true }).inputValue());
    const coming = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'SVG speichern' }).click();
    expect((await coming).suggestedFilename()).toBe(`${file}.svg`);
    files.add(file);
  }
  expect([names.size, files.size]).toEqual([moments.length, moments.length]);
  expect([...names].join()).toMatch(/Vergleich mit ESX.2.*eigener Verlauf/);
});

test('the frame of the snippet is as high as the figure begins in it, whatever is open now', async ({ page }) => {
  for (const address of ['co-scheduling/?p.policy=esx3&vergleich=esx4', 'ballooning/', 'speicher-overhead/']) {
    await page.goto(`figuren/${address}`);
    const root = await player(page);
    for (const fold of await root.locator('.details > details > summary').all()) await fold.click();
    await root.getByRole('button', { name: 'Teilen', exact: true }).click();
    const snippet = await page.getByRole('textbox', { name: 'HTML (iframe)', exact: true }).inputValue();
    expect(snippet).toContain('style="border:0"');
    const [, src = ''] = /src="([^"]+)"/.exec(snippet)!;
    const [, height] = /height="(\d+)"/.exec(snippet)!;
    const embed = await page.context().newPage();
    await embed.setViewportSize({ width: 700, height: 400 });
    await embed.goto(src.replaceAll('&amp;', '&'));
    await player(embed);
    await settled(embed);
    const needed = await embed.evaluate(() => document.documentElement.scrollHeight);
    // Neither a bar to scroll with nor a hole below.
    expect(Number(height) - needed, address).toBeGreaterThanOrEqual(0);
    expect(Number(height) - needed, address).toBeLessThan(30);
    await embed.close();
  }
});

test('where the clipboard is closed the text is selected instead', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('closed')) } });
  });
  await page.goto('figuren/cpu-ringe/');
  const root = await player(page);
  await root.getByRole('button', { name: 'Teilen', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('.copyable').first().getByRole('button', { name: 'Kopieren' }).click();
  await expect(dialog.getByRole('status').first()).toContainText('markiert');
  const field = dialog.getByLabel('Link', { exact: true });
  const chosen = await field.evaluate((one: HTMLTextAreaElement) =>
    one.value.slice(one.selectionStart, one.selectionEnd),
  );
  expect(chosen).toContain('/figuren/');
});

test('without storage and history the figure works all the same', async ({ page }) => {
  const faults = watch(page);
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new Error('forbidden');
      },
    });
    history.replaceState = () => {
      Object.assign(window, { refused: true });
      throw new Error('forbidden');
    };
  });
  await page.goto('figuren/cpu-ringe/');
  const root = await player(page);
  await root.getByRole('button', { name: 'Weiter', exact: true }).click();
  await root.focus();
  await page.keyboard.press('p');
  expect(await cursor(root)).toBe(1);
  await page.waitForFunction(() => 'refused' in window);
  expect(faults).toEqual([]);
});

test('after Back and Forward the address says what the picture shows', async ({ page }) => {
  await page.goto('figuren/cpu-ringe/');
  const root = await player(page);
  const forward = root.getByRole('button', { name: 'Weiter', exact: true });
  await forward.click();
  await expect(page).toHaveURL(/cpu-ringe\/[a-z0-9.-]+\/$/);
  await page.evaluate(() => (location.hash = 'cpu-ringe'));
  const before = new URL(page.url()).pathname;
  await forward.click();
  await expect.poll(() => new URL(page.url()).pathname).not.toBe(before);
  const step = new URL(page.url()).pathname;
  for (const go of [() => page.goBack(), () => page.goForward()]) {
    await go();
    expect(await cursor(root)).toBe(2);
    await expect.poll(() => new URL(page.url()).pathname).toBe(step);
  }
});
