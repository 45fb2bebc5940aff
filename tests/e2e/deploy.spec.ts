import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { hostFiles, type HeadersFor } from '../support/host-files.ts';
import { watch } from './support.ts';

// The hardest guest of a host: a frame without an origin of its own, on a page of another site.

/** The site as a host with these headers serves it. */
async function answer(site: URL, headersFor: HeadersFor, request: IncomingMessage, response: ServerResponse) {
  const { pathname, search } = new URL(request.url ?? '/', site);
  const from = await fetch(new URL(pathname + search, site));
  response.statusCode = from.status;
  response.setHeader('content-type', from.headers.get('content-type') ?? 'text/plain');
  for (const [name, value] of headersFor(pathname)) response.appendHeader(name, value);
  response.end(Buffer.from(await from.arrayBuffer()));
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((done) => server.listen(0, done));
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}

for (const [file, read] of Object.entries(hostFiles)) {
  test(`a sandboxed embed lives behind ${file}`, async ({ page, baseURL }) => {
    const site = new URL(baseURL!);
    const headersFor = read(site.pathname);
    const host = createServer((request, response) => {
      answer(site, headersFor, request, response).catch(() => response.destroy());
    });
    const wiki = createServer((_, response) => {
      response.setHeader('content-type', 'text/html').end('<!doctype html><title>Wiki</title><body></body>');
    });
    const [here, there] = await Promise.all([listen(host), listen(wiki)]);
    try {
      const faults = watch(page);
      await page.goto(there);
      const frame = await page.evaluateHandle((src) => {
        const guest = document.createElement('iframe');
        guest.setAttribute('sandbox', 'allow-scripts');
        guest.width = '700';
        guest.height = '900';
        guest.src = src;
        document.body.replaceChildren(guest);
        return guest;
      }, `${here}${site.pathname}einbetten/co-scheduling/`);
      const guest = await frame.asElement().contentFrame();
      const root = guest!.locator('.player');
      await expect(root).toHaveAttribute('data-ready', '');
      await root.getByRole('button', { name: 'Weiter', exact: true }).click();
      await expect(root).toHaveAttribute('data-step', '1');
      expect(
        await guest!.evaluate(() =>
          document.fonts.ready.then((all) => [...all].some((one) => one.status === 'loaded')),
        ),
      ).toBe(true);
      expect(faults).toEqual([]);
      // A page of the site itself stays outside of frames.
      const response = await page.request.get(`${here}${site.pathname}glossar/`);
      expect(response.headersArray().filter(({ name }) => /^x-frame-options$/i.test(name))).toHaveLength(1);
    } finally {
      host.close();
      wiki.close();
    }
  });
}
