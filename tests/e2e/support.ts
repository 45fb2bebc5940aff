import { readFileSync, readdirSync } from 'node:fs';
import { expect, type Locator, type Page } from '@playwright/test';
import { models } from '../../src/sim/models/index.ts';

/** What a page must not do: throw, log errors, break its policy, ask another host. */
export function watch(page: Page): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`exception: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (hostname !== 'localhost' && protocol.startsWith('http')) faults.push(`request: ${request.url()}`);
  });
  return faults;
}

/** Holds back scripts of the pages that are loaded from now on, all or some, until the returned function is called. */
export async function heldScripts(page: Page, which = '**/*.js'): Promise<() => void> {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(which, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

/** The player of a figure, alive. */
export async function player(page: Page, index = 0): Promise<Locator> {
  const root = page.locator('.player').nth(index);
  await root.scrollIntoViewIfNeeded();
  await expect(root).toHaveAttribute('data-ready', '');
  if (page.url().includes('modus=vortrag')) await expect(page.locator('html')).toHaveAttribute('data-vortrag', '');
  return root;
}

/** The number of the step that a player shows. */
export async function cursor(root: Locator): Promise<number> {
  return Number(await root.getAttribute('data-step'));
}

/** The picture as markup. Attributes are sorted: their order depends on whether an element was made by server or browser. */
export async function picture(root: Locator, index = 0): Promise<string> {
  return root
    .locator('svg.drawing')
    .nth(index)
    .evaluate((svg) =>
      [...svg.querySelectorAll('*')]
        .map((element) => {
          const attributes = [...element.attributes].map(({ name, value }) => `${name}=${value}`).sort();
          const own = [...element.childNodes]
            .filter((node) => node.nodeType === Node.TEXT_NODE)
            .map((node) => node.textContent);
          return `${element.tagName} ${attributes.join(' ')} ${own.join('')}`;
        })
        .join('\n'),
    );
}

/** The slugs of all figures, as the register lists them. */
export const figures: readonly string[] = registeredSlugs();

function registeredSlugs(): readonly string[] {
  const folder = new URL('../../content/figures/', import.meta.url);
  return readdirSync(folder).flatMap((file) => (file.endsWith('.yaml') ? file.slice(0, -'.yaml'.length) : []));
}

/** Whether a figure lays two variants beside each other, as its model says. */
export function compares(slug: string): boolean {
  const content = readFileSync(new URL(`../../content/figures/${slug}.yaml`, import.meta.url), 'utf8');
  const id = /^modell: (\S+)$/m.exec(content)?.[1] ?? '';
  return models[id]!.compare !== null;
}

/** The figure that shows what all figures of its kind promise; the others are tested for what is their own. */
export const example = 'co-scheduling';

/** Marks the tests of the other figures, which one runtime is enough for. */
export const tagOf = (slug: string) => (slug === example ? [] : ['@figure']);

/** Waits until the observers of sizes have spoken: they do so once a frame, after it was laid out. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
  });
}

/** Opens the list of a figure's questions and gives its entries. */
export async function questions(root: Locator): Promise<Locator> {
  await root.locator('.questions > summary').click();
  return root.locator('.presets :is(a, button)');
}
