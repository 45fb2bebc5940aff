import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test, type Page } from '@playwright/test';

type Message = {
  app?: string;
  typ?: string;
  hoehe?: number;
  schritt?: string | null;
  text?: string;
  schritte?: string[];
};

let server: Server;
let wiki: string;

test.beforeAll(async () => {
  server = createServer((_, response) =>
    response.setHeader('content-type', 'text/html').end('<!doctype html><body></body>'),
  );
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  wiki = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});

test.afterAll(() => server.close());

/** A host page with a figure in a frame, and everything the frame has said. */
async function host(page: Page, path: string, sandbox: string): Promise<() => Promise<Message[]>> {
  // Our own pages forbid frames; a wiki on another host does not.
  await page.goto(wiki);
  await page.evaluate(
    ([src, rules]) => {
      const heard: unknown[] = [];
      Object.assign(window, { heard });
      addEventListener('message', (event) => heard.push(event.data));
      const frame = document.createElement('iframe');
      frame.id = 'gast';
      if (rules) frame.setAttribute('sandbox', rules);
      frame.width = '700';
      frame.height = '900';
      frame.src = src;
      document.body.replaceChildren(frame);
    },
    [path, sandbox] as const,
  );
  return () => page.evaluate(() => (window as unknown as { heard: Message[] }).heard);
}

const tell = (page: Page, message: object) =>
  page.evaluate(
    (data) => document.querySelector<HTMLIFrameElement>('#gast')!.contentWindow!.postMessage(data, '*'),
    message,
  );

test('an embedded figure says it is ready, how high it is, and where it stands; and it obeys', async ({
  page,
  baseURL,
}) => {
  const heard = await host(page, `${baseURL}einbetten/cpu-ringe/`, '');
  await expect
    .poll(async () => (await heard()).map((m) => m.typ))
    .toEqual(expect.arrayContaining(['bereit', 'schritt', 'hoehe']));
  const steps = (await heard()).find((m) => m.typ === 'bereit')?.schritte ?? [];
  expect(steps.length).toBeGreaterThan(10);
  await tell(page, { app: 'vsx', v: 1, typ: 'geheZu', schritt: steps[4] });
  await expect.poll(async () => (await heard()).findLast((m) => m.typ === 'schritt')?.schritt).toBe(steps[4]);
  await expect(page.frameLocator('#gast').locator('.player')).toHaveAttribute('data-step', '4');
  await tell(page, { app: 'vsx', v: 1, typ: 'profil', profil: 'dunkel' });
  await expect(page.frameLocator('#gast').locator('html')).toHaveAttribute('data-profile', 'dunkel');
  const height = (await heard()).findLast((m) => m.typ === 'hoehe')?.hoehe ?? 0;
  expect(Number.isInteger(height) && height > 300).toBe(true);
});

test('unknown requests are answered, strangers’ messages are not', async ({ page, baseURL }) => {
  const heard = await host(page, `${baseURL}einbetten/cpu-ringe/`, '');
  await expect.poll(async () => (await heard()).some((m) => m.typ === 'bereit')).toBe(true);
  await tell(page, { app: 'vsx', v: 1, typ: 'constructor' });
  await expect.poll(async () => (await heard()).findLast((m) => m.typ === 'fehler')?.text).toContain('geheZu');
  const answers = async () => (await heard()).filter((m) => m.typ === 'fehler');
  await tell(page, { app: 'andere', typ: 'geheZu' });
  await tell(page, 'Unsinn' as unknown as object);
  // Messages keep their order: had the strangers been answered, it would have been before this one.
  await tell(page, { app: 'vsx', v: 1, typ: 'profil', profil: 'grell' });
  await expect.poll(async () => (await answers()).at(-1)?.text).toContain('grell');
  expect(await answers()).toHaveLength(2);
});

test('it works inside sandbox="allow-scripts" and never touches the address', async ({ page, baseURL }) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.clock.install();
  await host(page, `${baseURL}einbetten/co-scheduling/`, 'allow-scripts');
  const frame = page.frameLocator('#gast');
  await expect(frame.locator('.player')).toHaveAttribute('data-ready', '');
  await frame.getByRole('button', { name: 'Weiter', exact: true }).click();
  await expect(frame.locator('.player')).toHaveAttribute('data-step', '1');
  // Longer than a figure waits before its address follows.
  await page.clock.runFor(2000);
  expect(page.frames()[1]?.url()).toBe(`${baseURL}einbetten/co-scheduling/`);
  await expect(frame.getByRole('link', { name: 'Im Explorer öffnen' })).toHaveAttribute(
    'href',
    /\/figuren\/co-scheduling\/[a-z0-9.-]+\/$/,
  );
  expect(errors).toEqual([]);
});

test('in such a frame a number of the table stays inside', async ({ page, baseURL }) => {
  await host(page, `${baseURL}einbetten/co-scheduling/`, 'allow-scripts');
  const frame = page.frameLocator('#gast');
  await expect(frame.locator('.player')).toHaveAttribute('data-ready', '');
  await frame.getByText('Alle Schritte als Tabelle').click();
  await frame.locator('.twin tbody tr').nth(3).getByRole('link').click();
  await expect(frame.locator('.player')).toHaveAttribute('data-step', '3');
  expect(page.frames()[1]?.url()).toContain(`${baseURL}einbetten/co-scheduling/`);
});

for (const [sandbox, saves] of [
  ['allow-scripts', false],
  ['allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox', true],
] as const) {
  test(`with sandbox="${sandbox}" a picture ${saves ? 'is saved' : 'cannot be saved, and there is the address'}`, async ({
    page,
    baseURL,
  }) => {
    const names: string[] = [];
    page.on('download', (file) => names.push(file.suggestedFilename()));
    await host(page, `${baseURL}einbetten/co-scheduling/skew-grenze/`, sandbox);
    const frame = page.frameLocator('#gast');
    await expect(frame.locator('.player')).toHaveAttribute('data-ready', '');
    await frame.getByRole('button', { name: 'Teilen' }).click();
    for (const format of ['SVG', 'PNG']) {
      await frame.getByRole('button', { name: `${format} speichern` }).click();
      await expect(frame.getByRole('alert')).toContainText('kein Speichern');
      await expect(frame.getByRole('textbox', { name: 'Adresse zum Speichern' })).toHaveValue(
        /\/figuren\/co-scheduling\/skew-grenze\/$/,
      );
      if (saves)
        await expect.poll(() => names.at(-1)).toMatch(new RegExp(`^co-scheduling-.*\\.${format.toLowerCase()}$`));
    }
    expect(names).toHaveLength(saves ? 2 : 0);
    await frame.getByRole('button', { name: 'Kopieren: Adresse zum Speichern' }).click();
    await expect(frame.getByRole('alert').getByRole('status')).toContainText(/Kopiert|markiert/);
  });
}

test('it reports the height that it needs, with its caption', async ({ page, baseURL }) => {
  const heard = await host(page, `${baseURL}einbetten/ballooning/`, 'allow-scripts');
  const height = async () => (await heard()).findLast((m) => m.typ === 'hoehe')?.hoehe ?? 0;
  await expect.poll(height).toBeGreaterThan(300);
  const frame = page.frames()[1]!;
  const needed = () => frame.evaluate(() => Math.ceil(document.querySelector('main')!.getBoundingClientRect().height));
  await expect.poll(async () => (await height()) - (await needed())).toBe(0);
  await page.frameLocator('#gast').getByText('Zustand als Tabelle').click();
  await expect.poll(async () => (await height()) - (await needed())).toBe(0);
});

test('a dialog opens in the part of a high frame that the reader sees', async ({ page, baseURL }) => {
  await host(page, `${baseURL}einbetten/co-scheduling/`, 'allow-scripts');
  const frame = page.frameLocator('#gast');
  await expect(frame.locator('.player')).toHaveAttribute('data-ready', '');
  await page.evaluate(() => {
    document.querySelector<HTMLIFrameElement>('#gast')!.height = '3000';
    document.body.style.paddingBlock = '1500px';
  });
  // Above its upper edge the reader sees the page around; below, the frame goes on for two screens.
  for (const top of [1200, 1700]) {
    await page.evaluate((to) => scrollTo(0, to), top);
    await frame.getByRole('button', { name: 'Teilen' }).dispatchEvent('click');
    const dialog = frame.getByRole('dialog');
    await expect(dialog).toBeVisible();
    await expect
      .poll(async () => {
        const { y, height } = (await dialog.boundingBox())!;
        return y >= 0 && y + height <= 800;
      })
      .toBe(true);
    await dialog.getByRole('button', { name: 'Schließen' }).click();
    await expect(dialog).toHaveCount(0);
  }
});

test('only embeds may be framed', async ({ request }) => {
  const embed = await request.get('einbetten/cpu-ringe/');
  expect(embed.headers()['content-security-policy'] ?? '').toContain('frame-ancestors *');
  const page = await request.get('figuren/cpu-ringe/');
  expect(page.headers()['content-security-policy'] ?? '').toContain("frame-ancestors 'none'");
});

test('steuer= takes the controls away', async ({ page }) => {
  await page.goto('einbetten/cpu-ringe/?steuer=aus');
  await expect(page.locator('.player')).toHaveAttribute('data-ready', '');
  await expect(page.getByRole('button', { name: 'Weiter', exact: true })).toBeHidden();
});
