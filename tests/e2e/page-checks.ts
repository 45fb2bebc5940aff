import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';
import { settled } from './support.ts';

/** The looks of the site, as `data-profile` names them. */
export const profiles = ['hell', 'dunkel', 'beamer'] as const;

/** Wakes every figure of a page and opens everything that opens in place: what is closed cannot be checked. */
export async function openAll(page: Page): Promise<void> {
  for (const root of await page.locator('.player').all()) {
    await root.scrollIntoViewIfNeeded();
    await expect(root).toHaveAttribute('data-ready', '');
  }
  await page.locator('details').evaluateAll((all) => {
    for (const details of all) (details as HTMLDetailsElement).open = true;
  });
  // What a reader opens may bring its content later.
  for (const drawer of await page.locator('.drawer:visible').all())
    await expect(drawer.locator('.settings')).toBeVisible();
  for (const why of await page.locator('.why:visible').all()) {
    await expect(why.locator('p').first()).toBeVisible();
  }
  await page.evaluate(() => document.fonts.ready);
}

/** Changes the look as the switch in the header does, without its menu. */
export async function setProfile(page: Page, profile: (typeof profiles)[number]): Promise<void> {
  await page.evaluate((name) => (document.documentElement.dataset.profile = name), profile);
}

/** Words with a hyphen that is as wide as a digit, which tears them apart: tabular figures bring one along. */
export function tornWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const words: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode() !== null) {
      const { parentElement, textContent } = texts.currentNode;
      const [word] = /[\p{L}\d]+-\p{L}+/u.exec(textContent ?? '') ?? [];
      if (word === undefined || !parentElement?.checkVisibility()) continue;
      if (getComputedStyle(parentElement).fontVariantNumeric.includes('tabular-nums')) words.push(word);
    }
    return words;
  });
}

/** Breaches of WCAG 2.2 AA and of axe's best practice, one line each. */
export async function breaches(page: Page, only?: string): Promise<string[]> {
  // What sticks to the edge of the screen lies over whatever is scrolled there; axe would call that too small a target.
  await page.locator('.transport').evaluateAll((all) => {
    for (const bar of all) (bar as HTMLElement).style.position = 'static';
  });
  // So does an open menu.
  const menus = page.locator('.questions[open]');
  const open = await menus.evaluateAll((all) => all.map((menu) => ((menu as HTMLDetailsElement).open = false)).length);
  // No page has frames: then axe need not open a second page to collect their results.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  // The chapters on the page for paper are checked on pages of their own.
  axe.exclude('.paper-chapter > :not(.section)');
  if (only === undefined) axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']);
  else axe.withRules(only);
  const { violations } = await axe.analyze();
  if (open > 0) {
    await page.locator('.questions').evaluateAll((all) => {
      for (const menu of all) (menu as HTMLDetailsElement).open = true;
    });
  }
  // A door of a drawing is named by the section it leads into; what is drawn inside is a picture, not its label.
  const isDoor = (target: string) => target.includes('data-door') || /a\[aria-label="2\.\d /.test(target);
  return violations.flatMap(({ id, nodes }) =>
    nodes
      .map((node) => node.target.join(' '))
      .filter((target) => id !== 'label-content-name-mismatch' || !isDoor(target))
      .map((target) => `${id}: ${target}`),
  );
}

/** Elements that stick out of the window, unless they stand in a box of their own that scrolls. */
export async function stickingOut(page: Page): Promise<string[]> {
  await settled(page);
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const scrolls = (element: Element) => {
      for (let box = element.parentElement; box !== null && box !== document.body; box = box.parentElement) {
        if (getComputedStyle(box).overflowX !== 'visible' && box.getBoundingClientRect().right <= width + 1)
          return true;
      }
      return false;
    };
    const found =
      document.documentElement.scrollWidth > width ? [`page: ${document.documentElement.scrollWidth} px`] : [];
    for (const element of document.querySelectorAll('body *:not(svg *, .visually-hidden, .skip)')) {
      const { left, right, height } = element.getBoundingClientRect();
      if (height === 0 || (left >= -1 && right <= width + 1) || scrolls(element)) continue;
      found.push(`${element.tagName}.${element.getAttribute('class')}: ${Math.round(left)} to ${Math.round(right)} px`);
    }
    return found;
  });
}

/** Links and controls smaller than 24 × 24 px. A link inside a sentence is as high as its line: WCAG 2.5.8 lets it. */
export async function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const inSentence = (element: Element) => {
      const text = element.closest('p, li, dd')?.textContent ?? '';
      return element.matches('a') && text.trim().length > element.textContent.trim().length + 20;
    };
    const found = new Set<string>();
    for (const element of document.querySelectorAll('a[href], button, summary, input, select, textarea')) {
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: false })) continue;
      // A click on its label goes to a button, too.
      const target = element.matches('.visually-hidden, label > :is([type=checkbox], [type=radio])')
        ? element.closest('label')
        : element;
      if (target === null || inSentence(target) || target.matches('.skip')) continue;
      const { width, height } = target.getBoundingClientRect();
      if (width >= 23.9 && height >= 23.9) continue;
      const name = `${target.tagName}.${target.getAttribute('class')} in ${target.parentElement?.tagName}`;
      found.add(`${name}: ${Math.round(width)} × ${Math.round(height)} „${target.textContent.trim()}“`);
    }
    return [...found];
  });
}

/** Controls of a box that something else covers when they have been scrolled to. */
export async function coveredControls(box: Locator): Promise<string[]> {
  // A door may be drawn as several boxes with nothing between them; that each opens is tested with the figure.
  return box.locator('a[href]:not(.door), button, summary, input, select').evaluateAll((all) =>
    all.flatMap((element) => {
      if (!element.checkVisibility({ visibilityProperty: true })) return [];
      element.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { left, top, width, height } = element.getBoundingClientRect();
      const hit = document.elementFromPoint(left + width / 2, top + height / 2);
      const reached = hit !== null && (element.contains(hit) || hit.closest('label')?.contains(element));
      return reached ? [] : [`${element.tagName} „${element.textContent}“ behind ${hit?.tagName}.${hit?.className}`];
    }),
  );
}
