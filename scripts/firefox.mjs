// Walks the lecture of every figure of the finished build in Firefox, key by key, and compares every step with its own page.
// npm run test:firefox
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { lookForFirefox, openFirefox } from './bidi.mjs';
import { readOptions, refuse } from './options.mjs';

const usage = `npm run test:firefox [-- SLUG …]
After a build: walks the lecture of every figure, or of some, in the Firefox of this machine (FIREFOX_PATH names another).`;
const { positionals } = readOptions(usage, { allowPositionals: true });
const path = lookForFirefox();
if (path === null) refuse('found no Firefox, allowed: one in /usr/bin, or FIREFOX_PATH=/path/to/firefox');
if (!existsSync('dist/index.html')) refuse('found no finished build in dist/, allowed: npm run build first');
const figures = readdirSync('content/figures').flatMap((file) => /^(.+)\.yaml$/.exec(file)?.slice(1) ?? []);
const unknown = positionals.find((slug) => !figures.includes(slug));
if (unknown !== undefined) refuse(`found figure "${unknown}", allowed: ${figures.join(', ')}`);

/** A free port, asked from the system. */
async function freePort() {
  const probe = createServer().listen(0);
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  return port;
}

/** What a page says of a figure, and what its step page says without any script. Runs in the browser. */
const inPage = `{
  until: async (what, is) => {
    for (let tries = 0; tries < 600; tries += 1) {
      if (await is()) return;
      await new Promise((done) => setTimeout(done, 50));
    }
    throw new Error(what + ' did not come within thirty seconds');
  },
  told: (root) => root.querySelector('.player .sentence').textContent.replace(/\\s+/g, ' ').trim(),
  marks: (root) => Array.from(root.querySelector('.player svg.drawing').querySelectorAll('[data-value]'),
    ({ dataset }) => dataset.value),
  player: () => document.querySelector('.player'),
  forward: () => Array.from(document.querySelectorAll('.player button'))
    .find((one) => (one.getAttribute('aria-label') ?? one.textContent).trim() === 'Weiter'),
}`;

/** Walks one lecture; returns what was wrong, in sentences. */
async function walk(page, base, slug) {
  const wrong = [];
  page.faults.length = 0;
  await page.goTo(`${base}figuren/${slug}/`);
  const last = await page.evaluate(`(async () => {
    window.look = ${inPage};
    await look.until('the player', () => look.player()?.dataset.ready === '');
    look.forward().focus();
    return Number(look.player().querySelector('[role=slider], input[type=range]').max);
  })()`);
  if (!(last > 0)) wrong.push(`the lecture has ${last} steps`);
  for (let step = 1; step <= last; step += 1) {
    await page.press('\uE007');
    const [here, own] = await page.evaluate(`(async () => {
      const { player, until } = look;
      await until('step ${step}', () => player().dataset.step === '${step}');
      let own;
      await until('the address of step ${step}', async () => {
        own = new DOMParser().parseFromString(await (await fetch(location.pathname)).text(), 'text/html');
        return own.querySelector('.player').dataset.step === '${step}';
      });
      const said = (root) => ({ sentence: look.told(root), marks: look.marks(root) });
      return [said(document), said(own)];
    })()`);
    if (here.sentence !== own.sentence) wrong.push(`step ${step} says „${here.sentence}“, its page „${own.sentence}“`);
    if (here.marks.join() !== own.marks.join()) wrong.push(`step ${step} shows ${here.marks}, its page ${own.marks}`);
  }
  return [...wrong, ...page.faults.map((text) => `logged: ${text}`)];
}

const port = await freePort();
const server = spawn(process.execPath, ['scripts/serve.mjs', '--port', String(port)], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
await once(server.stdout, 'data');
const results = [];
let page;
try {
  page = await openFirefox(path);
  console.log(`Firefox ${page.version} (${path})`);
  for (const slug of positionals.length > 0 ? positionals : figures) {
    const wrong = await walk(page, `http://localhost:${port}/`, slug).catch((error) => [error.message]);
    results.push(wrong);
    console.log(`${wrong.length === 0 ? 'ok  ' : 'FAIL'} ${[slug, ...wrong].join('\n     ')}`);
  }
} finally {
  await page?.close();
  server.kill();
}
const failed = results.filter((wrong) => wrong.length > 0).length;
const count = { passed: results.length - failed, failed };
mkdirSync('reports', { recursive: true });
writeFileSync('reports/firefox.json', JSON.stringify(count));
console.log(`${count.passed} passed, ${count.failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
