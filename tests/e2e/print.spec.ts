import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { figures, player, tagOf, watch } from './support.ts';

/** A page as its printer gets it, as wide as A4 without margins. The code of what was folded comes when the browser is idle. */
async function onPaper(page: Page, root: Locator): Promise<void> {
  await page.setViewportSize({ width: 658, height: 1000 });
  await page.emulateMedia({ media: 'print' });
  await expect
    .poll(async () => {
      await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
      return root.locator('.facts tbody tr').count();
    })
    .toBeGreaterThan(0);
}

/** What is wrong with a figure on paper: rows without head, what does not fit, what could only be clicked. */
const faultsOnPaper = (root: Locator) =>
  root.evaluate((player) => {
    const seen = (selector: string) =>
      [...player.querySelectorAll<HTMLElement>(selector)].filter((one) => one.checkVisibility());
    const rows = seen('.twin tbody tr, .facts tbody tr');
    const headless = rows.filter((row) => row.querySelector<HTMLElement>('th')?.innerText.trim() === '');
    const cut = [...rows, ...seen('.twin-scroll')].filter(
      (one) => one.getBoundingClientRect().right > innerWidth + 1 || one.scrollHeight > one.clientHeight + 1,
    );
    // The names of objects are buttons on screen.
    const toClick = seen('button, select, input').filter((one) => one.closest('.facts') === null);
    const isWider = document.documentElement.scrollWidth > document.documentElement.clientWidth;
    return [...headless, ...cut, ...toClick]
      .map((one) => one.innerText)
      .concat(isWider ? ['the page is too wide'] : []);
  });

for (const slug of figures) {
  test.describe(slug, { tag: tagOf(slug) }, () => {
    test('paper has its drawing, what it shows in words, and every step; and the screen has it folded again', async ({
      page,
    }) => {
      await page.goto(`figuren/${slug}/`);
      const root = await player(page);
      const last = Number(await root.getByRole('slider', { name: 'Schritt' }).getAttribute('max'));
      await onPaper(page, root);
      await expect(root.locator('svg.drawing:visible')).toHaveCount(1);
      const numbers = await root.locator('.twin tbody th').allInnerTexts();
      expect(numbers.map(Number)).toEqual(Array.from({ length: last + 1 }, (_, i) => i));
      await expect(root.locator('.twin tbody tr').last()).toBeVisible();
      await expect(root.locator('.facts tbody tr').last()).toBeVisible();
      expect(await faultsOnPaper(root)).toEqual([]);
      await page.evaluate(() => dispatchEvent(new Event('afterprint')));
      await expect(root.locator('table')).toHaveCount(0);
    });

    test('paper has both halves of a comparison, also from the page of a step', async ({ page }) => {
      await page.goto(`figuren/${slug}/`);
      await page.getByRole('link', { name: 'Schritt 1 →' }).click();
      await page.waitForURL(/figuren\/.+\/.+\//);
      const root = await player(page);
      const beside = root.getByRole('combobox', { name: 'Vergleich' });
      const compares = (await beside.count()) > 0;
      if (compares) await beside.selectOption({ index: 1 });
      await onPaper(page, root);
      const halves = root.locator('.side');
      await expect(halves).toHaveCount(compares ? 2 : 0);
      for (const half of await halves.all()) await expect(half.locator('.sentence')).toBeVisible();
      const pairs = (await root.locator('.side svg').count()) === 0;
      await expect(root.locator('svg.drawing:visible')).toHaveCount(compares && !pairs ? 2 : 1);
      expect(await faultsOnPaper(root)).toEqual([]);
    });

    test('a chapter prints still pictures of it instead of the player, and a frame in another page its drawing', async ({
      page,
      baseURL,
    }) => {
      await page.emulateMedia({ media: 'print' });
      await page.goto(`figuren/${slug}/`);
      const chapter = await page.locator('.stage-where a').last().getAttribute('href');
      await page.goto(chapter!);
      const figure = page.locator('.figure').filter({ has: page.locator(`astro-island[props*='"${slug}"']`) });
      await expect(figure.locator('.player')).toBeHidden();
      const moments = figure.locator('.key-frame');
      expect(await moments.count()).toBeGreaterThan(1);
      for (const moment of await moments.all()) {
        await expect(moment.locator('svg').first()).toBeVisible();
        await expect(moment.locator('p').first()).toBeVisible();
      }

      const wiki = createServer((_, response) =>
        response
          .setHeader('content-type', 'text/html')
          .end(`<iframe src="${baseURL}einbetten/${slug}/" width="700" height="900" sandbox="allow-scripts"></iframe>`),
      );
      await new Promise<void>((done) => wiki.listen(0, '127.0.0.1', done));
      try {
        await page.goto(`http://127.0.0.1:${(wiki.address() as AddressInfo).port}/`);
        const inside = page.frameLocator('iframe');
        await expect(inside.locator('.player')).toHaveAttribute('data-ready', '');
        await expect(inside.locator('svg.drawing:visible')).toHaveCount(1);
        await expect(inside.locator('.sentence').first()).toBeVisible();
        await expect(inside.getByRole('button', { name: 'Weiter', exact: true })).toBeHidden();
        const height = await inside.locator('figure').evaluate((one) => one.getBoundingClientRect().height);
        expect(height, 'what a frame cannot show is not printed').toBeLessThan(900);
      } finally {
        wiki.close();
      }
    });
  });
}

test('where a chapter begins with a comparison its still pictures have both halves', async ({ page }) => {
  await page.emulateMedia({ media: 'print' });
  for (const address of ['kapitel/2-5-cpu-virtualisierung/', 'drucken/']) {
    await page.goto(address);
    const figure = page.locator('.figure', { has: page.locator('#abbildung-2-9') });
    const moments = figure.locator('.key-frame');
    for (const moment of await moments.all()) await expect(moment.locator('svg')).toContainText(/ESX\s2.*ESX\s4/s);
    // At the end both have told something of their own.
    await expect(moments.last().locator('p')).toHaveText([/^\s*\d+\s+ESX\s2/, /^\s*ESX\s4/]);
  }
});

test('the page with all chapters has everything once, in the order of the book, and nothing that runs', async ({
  page,
}) => {
  const faults = watch(page);
  await page.goto('drucken/');
  const numbers = await page.locator('.paper-chapter > h2 .nr').allInnerTexts();
  expect(numbers).toEqual(['2', '2.1', '2.2', '2.3', '2.4', '2.5', '2.6', '2.7']);
  const tables = await page.locator('figure.table:not(.overview)').evaluateAll((all) => all.map((one) => one.id));
  expect(tables).toEqual(Array.from({ length: 17 }, (_, at) => `tabelle-2-${at + 1}`));
  for (const nr of ['7', '8', '9', '11', '12']) await expect(page.locator(`#abbildung-2-${nr}`)).toHaveCount(1);
  expect(await page.locator('.key-frame svg').count()).toBeGreaterThanOrEqual(12);
  await expect(page.locator('astro-island')).toHaveCount(0);
  await page.getByRole('article').getByRole('link', { name: 'Tabelle 2.17' }).first().click();
  await expect(page).toHaveURL(/\/drucken\/#tabelle-2-17$/);
  expect(faults).toEqual([]);
});

test('on paper nothing is folded, and nothing is there to be clicked', async ({ page }) => {
  await page.emulateMedia({ media: 'print' });
  await page.goto('drucken/');
  for (const part of ['.header', '.footer', '.table-tools', '.screen-only']) {
    await expect(page.locator(part).first()).toBeHidden();
  }
  await expect(page.locator('.note-sources li').first()).toBeVisible();
  await expect(page.locator('.key-frame svg').first()).toBeVisible();
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wider).toBeLessThanOrEqual(0);
});

test('a chapter prints without what leads through it', async ({ page }) => {
  await page.emulateMedia({ media: 'print' });
  await page.goto('kapitel/2-5-cpu-virtualisierung/');
  await expect(page.locator('.chapter-nav')).toBeHidden();
});

test('the document has pages of A4, and prints less in the view of 2010', async ({ page }) => {
  test.slow(true, 'Some sixty pages to lay out and to draw.');
  await page.emulateMedia({ media: 'print' });
  // The width of A4 without margins is near enough to compare lengths.
  await page.setViewportSize({ width: 700, height: 1000 });
  const lengthOf = async (address: string): Promise<number> => {
    await page.goto(address);
    return page.evaluate(() => document.documentElement.scrollHeight);
  };
  // Pages do not tell: where a figure does not fit, the rest of one stays empty.
  const all = await lengthOf('drucken/?zeit=heute');
  expect(await lengthOf('drucken/?zeit=2010')).toBeLessThan(0.9 * all);
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0).toBeGreaterThan(25);
});
