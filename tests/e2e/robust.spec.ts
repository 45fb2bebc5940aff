// What went wrong in other projects, and what surroundings do to a page: translators, bad lines, old links, thumbs.
import { expect, test, type Page } from '@playwright/test';
import { cursor, heldScripts, player } from './support.ts';

const address = 'figuren/co-scheduling/';

/** Plays a tab that was opened in the background; `show` brings it to the front. */
async function inBackground(page: Page): Promise<() => Promise<void>> {
  await page.addInitScript(() => {
    let hidden = true;
    Object.defineProperty(document, 'hidden', { get: () => hidden });
    Object.assign(window, {
      show: () => {
        hidden = false;
        document.dispatchEvent(new Event('visibilitychange'));
      },
    });
  });
  return () => page.evaluate(() => (window as unknown as { show: () => void }).show());
}

test('a table that scrolls keeps the keys that scroll it', async ({ page }) => {
  await page.setViewportSize({ width: 400, height: 800 });
  await page.goto(address);
  const root = await player(page);
  await root.locator('.folded-steps > summary').click();
  const region = root.locator('.twin-scroll');
  await region.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('PageDown');
  await expect.poll(() => region.evaluate((one) => one.scrollLeft * one.scrollTop)).toBeGreaterThan(0);
  expect(await cursor(root)).toBe(0);
});

test('on a translated page sentence and position go on with the picture', async ({ page }) => {
  await page.goto(address);
  const root = await player(page);
  await root.evaluate((one) => {
    const walker = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode as Text);
    for (const text of texts.filter((node) => node.data.trim() !== '' && !node.parentElement?.closest('svg'))) {
      const foreign = document.createElement('span');
      foreign.textContent = `Translated ${text.data}`;
      text.replaceWith(foreign);
    }
  });
  for (let i = 0; i < 3; i += 1) await root.getByRole('button', { name: 'Weiter' }).click();
  await expect(root.locator('.sentence')).not.toContainText('Translated');
  const fresh = await page.context().newPage();
  await fresh.goto(address);
  const other = await player(fresh);
  for (let i = 0; i < 3; i += 1) await other.getByRole('button', { name: 'Weiter', exact: true }).click();
  await expect(root.locator('.sentence')).toHaveText((await other.locator('.sentence').textContent())!);
  await expect(root.locator('.timeline')).toContainText('3/');
});

test('what plays by itself waits until somebody sees it', async ({ page }) => {
  const show = await inBackground(page);
  await page.clock.install();
  await page.goto(`${address}?spiel=1&tempo=4`);
  const root = await player(page);
  for (let i = 0; i < 20; i += 1) await page.clock.runFor(500);
  expect(await cursor(root)).toBe(0);
  await show();
  await expect
    .poll(async () => {
      await page.clock.runFor(500);
      return cursor(root);
    })
    .toBeGreaterThan(0);
});

test('what others add to a link is passed over in silence, a near miss of ours is named', async ({ page }) => {
  await page.goto(`${address}?modus=vortrag&utm_source=teams&fbclid=x&wt.mc_id=1&safelinks=1&gclid=2`);
  const root = await player(page);
  await expect(root.locator('.notice')).toHaveCount(0);
  const before = (await root.getByRole('button', { name: 'Weiter', exact: true }).boundingBox())!;
  for (const miss of ['SCHRITT=x', 'shritt=x', 'amp;tempo=2']) {
    await page.goto(`${address}?modus=vortrag&${miss}`);
    await player(page);
    await expect(root.locator('.notice')).toContainText(miss.split('=')[0]!);
    // In front of an audience the note lies over the page.
    expect(await root.getByRole('button', { name: 'Weiter', exact: true }).boundingBox()).toEqual(before);
  }
});

test('an old or mistyped link says what did not hold, also of the page, of a run and of a number', async ({ page }) => {
  for (const [query, said] of [
    ['profil=lila', /profil=lila.*hell \| dunkel \| beamer/],
    ['modus=foo', /modus=foo.*lesen \| vortrag/],
    ['zeit=1999', /zeit=1999.*2010 \| heute/],
    ['schrift=900', /schrift=900.*100 … 200/],
    ['lauf=1~9x99-7~3', /Den Lauf im Link gibt es so nicht/],
    ['lauf=1~~400', /Den Lauf im Link gibt es so nicht/],
    ['lauf=1~0x3~2&schritt=skew-grenze', /Neben „lauf“ gilt „schritt=skew-grenze“ nicht/],
    ['schritt=8', /der heute die Nummer 8 hat/],
  ] as const) {
    await page.goto(`${address}?${query}`);
    const root = await player(page);
    await expect(root.locator('.notice li'), query).toHaveCount(1);
    await expect(root.locator('.notice'), query).toContainText(said);
    if (query === 'schritt=8') expect(await cursor(root)).toBe(8);
  }
});

test('in a chapter too: what the page cannot do, and what is meant for no figure of it', async ({ page }) => {
  const chapter = 'kapitel/2-5-cpu-virtualisierung/';
  const note = page.getByRole('alert');
  for (const [query, said] of [
    ['profil=lila', 'profil=lila“ ist nicht möglich (erlaubt: hell | dunkel | beamer)'],
    ['modus=foo', 'modus=foo“ ist nicht möglich (erlaubt: lesen | vortrag)'],
    ['co-sheduling.schritt=skew-grenze#abbildung-2-8', 'meint keine Figur dieser Seite'],
    ['schritt=skew-grenze#abschnitt-2-5-3', 'co-scheduling.schritt'],
  ] as const) {
    await page.goto(`${chapter}?${query}`);
    await expect(note, query).toContainText(said);
    await expect(note, query).toBeInViewport();
    const hash = query.split('#')[1];
    if (hash !== undefined) await expect(page.locator(`#${hash}`), query).toBeInViewport();
  }
  await page.goto('glossar/?profil=lila');
  await expect(note).toContainText('profil=lila');
  await page.goto(`${chapter}?co-scheduling.schritt=skew-grenze&profil=dunkel&utm_source=x#abbildung-2-8`);
  await page.waitForLoadState('networkidle');
  await expect(note).toHaveCount(0);
});

test('a dialog that could not be loaded says so where one looks, and the next click tries again', async ({
  page,
  context,
}) => {
  await page.goto(address);
  const root = await player(page);
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);
  const share = root.getByRole('button', { name: 'Teilen', exact: true });
  for (let i = 0; i < 2; i += 1) {
    await share.click();
    const message = page.getByRole('dialog', { name: 'Nicht geladen' });
    await expect(message.getByRole('alert')).toBeInViewport();
    await page.keyboard.press('Escape');
    await expect(message).toHaveCount(0);
  }
  await context.setOffline(false);
  await share.click();
  await expect(page.getByRole('dialog', { name: 'Diesen Schritt teilen' })).toBeVisible();
});

for (const path of ['figuren/co-scheduling/', 'figuren/host-hardware/'] as const) {
  test(`a fold that is pressed before its code comes stays open and keeps the focus: ${path}`, async ({ page }) => {
    await page.goto(path);
    const folds = await page.locator('.player details').count();
    expect(folds).toBeGreaterThan(3);
    for (let at = 0; at < folds; at += 1) {
      const release = await heldScripts(page, '**/second-wave.*.js');
      await page.goto(path);
      const fold = page.locator('.player details').nth(at);
      const summary = fold.locator('> summary');
      const name = (await summary.textContent())!;
      await summary.focus();
      await page.keyboard.press('Enter');
      await expect(fold, name).toHaveAttribute('open', '');
      await expect(page.locator('.player')).not.toHaveAttribute('data-ready', '');
      release();
      await expect(page.locator('.player')).toHaveAttribute('data-ready', '');
      await expect(summary, name).toBeFocused();
      await expect(fold, name).toHaveAttribute('open', '');
      // And what is inside has come.
      await expect.poll(() => fold.evaluate((one) => one.textContent.length), name).toBeGreaterThan(name.length);
      await page.unroute('**/second-wave.*.js');
    }
  });
}

for (const [what, path, pattern] of [
  ['no script at all', 'figuren/co-scheduling/', '**/_astro/*.js'],
  ['not the code of a figure', 'einbetten/cpu-ringe/', '**/figure.*.js'],
  ['not what comes second', 'figuren/cpu-ringe/', '**/second-wave.*.js'],
] as const) {
  test(`where ${what} comes the page says so after some seconds`, async ({ page }) => {
    await page.route(pattern, (route) => route.abort());
    await page.goto(path);
    const note = page.locator('.asleep');
    await expect(note).toBeHidden();
    await expect(note).toBeVisible();
    await expect(note).toBeInViewport();
    await expect(note.getByRole('link', { name: 'Seite neu laden' })).toHaveAttribute('href', /\/$/);
    await page.unroute(pattern);
    await note.getByRole('link', { name: 'Seite neu laden' }).click();
    await player(page);
    await expect(note).toBeHidden();
  });
}

test.describe('with a thumb', () => {
  test.use({ viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true });

  test('a swipe that begins on the time line scrolls the page and leaves the step alone', async ({ page }) => {
    await page.goto(`${address}skew-grenze/`);
    const root = await player(page);
    const slider = root.getByRole('slider', { name: 'Schritt' });
    await slider.scrollIntoViewIfNeeded();
    const line = (await slider.boundingBox())!;
    const at = await cursor(root);
    const session = await page.context().newCDPSession(page);
    const [x, y] = [line.x + line.width * 0.15, line.y + line.height / 2];
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: { x: number; y: number }[]) =>
      session.send('Input.dispatchTouchEvent', { type, touchPoints: points });
    await touch('touchStart', [{ x, y }]);
    for (let i = 1; i <= 10; i += 1) await touch('touchMove', [{ x: x + i / 2, y: y - i * 20 }]);
    await touch('touchEnd', []);
    expect(await cursor(root)).toBe(at);
    await slider.scrollIntoViewIfNeeded();
    const there = (await slider.boundingBox())!;
    await page.touchscreen.tap(there.x + there.width * 0.9, there.y + there.height / 2);
    await expect.poll(() => cursor(root)).toBeGreaterThan(at);
  });
});

test('on a page of its own a figure obeys arrows and page keys at once; in a chapter they scroll', async ({ page }) => {
  await page.goto(address);
  const root = await player(page);
  await page.keyboard.press('PageDown');
  await page.keyboard.press('ArrowRight');
  expect(await cursor(root)).toBe(2);
  await page.keyboard.press('PageUp');
  expect(await cursor(root)).toBe(1);
  await page.getByRole('link', { name: 'zum Kapiteltext' }).focus();
  await page.keyboard.press('ArrowRight');
  expect(await cursor(root)).toBe(1);
  await page.goto('kapitel/2-7-hardwarevirtualisierung/');
  const inText = await player(page);
  await page.keyboard.press('ArrowRight');
  expect(await cursor(inText)).toBe(0);
});
