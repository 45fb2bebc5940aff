// Where a figure stands on the screen: what a reader needs is in view together, nothing jumps, larger means larger.
import { expect, test, type Locator, type Page } from '@playwright/test';
import { example, figures, player, settled, tagOf } from './support.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

type Size = readonly [width: number, height: number];

const pageSizes: readonly Size[] = [
  [1280, 720],
  [1280, 800],
  [1366, 768],
  [1920, 1080],
];
const lectureSizes: readonly Size[] = [[1024, 768], ...pageSizes];

/** Boxes of what has to be seen, in pixels of the window; the smallest type of the drawing as it appears. */
async function seen(root: Locator) {
  return root.evaluate((element) => {
    const box = (one: Element | null | undefined) => {
      const { left, top, right, bottom, width, height } = one!.getBoundingClientRect();
      return { left, top, right, bottom, width, height };
    };
    const visible = (selector: string) =>
      [...element.querySelectorAll(selector)].find((one) => one.getBoundingClientRect().width > 0);
    const svg = visible('svg.drawing') as SVGSVGElement;
    const scale = svg.getScreenCTM()!.a;
    const types = [...svg.querySelectorAll('text')]
      .filter((text) => text.textContent.trim() !== '')
      .map((text) => parseFloat(getComputedStyle(text).fontSize) * scale);
    const buttons = [...element.querySelectorAll('.board :is(button, select, summary, a)')]
      .filter((one) => one.getBoundingClientRect().width > 0)
      .map((one) => parseFloat(getComputedStyle(one).fontSize));
    return {
      title: box(document.querySelector('h1')),
      sentence: box(visible('.sentence')),
      drawing: box(svg),
      forward: box(visible('.control-forward')),
      timeline: box(visible('.timeline')),
      pictures: box(visible('.pictures')),
      card: box(element),
      smallest: Math.min(...types),
      largestButton: Math.max(...buttons),
    };
  });
}

/** Parts that are cut off by the window. */
function outside(
  boxes: Awaited<ReturnType<typeof seen>>,
  parts: readonly (keyof typeof boxes)[],
  [width, height]: Size,
) {
  return parts.flatMap((part) => {
    const { left, top, right, bottom } = boxes[part] as { left: number; top: number; right: number; bottom: number };
    const isIn = left >= -0.5 && top >= -0.5 && right <= width + 0.5 && bottom <= height + 0.5;
    return isIn ? [] : [`${part}: ${[left, top, right, bottom].map(Math.round).join(' ')}`];
  });
}

async function open(page: Page, path: string, [width, height]: Size): Promise<Locator> {
  await page.setViewportSize({ width, height });
  await page.goto(path);
  await page.evaluate(() => document.fonts.ready);
  const root = page.locator('.player').first();
  await expect(root).toHaveAttribute('data-ready', '');
  await settled(page);
  expect(await page.evaluate(() => scrollY)).toBe(0);
  return root;
}

for (const slug of figures) {
  test.describe(slug, { tag: tagOf(slug) }, () => {
    test('title, sentence, drawing, „Weiter“ and, at 800 px, the time line are in view when the page opens', async ({
      page,
    }) => {
      const faults: string[] = [];
      for (const size of pageSizes) {
        const root = await open(page, `figuren/${slug}/`, size);
        const stepPage = await page.locator('.stage-steps a[rel=next]').getAttribute('href');
        for (const path of [`figuren/${slug}/`, stepPage!]) {
          if (path === stepPage) await open(page, path, size);
          const boxes = await seen(root);
          const place = `${path} at ${size.join(' × ')}`;
          const parts = ['title', 'sentence', 'drawing', 'forward'] as const;
          const wanted = size[1] < 800 ? parts : ([...parts, 'timeline'] as const);
          faults.push(...outside(boxes, wanted, size).map((f) => `${place}: ${f}`));
          if (size[1] === 800 && boxes.smallest < 13.95) faults.push(`${place}: type of ${boxes.smallest} px`);
          const share = boxes.pictures.width / boxes.card.width;
          if (share < 0.65 || share > 0.75) faults.push(`${place}: the drawing takes ${Math.round(share * 100)} %`);
          if (Math.abs(boxes.sentence.top - boxes.drawing.top) > 6) faults.push(`${place}: the sentence is not level`);
        }
      }
      expect(faults).toEqual([]);
    });

    test('the lecture shows sentence, drawing and „Weiter“, and draws no type smaller than its buttons', async ({
      page,
    }) => {
      const faults: string[] = [];
      for (const size of lectureSizes) {
        const root = await open(page, `figuren/${slug}/?modus=vortrag`, size);
        await expect(page.locator('html')).toHaveAttribute('data-vortrag', '');
        await settled(page);
        const boxes = await seen(root);
        const place = size.join(' × ');
        faults.push(...outside(boxes, ['sentence', 'drawing', 'forward'], size).map((fault) => `${place}: ${fault}`));
        if (boxes.smallest < boxes.largestButton) {
          faults.push(`${place}: type of ${boxes.smallest} px, buttons of ${boxes.largestButton} px`);
        }
        if (size[0] === 1280 && boxes.smallest < 17.95) faults.push(`${place}: type of ${boxes.smallest} px`);
        const { scrollHeight } = await page.evaluate(() => document.documentElement);
        if (scrollHeight > size[1]) faults.push(`${place}: ${scrollHeight} px high`);
      }
      expect(faults).toEqual([]);
    });

    test('no step moves drawing, transport or what is below', async ({ page }) => {
      for (const size of [
        [1280, 800],
        [375, 812],
      ] as const) {
        const root = await open(page, `figuren/${slug}/`, size);
        const places = () =>
          root.evaluate((element) =>
            ['.pictures', '.transport', '.timeline']
              .map((selector) => {
                const { top, height } = element.querySelector(selector)!.getBoundingClientRect();
                return `${selector} ${Math.round(top + scrollY)} ${Math.round(height)}`;
              })
              .join(', '),
          );
        const last = Number(await root.getByRole('slider', { name: 'Schritt' }).getAttribute('max'));
        const found = new Set<string>();
        for (let step = 0; step <= last; step += 1) {
          await page.evaluate(() => scrollTo(0, 0));
          found.add(await places());
          await root.press('PageDown');
        }
        expect([...found], size.join(' × ')).toHaveLength(1);
      }
    });

    test('on a phone the sentence stands above the drawing, „Weiter“ at the edge of the screen', async ({ page }) => {
      const size = [375, 812] as const;
      const root = await open(page, `figuren/${slug}/`, size);
      const boxes = await seen(root);
      expect(boxes.sentence.bottom).toBeLessThanOrEqual(boxes.drawing.top);
      expect(outside(boxes, ['sentence', 'forward'], size)).toEqual([]);
      expect(boxes.smallest).toBeGreaterThanOrEqual(11.95);
      // However far the drawing is scrolled, as long as its end is to come.
      for (const selector of ['.sentence', 'svg.drawing:visible']) {
        await root
          .locator(selector)
          .first()
          .evaluate((one) => one.scrollIntoView({ block: 'start' }));
        await expect(root.locator('.control-forward')).toBeInViewport({ ratio: 1 });
      }
    });

    test('larger type never makes the drawing smaller', async ({ page }) => {
      for (const [path, size] of [
        [`figuren/${slug}/`, [1280, 800]],
        [`figuren/${slug}/`, [1280, 720]],
        [`figuren/${slug}/?modus=vortrag`, [1280, 720]],
        [`figuren/${slug}/?modus=vortrag`, [1024, 768]],
      ] as const) {
        const root = await open(page, path, size);
        await settled(page);
        const width = async () => {
          await settled(page);
          return (await seen(root)).smallest;
        };
        const before = await width();
        await page.evaluate(() => (document.documentElement.dataset.profile = 'beamer'));
        expect(await width(), `${path} ${size.join(' × ')}, beamer`).toBeGreaterThanOrEqual(before - 0.05);
        await page.evaluate(() => (document.documentElement.dataset.profile = 'hell'));
        await root.focus();
        for (let i = 0; i < 10; i += 1) await page.keyboard.press('+');
        expect(await width(), `${path} ${size.join(' × ')}, 200 %`).toBeGreaterThanOrEqual(before - 0.05);
      }
    });
  });
}

test('in a chapter sentence and „Weiter“ are in view together, at every width', async ({ page }) => {
  for (const size of [
    [1920, 1080],
    [1440, 900],
    [1280, 800],
    [1024, 768],
    [820, 1180],
    [375, 812],
  ] as const) {
    await page.setViewportSize({ width: size[0], height: size[1] });
    await page.goto('kapitel/2-7-hardwarevirtualisierung/');
    const root = await player(page);
    await root
      .locator('.sentence')
      .first()
      .evaluate((one) => one.scrollIntoView({ block: 'start' }));
    await settled(page);
    const boxes = await seen(root);
    expect(outside(boxes, ['sentence', 'forward'], size), size.join(' × ')).toEqual([]);
  }
});

test('both halves of a comparison are no taller than the screen', async ({ page }) => {
  for (const size of [
    [1024, 768],
    [1280, 720],
    [1366, 768],
    [1920, 1080],
  ] as const) {
    const root = await open(page, `figuren/${example}/?p.policy=esx3&vergleich=esx4`, size);
    await expect(root.locator('.side')).toHaveCount(2);
    // One drawing has both halves on one scale.
    await expect(root.locator('svg.drawing')).toHaveCount(1);
    expect((await root.locator('.pictures').boundingBox())!.height, size.join(' × ')).toBeLessThanOrEqual(size[1]);
    // The scrubber says where they part.
    await expect(root.locator('.mark-divergence')).toHaveCount(1);
  }
});

test('the list of questions lies over the rail and moves nothing', async ({ page }) => {
  const root = await open(page, `figuren/${example}/`, [1280, 800]);
  const before = await seen(root);
  await root.locator('.questions > summary').click();
  await expect(root.locator('.presets button').first()).toBeVisible();
  expect(await seen(root)).toEqual({ ...before, largestButton: expect.any(Number) as unknown as number });
  await page.keyboard.press('Escape');
  await expect(root.locator('.presets button').first()).toBeHidden();
  await expect(root.locator('.questions > summary')).toBeFocused();
});
