// Runs are handled at the drawing: a tap does what the button of the choice does, and nothing while somebody lectures.
import { expect, test, type Locator, type Page } from '@playwright/test';
import { cursor, picture as markup, player, tagOf } from './support.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

/** A part of the drawing at a step, and the choice that a tap takes there; of several the reader takes the last. */
const taps = [
  ['co-scheduling', 'v0-rechnet', /^sleep 2$/, 'V2 schläft ein'],
  ['co-scheduling', 'v0-rechnet', /^givePcpu \| takePcpu$/, 'Host nimmt eine pCPU weg'],
  ['cpu-ringe', 'vier-add', /^insert u SGDT /, 'JMP ESP: Code im Stapel starten'],
  ['ballooning', 'host-nimmt-seiten', /^load /, 'VM 1 braucht selbst 64 MB mehr'],
  ['ballooning', 'saubere-seiten', /^touchTaken /, 'VM 1 will eine Seite zurück'],
  ['ballooning', 'saubere-seiten', /^powerOff .* \| rush /, 'VM 2 braucht sofort 64 MB mehr'],
  ['cpu-aufbau', 'l1', /^lineLies l3$/, 'Die Zeile liegt im L3'],
  ['cpu-aufbau', 'vier-sockel', /^change 2$/, 'Sockel 2 ändert X'],
  ['cpu-aufbau', 'ht-assist', /^switchOff$/, 'HT Assist abschalten'],
  ['speicheradressierung', 'verstreut', /^access D$/, 'Zugriff auf D'],
  ['speicheradressierung', 'verstreut', /^changeTable 2$/, 'Eintrag ändern'],
  ['speicheradressierung', 'im-ballon', /^swapIn$/, 'Zugriff auf F'],
  ['paravirtualisierung', 'in-den-ring', /^issueRequest$/, 'Die Anwendung gibt noch etwas ab'],
  ['paravirtualisierung', 'in-den-ring', /^ringDoorbell$/, 'Der Treiber läutet jetzt schon'],
] as const;

/** The picture, however it is lit. */
const picture = async (root: Locator) => (await markup(root)).replaceAll(/ data-lit=/g, '');

/** The element of the drawing that stands for some choices. */
async function part(root: Locator, act: RegExp): Promise<Locator> {
  const all = await root
    .locator('svg.drawing:visible [data-act]')
    .evaluateAll((parts) => parts.map((one) => one.getAttribute('data-act') ?? ''));
  const found = all.find((one) => act.test(one));
  expect(found, `${String(act)} among ${all.join(', ')}`).toBeDefined();
  return root.locator(`svg.drawing:visible [data-act="${found}"]`).first();
}

/** What a reader sees and can pass on. */
async function shown(page: Page, root: Locator) {
  await expect(page).toHaveURL(/lauf=/);
  return { step: await cursor(root), url: page.url(), sentence: await root.locator('.sentence').first().innerText() };
}

for (const [slug, step, act, name] of taps) {
  test(`${slug}: a tap at „${step}“ is the button „${name}“`, { tag: tagOf(slug) }, async ({ page }) => {
    await page.goto(`figuren/${slug}/${step}/`);
    const root = await player(page);
    const before = await picture(root);
    const twin = root.locator('.choices').getByRole('button', { name });
    const at = await part(root, act);
    await at.hover();
    await expect(twin).toHaveAttribute('data-lit', '');
    await expect(at).toHaveCSS('cursor', 'pointer');
    await at.click();
    const asked = root.getByRole('dialog', { name: 'Was wäre, wenn …' });
    if (act.source.includes('|') || act.source.includes('SGDT')) {
      await expect(asked).toBeFocused();
      await page.keyboard.press('Escape');
      await expect(asked).toBeHidden();
      expect(await picture(root)).toBe(before);
      await at.click();
      await asked.getByRole('button', { name }).click();
    }
    await expect(asked).toBeHidden();
    const [tapped, after] = [await shown(page, root), await picture(root)];
    expect(after).not.toBe(before);
    // One step back is the picture from before.
    await root.focus();
    await page.keyboard.press('Shift+ArrowLeft');
    expect(await picture(root)).toBe(before);

    await page.goto(`figuren/${slug}/${step}/`);
    await player(page);
    await twin.click();
    expect(await shown(page, root)).toEqual(tapped);
    expect(await picture(root)).toBe(after);
  });
}

test('whoever points at the screen in a lecture changes nothing', async ({ page }) => {
  for (const [slug, step, act] of taps) {
    await page.goto(`figuren/${slug}/${step}/?modus=vortrag`);
    const root = await player(page);
    const [before, url] = [await picture(root), page.url()];
    const at = await part(root, act);
    await at.hover();
    await expect(at).not.toHaveCSS('cursor', 'pointer');
    await at.click();
    expect(await picture(root)).toBe(before);
    expect(page.url()).toBe(url);
  }
});

test('a drag over the drawing of a form changes nothing in a lecture either', async ({ page }) => {
  await page.goto('figuren/speicher-overhead/?modus=vortrag');
  const root = await player(page);
  const before = await picture(root);
  const line = root.locator('svg.drawing:visible [data-drag]').first();
  await line.click({ force: true });
  expect(await picture(root)).toBe(before);
});
