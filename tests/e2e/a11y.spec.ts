import { expect, test, type Page } from '@playwright/test';
import {
  breaches,
  coveredControls,
  openAll,
  profiles,
  setProfile,
  smallTargets,
  stickingOut,
  tornWords,
} from './page-checks.ts';
import { cursor, example, figures, player, settled } from './support.ts';

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

const figurePages = figures.map((slug) => `figuren/${slug}/`);

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
  ...figurePages,
  `figuren/${example}/skew-grenze/`,
  `einbetten/${example}/`,
  comparison,
  'figuren/cpu-ringe/?modus=vortrag',
];

/** One page of every kind: colours come from the stylesheets, so that these stand for the others. */
const kinds = new Set([
  ...pages.filter((path) => !/^(kapitel|figuren|drucken)\/./.test(path)),
  ...figurePages,
  'kapitel/2-3-vcenter-server/',
  'kapitel/2-5-cpu-virtualisierung/',
  comparison,
]);

for (const path of pages) {
  test(`nothing sticks out at 320 px, nor at 200 %, and axe finds nothing: /${path}`, async ({ page }) => {
    test.slow(/^(drucken|tabellen|fragen)\//.test(path), 'All tables, all questions: thousands of elements.');
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(path);
    await openAll(page);
    if (figurePages.includes(path)) await showMuch(page);
    for (const profile of profiles) {
      await setProfile(page, profile);
      expect(await stickingOut(page), profile).toEqual([]);
      if (figurePages.includes(path)) expect(await coveredControls(page.locator('.player')), profile).toEqual([]);
    }
    // 200 % of 1280 px are 640 px; type alone at 200 % is harder.
    await page.setViewportSize({ width: 640, height: 400 });
    expect(await stickingOut(page), 'zoom').toEqual([]);
    await page.setViewportSize({ width: 1280, height: 800 });
    expect(await tornWords(page)).toEqual([]);
    await setProfile(page, 'hell');
    await settled(page);
    expect(await breaches(page)).toEqual([]);
    expect(await smallTargets(page)).toEqual([]);
    for (const profile of kinds.has(path) ? profiles.slice(1) : []) {
      await setProfile(page, profile);
      expect(await breaches(page, 'color-contrast'), profile).toEqual([]);
    }
    await setProfile(page, 'hell');
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    expect(await stickingOut(page), 'large type').toEqual([]);
  });
}

/** Leads a figure to a moment that has something to show. */
async function showMuch(page: Page): Promise<void> {
  const root = await player(page);
  await root.press('n');
  await root.press('n');
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
  await page.evaluate(() => {
    Object.assign(window, { movements: 0 });
    const count = () => ((window as unknown as { movements: number }).movements += 1);
    for (const kind of ['transitionrun', 'animationstart']) document.addEventListener(kind, count);
  });
  const movements = () => page.evaluate(() => (window as unknown as { movements: number }).movements);
  const fourSteps = async () => {
    for (let count = 0; count < 4; count += 1) {
      await root.getByRole('button', { name: 'Weiter', exact: true }).click();
      await settled(page);
    }
  };
  await fourSteps();
  const before = await movements();
  expect(before).toBeGreaterThan(0);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await root.getByRole('button', { name: 'Zum Anfang' }).click();
  await fourSteps();
  expect(await movements()).toBe(before);
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
