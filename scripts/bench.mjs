// Measures what budgets speak of; never a test, since times depend on the machine.
// npm run bench            simulation, bytes, frames, build
// npm run bench -- --only sim,frames
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { findBrowser } from './browser.mjs';
import { readOptions, refuse } from './options.mjs';
import { initialValues } from '../src/sim/kernel/field.ts';
import { replay, replayInput } from '../src/sim/kernel/run.ts';
import { models } from '../src/sim/models/index.ts';

const usage = `npm run bench -- [--only sim,bytes,frames,build] [--port 4390]
Measures the simulation, bytes of pages, frames while playing, key to paint, and the build.`;
const { values } = readOptions(usage, {
  options: { only: { type: 'string', default: 'sim,bytes,frames,build' }, port: { type: 'string', default: '4390' } },
});
const parts = values.only.split(',');
for (const part of parts) {
  if (!['sim', 'bytes', 'frames', 'build'].includes(part))
    refuse(`--only: found "${part}", allowed: sim, bytes, frames, build`);
}
const slugs = {
  coscheduling: 'co-scheduling',
  rings: 'cpu-ringe',
  ballooning: 'ballooning',
  paravirtualization: 'paravirtualisierung',
};

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

/** Median milliseconds of a piece of work, after a warm-up. */
function time(work, runs = 60) {
  for (let i = 0; i < 15; i += 1) work();
  return median(
    Array.from({ length: runs }, () => {
      const start = performance.now();
      work();
      return performance.now() - start;
    }),
  );
}

/** The longest runs that each model allows: what 500 frames cost is measured, not extrapolated, where a model reaches them. */
const long = {
  coscheduling: { policy: 'esx4', vcpus: 8, avail: [3, 5, 2, 8, 1], ticks: 499 },
  rings: {
    mode: 'bt',
    program: Array.from({ length: 240 }, (_, i) => ({ ctx: 'k', op: ['ADD', 'CLI', 'IN', 'POPF', 'MOV_CR3'][i % 5] })),
  },
};

function benchSim() {
  console.log('\nSimulation (budget: 500 frames < 5 ms, one step < 0.2 ms)');
  for (const model of Object.values(models)) {
    const initial = initialValues(model.params);
    const rows = Object.entries(model.presets).map(([name, preset]) => {
      const run = { params: { ...initial, ...preset }, seed: 1, choices: [] };
      const frames = replay(model, run).length;
      return { name, frames, ms: time(() => replay(model, run)) };
    });
    const heaviest = rows.reduce((a, b) => (b.ms / b.frames > a.ms / a.frames ? b : a));
    const step = heaviest.ms / heaviest.frames;
    console.log(
      `  ${model.id}: heaviest preset ${heaviest.name}: ${heaviest.frames} frames in ${heaviest.ms.toFixed(2)} ms, ` +
        `${(step * 1000).toFixed(0)} µs a step, ${(step * 500).toFixed(1)} ms for 500`,
    );
    if (model.id in long) {
      const input = model.input.read(long[model.id], '');
      const frames = replayInput(model, input, 1).length;
      console.log(
        `    longest general input: ${frames} frames in ${time(() => replayInput(model, input, 1), 20).toFixed(2)} ms`,
      );
    }
  }
}

function buildOnce() {
  if (!existsSync('dist/index.html')) spawnSync('astro', ['build'], { stdio: 'inherit' });
}

/** What pages weigh on the wire. Only the scripts have a limit, which `tests/site/bytes.test.ts` holds. */
async function benchBytes() {
  buildOnce();
  const { brotliSize, pages, scriptBytes, styleBytes } = await import('../tests/support/site.ts');
  console.log('\nBytes, brotli (HTML, CSS, JavaScript to the first playable figure)');
  for (const { path, html } of pages.filter((page) => /^\/(kapitel|figuren|einbetten)\/[^/]+\/$/.test(page.path))) {
    const kB = [brotliSize(html), styleBytes(html), scriptBytes(html)].map((bytes) => (bytes / 1000).toFixed(1));
    console.log(`  ${path}: ${kB.join(', ')} kB`);
  }
}

/** Plays a figure for five seconds and reads what it cost the main thread. */
async function play(page, url, throttle) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await page.goto(url);
  await page.waitForSelector('.player[data-ready]');
  await session.send('Emulation.setCPUThrottlingRate', { rate: throttle });
  await page.locator('.player').first().scrollIntoViewIfNeeded();
  await page.waitForTimeout(500);
  const metric = async () =>
    Object.fromEntries((await session.send('Performance.getMetrics')).metrics.map(({ name, value }) => [name, value]));
  const before = await metric();
  await page.getByRole('button', { name: 'Abspielen', exact: true }).first().click();
  const intervals = await page.evaluate(
    () =>
      new Promise((done) => {
        const times = [];
        const end = performance.now() + 5000;
        const tick = (now) => {
          times.push(now);
          if (now < end) requestAnimationFrame(tick);
          else done(times.slice(1).map((time, i) => time - times[i]));
        };
        requestAnimationFrame(tick);
      }),
  );
  const after = await metric();
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  return {
    perFrame: ((after.TaskDuration - before.TaskDuration) * 1000) / intervals.length,
    late: (intervals.filter((ms) => ms > 20).length / intervals.length) * 100,
    frames: intervals.length,
  };
}

/** Milliseconds from a key press to the next paint, as the browser's event timing reports them; median of ten. */
async function keyToPaint(page, url) {
  const session = await page.context().newCDPSession(page);
  await page.goto(url);
  await page.waitForSelector('.player[data-ready]');
  await page.evaluate(() => {
    window.durations = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (entry.name === 'keydown') window.durations.push(entry.duration);
    }).observe({ type: 'event', durationThreshold: 16 });
  });
  await page.locator('.player').first().focus();
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  for (let i = 0; i < 10; i += 1) {
    await page.keyboard.press('ArrowRight');
    await page.waitForTimeout(500);
  }
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  const durations = await page.evaluate(() => window.durations);
  return durations.length === 0 ? 16 : median(durations);
}

async function benchFrames() {
  buildOnce();
  const server = spawn('node', ['scripts/serve.mjs', '--port', values.port], { stdio: 'ignore' });
  const { path } = await findBrowser();
  const browser = await chromium.launch({ executablePath: path, args: ['--no-sandbox'] });
  console.log(
    '\nPlaying (budgets: ≤ 5 ms a frame; fourfold throttle: ≤ 25 % of frames over 20 ms, key to paint ≤ 100 ms)',
  );
  try {
    for (const slug of Object.values(slugs)) {
      const url = `http://localhost:${values.port}/figuren/${slug}/?tempo=4`;
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
      const page = await context.newPage();
      await page.waitForTimeout(300);
      const free = await play(page, url, 1);
      const slow = await play(page, url, 4);
      const key = await keyToPaint(page, url);
      console.log(
        `  ${slug}: ${free.perFrame.toFixed(2)} ms a frame; throttled ${slow.late.toFixed(0)} % of ${slow.frames} frames over 20 ms, ` +
          `key to paint ${key.toFixed(0)} ms`,
      );
      await context.close();
    }
  } finally {
    await browser.close();
    server.kill();
  }
}

if (parts.includes('sim')) benchSim();
if (parts.includes('bytes')) await benchBytes();
if (parts.includes('frames')) await benchFrames();
if (parts.includes('build')) spawnSync('node', ['scripts/bench-build.mjs'], { stdio: 'inherit' });
