// Changes a folder's code in many small ways and counts the changes that its tests see (mutation testing by Stryker).
// One folder, or a few of its files, at a time: everything at once takes hours.
import { existsSync, globSync } from 'node:fs';
import { basename, relative } from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import { readOptions, refuse } from './options.mjs';

/** Percent of the changes that a folder's tests must see. */
const LEAST = 85;

const folders = ['src/sim/kernel', 'src/drawing', ...globSync('src/sim/models/*/').map(plain).sort()];
const usage = `npm run -s mutants -- FOLDER [FILE …]

Changes the code of a folder (or only of the named files in it) and prints the score and the changes that no test sees.
Status 1 below ${LEAST} %, 2 for a wrong call.

folders  ${folders.join('\n         ')}
`;

function plain(path) {
  return path.replaceAll('\\', '/').replace(/\/$/, '');
}

/** The tests that are about a folder, and the names of those among them. */
function testsOf(folder) {
  if (folder === 'src/sim/kernel') return { files: ['tests/unit/kernel/*.test.ts'], names: '' };
  if (folder === 'src/drawing')
    return { files: ['tests/unit/drawing/*', 'tests/unit/golden.test.ts', 'tests/figures/*'], names: '' };
  const id = basename(folder);
  // Tests of other figures stand in the same two files; those of its own have no figure in their name.
  // The goldens as a whole are no law of one figure.
  const others = folders
    .filter((one) => one.startsWith('src/sim/models/') && one !== folder)
    .map((one) => basename(one));
  return {
    files: [`tests/figures/${id}.*`, `tests/figures/${id}-*`, 'tests/unit/laws/*.test.ts', 'tests/unit/golden.test.ts'],
    names: `^(?!(?:${others.join('|')}|every golden file)\\b)`,
  };
}

/** A change as one line: place, what stood there is for the reader to look up, what stands there now. */
function line({ fileName, location, mutatorName, replacement, status }) {
  const place = `${plain(relative('.', fileName))}:${location.start.line}:${location.start.column}`;
  const text = (replacement ?? '').replace(/\s+/g, ' ').slice(0, 90);
  return `${place}  ${mutatorName}: ${text}${status === 'NoCoverage' ? '  (no test comes here)' : ''}`;
}

const seen = ['Killed', 'Timeout'];
const unseen = ['Survived', 'NoCoverage'];

function score(results) {
  const killed = results.filter(({ status }) => seen.includes(status)).length;
  const all = killed + results.filter(({ status }) => unseen.includes(status)).length;
  return { killed, all, percent: all === 0 ? 100 : (100 * killed) / all };
}

function told(name, { killed, all, percent }) {
  return `${percent.toFixed(1).padStart(5)} %  ${String(killed).padStart(4)} of ${String(all).padStart(4)}  ${name}`;
}

async function run(folder, files) {
  const tests = testsOf(folder);
  const testFiles = tests.files
    .flatMap((pattern) => globSync(pattern))
    .map(plain)
    .filter((file) => /\.test\.tsx?$/.test(file));
  if (testFiles.length === 0) throw new Error(`${folder}: found no tests, allowed: ${tests.files.join(', ')}`);
  if (tests.names !== '') process.env.TEST_NAME = tests.names;
  const results = await new Stryker({
    mutate: files,
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    vitest: { configFile: 'tests/support/figures.config.ts', related: false },
    testFiles,
    coverageAnalysis: 'perTest',
    ignoreStatic: true,
    concurrency: 2,
    // On a busy machine a slow test is no endless loop.
    timeoutMS: 15_000,
    timeoutFactor: 3,
    tempDirName: '.cache/mutants',
    ignorePatterns: ['dist', 'public', 'docs', 'deploy', 'reports', 'shots', 'test-results', 'playwright-report'],
    reporters: ['progress-append-only'],
    fileLogLevel: 'off',
    logLevel: 'warn',
    allowConsoleColors: false,
  }).runMutationTest();
  for (const one of results.filter(({ status }) => unseen.includes(status))) console.log(line(one));
  console.log('');
  for (const file of files) {
    console.log(told(file, score(results.filter(({ fileName }) => plain(relative('.', fileName)) === file))));
  }
  const whole = score(results);
  console.log(told(folder, whole));
  return whole.percent >= LEAST;
}

const { positionals } = readOptions(usage, { allowPositionals: true });
const [given, ...names] = positionals;
if (given === undefined) refuse(`found no folder, allowed: ${folders.join(', ')}`);
const folder = plain(given);
if (!folders.includes(folder)) refuse(`found "${given}", allowed: ${folders.join(', ')}`);
const strange = names.find((name) => !existsSync(`${folder}/${name}`));
if (strange !== undefined) refuse(`found file "${strange}", allowed: files of ${folder}`);
const files =
  names.length > 0 ? names.map((name) => `${folder}/${name}`) : globSync(`${folder}/*.{ts,tsx}`).map(plain).sort();
try {
  process.exitCode = (await run(folder, files)) ? 0 : 1;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
