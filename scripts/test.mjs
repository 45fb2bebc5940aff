// Runs every test and says what passed: lint, formatting, types, layers, what nobody uses, builds, unit, browser.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { relative } from 'node:path';
import { lookForFirefox } from './bidi.mjs';
import { findBrowser } from './browser.mjs';
import { clip, readOptions, refuse } from './options.mjs';

const env = { ...process.env, CI: '1', FORCE_COLOR: '0', ASTRO_TELEMETRY_DISABLED: '1' };

/** A check is one command that passes or fails as a whole. */
const checks = [
  ['format', ['prettier', '--check', '--log-level', 'warn', '.']],
  ['spaces', ['node', 'scripts/typeset.mjs', '--check']],
  ['lint', ['eslint', '.', '--max-warnings', '0']],
  ['types of the simulation', ['tsc', '-p', 'src/sim/tsconfig.json']],
  ['types', ['astro', 'check', '--minimumFailingSeverity', 'warning']],
  ['layers', ['depcruise', 'src', '--config', '.dependency-cruiser.cjs']],
  ['unused', ['knip', '--no-progress', '--treat-config-hints-as-errors']],
  ['build', ['astro', 'build']],
  [
    'build below a path, with React in the browser',
    ['astro', 'build', '--outDir', '.cache/dist-base'],
    { BASE_PATH: '/vsphere/', SITE_URL: 'https://wiki.example', RUNTIME: 'react' },
  ],
];

/** A suite counts its own tests in a JSON report. */
const suites = [
  ['unit', ['vitest', 'run'], () => countVitest('reports/unit.json')],
  ['browser', ['playwright', 'test'], () => countPlaywright('reports/browser.json')],
  ['firefox', ['node', 'scripts/firefox.mjs'], () => JSON.parse(readFileSync('reports/firefox.json', 'utf8'))],
];

const names = [...checks, ...suites].map(([name]) => name);
const usage = `npm test [-- --only NAME,…] [--firefox]
Runs every test. --firefox: also in the Firefox of this machine, where there is one.
Names: ${names.join(', ')}`;
const { values } = readOptions(usage, { options: { only: { type: 'string' }, firefox: { type: 'boolean' } } });
const only = values.only?.split(',');
const strange = only?.find((name) => !names.includes(name));
if (strange !== undefined) refuse(`--only: found "${clip(strange)}", allowed: ${names.join(', ')}`);

rmSync('reports', { recursive: true, force: true });
mkdirSync('reports', { recursive: true });
let passed = 0;
let failed = 0;
const lines = [];

function run([command, ...args], extra = {}) {
  const start = performance.now();
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: { ...env, ...extra } });
  return { ok: status === 0, seconds: ((performance.now() - start) / 1000).toFixed(0) };
}

/** What a report counts, and the names of what failed or passed only at the second try: output is long, its end is read. */
function countVitest(file) {
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const tests = report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map((test) => ({ ...test, place: relative('.', name) })),
  );
  const failures = tests.filter(({ status }) => status === 'failed');
  // A file that cannot even be loaded has no tests of its own, but it has failed.
  const broken = report.testResults.filter((one) => one.status === 'failed' && one.assertionResults.length === 0);
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    named: [
      ...failures.map(({ place, fullName }) => `failed: ${place} › ${fullName}`),
      ...broken.map(({ name }) => `not loaded: ${relative('.', name)}`),
    ],
  };
}

function countPlaywright(file) {
  const { suites, stats, errors } = JSON.parse(readFileSync(file, 'utf8'));
  const specsOf = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)];
  const named = suites.flatMap(specsOf).flatMap(({ file: place, line, title, tests }) =>
    tests.flatMap(({ status, projectName }) => {
      const word = { unexpected: 'failed', flaky: 'passed at the second try' }[status];
      return word === undefined ? [] : [`${word}: ${projectName} › ${place}:${line} › ${title}`];
    }),
  );
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    named: [...named, ...errors.map(({ message }) => `error: ${message?.split('\n')[0]}`)],
  };
}

for (const [name, command, extra] of checks) {
  if (only && !only.includes(name)) continue;
  console.log(`\n── ${name}: ${command.join(' ')}`);
  const { ok, seconds } = run(command, extra);
  if (ok) passed += 1;
  else failed += 1;
  lines.push(`${ok ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`);
}

for (const [name, command, count] of suites) {
  if (only && !only.includes(name)) continue;
  if (name === 'firefox' && !only) {
    if (values.firefox !== true) continue;
    if (lookForFirefox() === null) {
      lines.push('--   firefox: none found');
      continue;
    }
  }
  const extra = {};
  if (name === 'browser') {
    try {
      const browser = await findBrowser();
      console.log(`\n── browser: ${browser.path} (${browser.origin})`);
      extra.CHROME_PATH = browser.path;
    } catch (error) {
      console.error(error.message);
      failed += 1;
      lines.push('FAIL browser: none found');
      continue;
    }
  }
  console.log(`\n── ${name}: ${command.join(' ')}`);
  const { ok, seconds } = run(command, extra);
  let counted = { passed: 0, failed: 1 };
  try {
    counted = count();
  } catch (error) {
    console.error(`${name}: no readable report: ${error.message}`);
  }
  // A runner that fails without a failed test (a crash, an unhandled error) must not pass.
  if (!ok && counted.failed === 0) counted.failed = 1;
  passed += counted.passed;
  failed += counted.failed;
  lines.push(
    `${counted.failed === 0 ? 'ok  ' : 'FAIL'} ${name}: ${counted.passed} passed, ${counted.failed} failed (${seconds} s)`,
    ...(counted.named ?? []).map((one) => `       ${one}`),
  );
}

console.log(`\n${lines.join('\n')}\n`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
