import { expect, test, type Locator, type Page } from '@playwright/test';
import { breaches, coveredControls, openAll, profiles, setProfile, smallTargets, stickingOut } from './page-checks.ts';
import { cursor, figures, player } from './support.ts';

/** A step of every figure that has much to show. */
const steps = {
  'co-scheduling': 'skew-grenze',
  'cpu-ringe': 'systemaufruf',
  ballooning: 'ziel-gesetzt',
  paravirtualisierung: 'klingel',
} as const;

const chapters = [
  '2-einleitung',
  '2-1-bestandteile',
  '2-2-vsphere-host',
  '2-3-vcenter-server',
  '2-4-host-architektur',
  '2-5-cpu-virtualisierung',
  '2-6-memory-virtualisierung',
  '2-7-hardwarevirtualisierung',
].map((slug) => `kapitel/${slug}/`);

/** Two runs side by side: the widest a figure gets. */
const comparison = 'figuren/co-scheduling/?p.policy=esx3&vergleich=esx4';

const pages = [
  '',
  'kapitel/',
  'figuren/',
  'tabellen/',
  'glossar/',
  'karten/',
  'fortschritt/',
  'fragen/',
  'fragen/?pruefung=20&reihe=1',
  'hilfe/',
  'ueber/',
  'suche/?suche=ballon',
  'drucken/',
  'gibt-es-nicht/',
  ...chapters,
  ...figures.flatMap((slug) => [`figuren/${slug}/`, `figuren/${slug}/${steps[slug]}/`, `einbetten/${slug}/`]),
  comparison,
  'figuren/cpu-ringe/?modus=vortrag',
];

/** One page of every kind: colours come from the stylesheets, so that these stand for the others. */
const kinds = new Set([
  ...pages.filter((path) => !/^(kapitel|figuren|drucken)\/./.test(path)),
  'kapitel/2-3-vcenter-server/',
  'kapitel/2-5-cpu-virtualisierung/',
  comparison,
]);

/** The focus as a reader sees it: name, place, ring. */
type Stop = { readonly name: string; readonly top: number; readonly left: number; readonly ring: boolean };

const stop = (page: Page): Promise<Stop> =>
  page.evaluate(() => {
    const element = document.activeElement ?? document.body;
    const { top, left } = element.getBoundingClientRect();
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const name = element.getAttribute('aria-label') ?? element.closest('label, button, summary, a')?.textContent ?? '';
    return {
      name: name.replaceAll(/\s+/g, ' ').trim(),
      top: Math.round(top + scrollY),
      left: Math.round(left),
      ring: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
    };
  });

const dialogOf = (root: Locator) => root.getByRole('dialog');

for (const path of pages) {
  test(`axe finds nothing: /${path}`, async ({ page }) => {
    test.slow(/^(drucken|tabellen|fragen)\//.test(path), 'All tables, all questions: thousands of elements.');
    await page.goto(path);
    await openAll(page);
    await setProfile(page, 'hell');
    expect(await breaches(page)).toEqual([]);
    for (const profile of kinds.has(path) ? profiles.slice(1) : []) {
      await setProfile(page, profile);
      expect(await breaches(page, 'color-contrast'), profile).toEqual([]);
    }
    expect(await smallTargets(page)).toEqual([]);
  });

  test(`nothing sticks out at 320 px, nor at 200 %: /${path}`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(path);
    await openAll(page);
    for (const profile of profiles) {
      await setProfile(page, profile);
      expect(await stickingOut(page), profile).toEqual([]);
    }
    // 200 % of 1280 px are 640 px; type alone at 200 % is harder.
    await page.setViewportSize({ width: 640, height: 400 });
    expect(await stickingOut(page), 'zoom').toEqual([]);
    await setProfile(page, 'hell');
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    expect(await stickingOut(page), 'large type').toEqual([]);
  });
}

for (const slug of figures) {
  test.describe(slug, () => {
    test('says of itself what it shows and offers', async ({ page }) => {
      await page.goto(`figuren/${slug}/${steps[slug]}/`);
      const root = await player(page);
      await expect(root.locator('svg.drawing')).toHaveRole('img');
      await expect(root.locator('svg.drawing')).toHaveAccessibleName(
        (await root.locator('.sentence').innerText()).trim(),
      );
      await expect(root).toMatchAriaSnapshot({ name: `${slug}.aria.yml` });
    });

    test('has one voice', async ({ page }) => {
      await page.goto(`figuren/${slug}/`);
      const root = await player(page);
      await expect(page.locator('.figure [aria-live], .figure [role=status], .figure [role=alert]')).toHaveCount(1);
      await root.getByRole('button', { name: 'Weiter', exact: true }).click();
      await expect(root.locator('[aria-live=polite]')).toContainText('Schritt 1');
    });

    test('every control can be reached by a finger at 320 px', async ({ page }) => {
      await page.setViewportSize({ width: 320, height: 640 });
      await page.goto(`figuren/${slug}/`);
      const root = await player(page);
      await openAll(page);
      for (const profile of ['hell', 'beamer'] as const) {
        await setProfile(page, profile);
        expect(await coveredControls(root), profile).toEqual([]);
      }
    });

    test('the tab key walks through it from top to bottom, and out of it', async ({ page }) => {
      await page.goto(`figuren/${slug}/${steps[slug]}/`);
      const root = await player(page);
      await root.focus();
      const walk: Stop[] = [];
      for (let count = 0; count < 60; count += 1) {
        await page.keyboard.press('Tab');
        if (!(await root.evaluate((element) => element.contains(document.activeElement)))) break;
        walk.push(await stop(page));
      }
      const names = walk.map(({ name }) => name);
      expect(names.slice(0, 1)).toEqual(['Schritt']);
      const transport = ['Zum Anfang', 'Zurück', 'Abspielen', 'Weiter', 'Nächstes Ereignis'];
      const begin = names.indexOf('Zum Anfang');
      expect(names.slice(begin, begin + transport.length)).toEqual(transport);
      expect(names.slice(-3)).toEqual(['Warum?', 'Zustand als Tabelle', 'Alle Schritte als Tabelle']);
      expect(walk.filter(({ ring }) => !ring)).toEqual([]);
      // Rows from top to bottom, in a row from left to right; what stands in a row may differ in height.
      const backwards = walk.filter((here, i) => {
        const before = walk[i - 1];
        if (before === undefined) return false;
        const sameRow = Math.abs(here.top - before.top) < 16;
        return sameRow ? here.left <= before.left : here.top < before.top;
      });
      expect(backwards).toEqual([]);
      // The same way back.
      await page.keyboard.press('Shift+Tab');
      expect((await stop(page)).name).toBe('Alle Schritte als Tabelle');
    });

    test('dialogs give the focus back', async ({ page }) => {
      await page.goto(`figuren/${slug}/`);
      const root = await player(page);
      for (const name of ['Teilen', 'Tasten']) {
        const button = root.getByRole('button', { name, exact: true });
        await button.focus();
        await page.keyboard.press('Enter');
        await expect(dialogOf(root)).toBeVisible();
        // Round and round inside, or to the browser's own bar: never to the page behind.
        for (let count = 0; count < 20; count += 1) {
          await page.keyboard.press('Tab');
          const inside = () =>
            dialogOf(root).evaluate(
              (box) =>
                [box, document.body].some((one) => one === document.activeElement) ||
                box.contains(document.activeElement),
            );
          expect(await inside()).toBe(true);
        }
        await page.keyboard.press('Escape');
        await expect(dialogOf(root)).toHaveCount(0);
        await expect(button).toBeFocused();
      }
      await root.focus();
      await page.keyboard.press('o');
      await expect(dialogOf(root)).toBeVisible();
      expect(await breaches(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(root).toBeFocused();
    });

    test('forced colours keep the drawing', async ({ page }) => {
      await page.goto(`figuren/${slug}/${steps[slug]}/`);
      const root = await player(page);
      const colours = () =>
        root.locator('svg.drawing').evaluate((svg) =>
          [svg, ...svg.querySelectorAll('rect, path, text, circle, line')].map((element) => {
            const { fill, stroke } = getComputedStyle(element);
            return `${fill} ${stroke}`;
          }),
        );
      const before = await colours();
      await page.emulateMedia({ forcedColors: 'active' });
      expect(await colours()).toEqual(before);
      const ground = await root.locator('svg.drawing').evaluate((svg) => getComputedStyle(svg).backgroundColor);
      expect(ground).toBe('rgb(255, 255, 255)');
      expect(new Set(before).size).toBeGreaterThan(4);
    });
  });
}

test('the focus is never hidden behind the transport of a phone', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('figuren/co-scheduling/skew-grenze/');
  const root = await player(page);
  await root.focus();
  const hidden: string[] = [];
  for (let count = 0; count < 30; count += 1) {
    await page.keyboard.press('Tab');
    if (!(await root.evaluate((element) => element.contains(document.activeElement)))) break;
    const name = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null) return null;
      const { left, top, width, height } = element.getBoundingClientRect();
      const hit = document.elementFromPoint(left + width / 2, top + height / 2);
      return element.contains(hit) ? null : element.textContent || element.tagName;
    });
    if (name !== null) hidden.push(name);
  }
  expect(hidden).toEqual([]);
  // The walk means something only if the transport does stand in front of the page.
  await root.locator('svg.drawing').evaluate((svg) => svg.scrollIntoView());
  await expect(root.locator('.transport')).toBeInViewport({ ratio: 1 });
});

test('reduced motion stops every movement', async ({ page }) => {
  await page.goto('figuren/cpu-ringe/');
  const root = await player(page);
  const movements = async () => {
    const found: number[] = [];
    for (let count = 0; count < 4; count += 1) {
      await root.getByRole('button', { name: 'Weiter', exact: true }).click();
      found.push(await page.evaluate(() => document.getAnimations().length));
    }
    return found.reduce((sum, one) => sum + one, 0);
  };
  expect(await movements()).toBeGreaterThan(0);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await root.getByRole('button', { name: 'Zum Anfang' }).click();
  expect(await movements()).toBe(0);
  expect(await cursor(root)).toBe(4);
});

test('the skip link leads to the content, menus open and close by keyboard', async ({ page }) => {
  await page.goto('kapitel/2-3-vcenter-server/');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Zum Inhalt springen' })).toBeFocused();
  await expect(page.getByRole('link', { name: 'Zum Inhalt springen' })).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  const button = page.getByRole('button', { name: 'Darstellung' });
  await button.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('radio', { name: 'wie das System' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('html')).toHaveAttribute('data-profile', 'hell');
  await page.keyboard.press('Escape');
  await expect(button).toBeFocused();
  await expect(page.getByRole('radio', { name: 'wie das System' })).toBeHidden();
});

test('the menus of a phone fit on it', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('kapitel/2-5-cpu-virtualisierung/');
  for (const profile of profiles) {
    await setProfile(page, profile);
    for (const name of ['Menü', 'Darstellung']) {
      await page.getByRole('button', { name, exact: true }).click();
      expect(await stickingOut(page), `${name}, ${profile}`).toEqual([]);
      await page.keyboard.press('Escape');
    }
    expect(await coveredControls(page.locator('.header-bar')), profile).toEqual([]);
  }
});
