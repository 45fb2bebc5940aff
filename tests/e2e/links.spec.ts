// Opens every recorded link in the built site and reads what a reader would see; tests/links/record.ts says what is promised.
import { expect, test, type Page } from '@playwright/test';
import { digestOfFacts, plain, recorded } from '../links/record.ts';

// Nothing plays by itself, and every step is there at once.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

/** Links are gone through on one page; on an idle machine that takes a tenth of this. */
const PATIENCE_MS = 180_000;

type Record = (typeof recorded)[number];

/** Opens a link as a new visit: without the blank page, an address that differs in its anchor alone only jumps. */
async function visit(page: Page, link: string): Promise<void> {
  if (link.includes('#')) await page.goto('about:blank');
  await page.goto(link, { waitUntil: 'domcontentloaded' });
}

/** What a figure shows that differs from its record. One call into the page reads all: round trips are what takes time. */
async function wrongInFigure(page: Page, was: Record): Promise<readonly string[]> {
  await visit(page, was.link);
  const { hash } = new URL(was.link, 'http://localhost/');
  const seen = await page.evaluate(
    async ({ selector, notice, patience }) => {
      const player = document.querySelector(selector);
      if (player === null) return null;
      // Below the fold a figure comes alive when it is reached.
      player.scrollIntoView();
      const until = performance.now() + patience;
      const settled = () =>
        player.hasAttribute('data-ready') && (!notice || player.querySelector('.notice li') !== null);
      while (!settled() && performance.now() < until) await new Promise((go) => setTimeout(go, 10));
      // The table of the state is brought up to date when somebody opens it.
      const folded = player.querySelector('.folded-state');
      if (folded instanceof HTMLDetailsElement) folded.open = true;
      while (player.querySelector('[data-live] table.facts') === null && performance.now() < until) {
        await new Promise((go) => setTimeout(go, 10));
      }
      const texts = (wanted: string) => [...player.querySelectorAll(wanted)].map((one) => one.textContent);
      return {
        alive: player.hasAttribute('data-ready'),
        sentences: texts('.sentence'),
        facts: [...player.querySelectorAll('table.facts')].map((table) =>
          [...table.querySelectorAll('tbody tr')].map((row): [string, string] => [
            row.querySelector('th')?.textContent ?? '',
            row.querySelector('td')?.textContent ?? '',
          ]),
        ),
        ignored: texts('.notice li').length,
      };
    },
    { selector: `${hash} .player`, notice: was.ignored !== undefined, patience: 10_000 },
  );
  if (seen === null) return ['no figure there'];
  if (!seen.alive) return ['the figure does not come alive'];
  const halves = [was, ...(was.beside === undefined ? [] : [was.beside])];
  return [
    ...differs(
      'sentence',
      halves.map(({ sentence = '' }) => sentence),
      seen.sentences.map(plain),
    ),
    // The state table stands once, also under a comparison: for the run that leads.
    ...differs(
      'facts',
      halves.map(({ facts = '' }) => facts).slice(0, seen.facts.length || 1),
      seen.facts.map(digestOfFacts),
    ),
    ...differs('parts of the link that the notice names', was.ignored?.length ?? 0, seen.ignored),
  ];
}

/** What the place of an anchor shows that differs from its record. */
async function wrongAtAnchor(page: Page, was: Record): Promise<readonly string[]> {
  await visit(page, was.link);
  const target = page.locator(':target');
  await target.waitFor({ state: 'attached', timeout: 5_000 }).catch(() => undefined);
  if ((await target.count()) === 0) return [`no target on ${page.url()}`];
  const seen = await target.evaluate(({ id, textContent }) => ({ id, text: textContent }));
  return [
    ...differs('target', was.target, seen.id),
    // White space between blocks is the markup's.
    ...differs('text', joined(was.text ?? ''), joined(plain(seen.text)).slice(0, joined(was.text ?? '').length)),
  ];
}

function joined(text: string): string {
  return text.replaceAll(' ', '');
}

function differs(what: string, was: unknown, is: unknown): readonly string[] {
  const [old, fresh] = [JSON.stringify(was), JSON.stringify(is)];
  return old === fresh ? [] : [`${what}: recorded ${old}, found ${fresh}`];
}

async function replay(
  page: Page,
  records: readonly Record[],
  wrong: (page: Page, was: Record) => Promise<readonly string[]>,
): Promise<void> {
  await page.route(/\.woff2$/, (route) => route.abort());
  const found: string[] = [];
  for (const was of records) {
    const faults = await wrong(page, was);
    if (faults.length > 0) found.push(`${was.link}\n    ${faults.join('\n    ')}`);
  }
  expect(found.join('\n'), `of ${records.length} links these show something else`).toBe('');
}

const isFigure = ({ state }: Record) => state !== undefined;
/** `figuren/co-scheduling/`: a test for each, so that none takes longer because there are more figures. */
const groups = [
  ...new Set(recorded.filter(isFigure).map(({ link }) => /^[a-z]+\/[a-z0-9-]+\//.exec(link)?.[0] ?? link)),
];

for (const area of groups) {
  test(`every recorded link to a figure below ${area} shows what it has always shown`, async ({ page }) => {
    test.setTimeout(PATIENCE_MS);
    const records = recorded.filter((one) => isFigure(one) && one.link.startsWith(area));
    expect(records.length).toBeGreaterThan(0);
    await replay(page, records, wrongInFigure);
  });
}

test('every recorded anchor leads to its place', async ({ page }) => {
  test.setTimeout(PATIENCE_MS);
  const records = recorded.filter((one) => !isFigure(one));
  expect(records.length).toBeGreaterThan(0);
  await replay(page, records, wrongAtAnchor);
});
