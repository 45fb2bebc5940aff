import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { models } from '../../src/sim/models/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'sim-command-'));
afterAll(() => rmSync(folder, { recursive: true }));

function sim(args: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/sim.ts', ...args], {
    encoding: 'utf8',
    input,
    maxBuffer: 1e9,
  });
  return { status, stdout, stderr };
}

const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

/** What acts on a terminal, apart from the end of a line. */
const acting = /[^\P{Cc}\n]|[\u202A-\u202E\u2066-\u2069]/u;

describe('a wrong call is refused in one line that says what is allowed', () => {
  const long = 'x'.repeat(100_000);
  test.each<[string, readonly string[], string, RegExp]>([
    ['a model', ['x\u001B[31m'], '', /^unknown model "x \[31m", allowed: ballooning, /],
    ['a model of an object', ['constructor'], '', /^unknown model "constructor", allowed: /],
    ['an option', ['rings', '--quatsch=1'], '', /^unknown option "--quatsch", allowed: --p\./],
    ['a parameter', ['rings', '--p.toString=1'], '', /^unknown option "--p\.toString", allowed: /],
    ['an option without a value', ['rings', '--seed'], '', /^--seed: found nothing, allowed: a value$/],
    ['a long value', ['ballooning', `--p.need=${long}`], '', /^--p\.need: found "x{80}…", allowed: \d/],
    ['a seed', ['rings', '--seed', '1e9'], '', /^--seed: found "1e9", allowed: 0…4294967295$/],
    ['a format', ['rings', '--format', 'xml\n'], '', /^--format: found "xml ", allowed: text, json, csv$/],
    ['a run', ['rings', '--run', '\u009B2J'], '', /^--run: found " 2J", allowed: \d+~CHOICES~FRAME/],
    [
      'a file',
      ['rings', '--input', 'nix.json'],
      '',
      /^--input: found no file: "nix\.json", allowed: a JSON file, or -$/,
    ],
    ['a folder', ['rings', '--input', 'src'], '', /^--input: found a folder: "src", allowed: a JSON file, or -$/],
    ['no JSON', ['rings', '--input', '-'], '{\u001B[31m', /^--input: found .*, allowed: one JSON object$/],
    ['nothing', ['rings', '--input', '-'], '', /^--input: found .*, allowed: one JSON object$/],
    ['a list', ['ballooning', '--input', '-'], '[]', /^input: found \[\], allowed: object with /],
    ['a long name', ['ballooning', '--input', '-'], `{"${long}":1}`, /^x{60}…: unknown field, allowed: host, /],
    ['a name with signs', ['ballooning', '--input', '-'], '{"a\\u001b[2J\\u202e":1}', /^a \[2J : unknown field, /],
    ['a number without end', ['ballooning', '--input', '-'], '{"host":1e999}', /^host: found Infinity, allowed: /],
    [
      'more pages than a run can take in',
      ['ballooning', '--input', '-'],
      '{"host":{"memory":1048576},"vms":[{"anon":1,"untouched":1048575}]}',
      /^host\.memory: found 1048576 pages, allowed: at most \d+ pages; /,
    ],
    [
      'loads that would run for minutes',
      ['ballooning', '--input', '-'],
      `{"host":{"memory":64},"vms":[{"anon":64}],"happenings":[${Array(200).fill('{"at":1,"type":"load","vm":0,"mb":1048576}').join()}]}`,
      /^happenings: found loads of \d+ pages, allowed: at most \d+ pages; /,
    ],
    [
      'touches of more than there is',
      ['ballooning', '--input', '-'],
      '{"host":{"memory":64},"vms":[{"anon":64,"touches":1048576}]}',
      /^vms\[0\]\.touches: found 1048576, allowed: 0…64, the size of the VM$/,
    ],
    [
      'deep nesting',
      ['ballooning', '--input', '-'],
      `{"host":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
      /^(host: found something|--input: found values) .*nested too deeply, allowed: /,
    ],
  ])('%s', (_, args, input, sentence) => {
    const { status, stdout, stderr } = sim(args, input);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr.trimEnd()).toMatch(sentence);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).not.toMatch(acting);
  });
});

test('names of the input reach the terminal as what they are', () => {
  const name = 'a\u001B[2J\u009B31m\n\u202E';
  const input = JSON.stringify({
    host: { memory: 100 },
    vms: [{ name, anon: 20, untouched: 80, pinned: 0 }],
    happenings: [{ at: 1, type: 'demand', vm: 0, mb: 30 }],
  });
  for (const format of ['text', 'csv', 'json']) {
    const { status, stdout, stderr } = sim(['ballooning', '--input', '-', '--format', format], input);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout.replaceAll('\u202E', '')).not.toMatch(acting);
    if (format === 'json') expect(JSON.parse(stdout)).toMatchObject({ input: { vms: [{ name }] } });
    else expect(stdout).toContain('\\u001b[2J\\u009b31m\\u000a\\u202e');
  }
});

test('a reader who has seen enough ends it quietly', async () => {
  const child = spawn(process.execPath, ['scripts/sim.ts', 'coscheduling', '--format', 'json']);
  let complaint = '';
  child.stderr.on('data', (text: Buffer) => (complaint += String(text)));
  child.stdout.once('data', () => child.stdout.destroy());
  const status = await new Promise((resolve) => child.on('close', resolve));
  expect({ status, complaint }).toEqual({ status: 0, complaint: '' });
});

test('a long run is one JSON text', () => {
  const path = file('long.json', JSON.stringify({ policy: 'esx4', vcpus: 8, avail: [3, 5, 2, 8, 1], ticks: 499 }));
  const { status, stdout } = sim(['coscheduling', '--input', path, '--format', 'json']);
  const result = JSON.parse(stdout) as { readonly frames: readonly { readonly index: number }[] };
  expect(status).toBe(0);
  expect(result.frames.map(({ index }) => index)).toEqual(result.frames.map((_, i) => i));
  expect(result.frames.length).toBeGreaterThan(400);
});

test('--help names presets by what code and links call them, and by what readers see', () => {
  const { stdout } = sim(['ballooning', '--help']);
  for (const name of Object.keys(models.ballooning!.presets))
    expect(stdout).toMatch(new RegExp(`^  ${name}  \\{`, 'm'));
  expect(stdout).toContain('Was kostet es, wenn VM 1 genug frei hat?');
});
