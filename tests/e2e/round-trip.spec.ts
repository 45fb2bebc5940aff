// Links from a figure into its chapter, and the way back: address and picture always say the same.
import { expect, test, type Locator, type Page } from '@playwright/test';
import { digest } from '../links/record.ts';
import { figures, picture, player, questions, tagOf, watch } from './support.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

/** Everything that a reader sees of a moment. */
async function seen(root: Locator): Promise<readonly string[]> {
  const drawings = await root.locator('svg.drawing').count();
  return [
    ...(await root.locator('.sentence > span').allTextContents()),
    ...(await root.locator('.side-title').allTextContents()),
    // Their digests: what differs is looked at in a browser.
    ...(await Promise.all(Array.from({ length: drawings }, async (_, i) => digest(await picture(root, i))))),
  ];
}

/** The figure of a slug on the page; a chapter has several. */
async function figureOf(page: Page, slug: string): Promise<Locator> {
  const root = page.locator('.figure', { has: page.locator(`astro-island[props*='"${slug}"']`) }).locator('.player');
  await root.scrollIntoViewIfNeeded();
  await expect(root).toHaveAttribute('data-ready', '');
  return root;
}

async function chapterLink(page: Page, root: Locator): Promise<string> {
  await root.getByRole('button', { name: 'Teilen', exact: true }).click();
  const link = await page.getByRole('textbox', { name: 'Link in den Kapiteltext' }).inputValue();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  return link;
}

/** Compares if the figure can. */
async function compare(root: Locator): Promise<void> {
  const beside = root.getByRole('combobox', { name: 'Vergleich' });
  if ((await beside.count()) > 0) await beside.selectOption({ index: 1 });
}

/** Moments on the lecture and off it. Each begins at the figure's own page. */
const moments: Readonly<Record<string, (page: Page, root: Locator) => Promise<void>>> = {
  'a step of the lecture': async (_, root) => {
    const slider = root.getByRole('slider', { name: 'Schritt' });
    await slider.fill(String(Math.ceil(Number(await slider.getAttribute('max')) / 2)));
  },
  'the end of the lecture': (_, root) => root.press('End'),
  'another question, compared': async (page, root) => {
    await (await questions(root)).nth(1).click();
    await page.waitForLoadState();
    await expect(root).toHaveAttribute('data-ready', '');
    await compare(root);
    await root.press('ArrowRight');
  },
  'a choice, or a comparison alone': async (_, root) => {
    const choices = root.locator('.choices button');
    const forward = root.getByRole('button', { name: 'Weiter', exact: true });
    for (let i = 0; i < 3 && (await choices.count()) === 0; i += 1) await forward.click();
    if ((await choices.count()) > 0) await choices.last().click();
    else await compare(root);
  },
};

for (const slug of figures) {
  test(`${slug}: a link into the chapter shows the same there`, { tag: tagOf(slug) }, async ({ page, context }) => {
    const faults = watch(page);
    for (const [name, go] of Object.entries(moments)) {
      await page.goto(`figuren/${slug}/`);
      const root = await player(page);
      await go(page, root);
      const link = await chapterLink(page, root);
      const before = await seen(root);
      const chapter = await context.newPage();
      await chapter.goto(link);
      const there = await figureOf(chapter, slug);
      await expect.poll(() => seen(there), `${name}: ${link}`).toEqual(before);
      await expect(there.locator('.notice'), link).toHaveCount(0);
      // From there the link leads to the same address again.
      expect(await chapterLink(chapter, there), name).toBe(link);
      await chapter.close();
    }
    expect(faults).toEqual([]);
  });
}

for (const slug of figures) {
  test(`${slug}: after Back and Forward address and picture agree`, { tag: tagOf(slug) }, async ({ page, context }) => {
    await page.goto(`figuren/${slug}/`);
    const own = await player(page);
    await own.getByRole('button', { name: 'Weiter', exact: true }).click();
    await expect(page).toHaveURL(new RegExp(`figuren/${slug}/[a-z0-9.-]+/$`));
    await page.goto(await chapterLink(page, own));
    const there = await figureOf(page, slug);
    await compare(there);
    await there.press('ArrowRight');
    await expect(page).toHaveURL(new RegExp(`${slug}\\.(schritt|vergleich)=`));
    await page.locator('.contents a').last().click();
    await there.press('ArrowRight');
    for (const go of ['goBack', 'goBack', 'goForward', 'goForward'] as const) {
      await page[go]();
      const root = await figureOf(page, slug);
      const fresh = await context.newPage();
      // The address follows a little later.
      await expect
        .poll(async () => {
          await fresh.goto(page.url());
          return seen(await figureOf(fresh, slug));
        })
        .toEqual(await seen(root));
      await fresh.close();
    }
  });
}
