import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';

const run = (script: string, ...args: readonly string[]) =>
  spawnSync(process.execPath, [`scripts/${script}`, ...args], { encoding: 'utf8', timeout: 60_000 });

describe.each([
  ['bench.mjs', 'npm run bench'],
  ['bench-build.mjs', 'scripts/bench-build.mjs'],
  ['serve.mjs', 'scripts/serve.mjs'],
  ['typeset.mjs', 'scripts/typeset.mjs'],
  ['frames.mjs', 'npm run -s frames'],
  ['shots.mjs', 'npm run shots'],
  ['new-figure.ts', 'npm run new-figure'],
  ['ids.ts', 'npm run ids'],
  ['firefox.mjs', 'npm run test:firefox'],
  ['test.mjs', 'npm test'],
])('scripts/%s', (script, command) => {
  test('--help says what it does', () => {
    const { status, stdout, stderr } = run(script, '--help');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain(command);
  });

  test('an unknown option is answered in one line, with status 2', () => {
    const { status, stdout, stderr } = run(script, '--quatsch\u001B[31m');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr.trimEnd()).toMatch(/^Unknown option '--quatsch \[31m', allowed: (--.*, )?--help$/);
  });
});

test.each<[string, readonly string[], string | RegExp]>([
  ['bench.mjs', ['--only', 'alles'], '--only: found "alles", allowed: sim, bytes, frames, build'],
  ['bench-build.mjs', ['--pages', '8,x'], '--pages: found "8,x", allowed: numbers from 1 to 99999, divided by commas'],
  ['serve.mjs', ['--port', '70000'], '--port: found "70000", allowed: a number from 0 to 65535'],
  [
    'serve.mjs',
    ['--dir', 'nix'],
    '--dir: found no nix/_headers, allowed: a finished build; make one with npm run build',
  ],
  ['frames.mjs', ['rings', '--steps', '0,x'], '--steps: found "0,x", allowed: numbers divided by commas, or all'],
  ['frames.mjs', ['rings', '--layout', 'tall'], '--layout: found "tall", allowed: wide, narrow'],
  ['frames.mjs', ['rings', '--profile', 'lila'], '--profile: found "lila", allowed: hell, dunkel, beamer'],
  ['frames.mjs', ['rings', '--width', '0'], '--width: found "0", allowed: a number from 10 to 9999'],
  ['frames.mjs', ['rings', '--seed=-1'], '--seed: found "-1", allowed: 0…4294967295'],
  [
    'frames.mjs',
    ['rings', '--out', 'nix/x.png'],
    '--out: found "nix/x.png", allowed: a name ending in .png, in a folder that exists',
  ],
  ['frames.mjs', ['rings', '--p.mode'], '--p.mode: found nothing, allowed: --p.mode=VALUE'],
  ['frames.mjs', ['rings', '--steps', '999'], /^--steps: found "999", allowed: 0…\d+, which this run has$/],
  ['frames.mjs', ['rings', '--p.mode=\u001B[31m'], /^--p\.mode: found " \[31m", allowed: /],
  ['frames.mjs', ['rings', '--p.toString=1'], /^unknown option "--p\.toString", allowed: --p\.mode/],
  ['frames.mjs', ['nix'], /^found figure "nix", allowed: .*cpu-ringe/],
  ['frames.mjs', [], /^found no figure, allowed: .*cpu-ringe/],
  ['shots.mjs', ['nix'], /^found figure "nix", allowed: .*cpu-ringe/],
  [
    'ids.ts',
    ['--forget', '../x'],
    '--forget: found no figure "../x", allowed: the slug of a figure in content/figures/',
  ],
  ['new-figure.ts', ['A\u001B[31m'], 'ID: found "A [31m", allowed: lower-case letters, digits, hyphens'],
  ['test.mjs', ['--only', 'lint,alles'], /^--only: found "alles", allowed: format, .*browser, firefox$/],
  ['typeset.mjs', ['nix.mdx'], 'found "nix.mdx", allowed: a file or folder that exists'],
])('scripts/%s %j', (script, args, sentence) => {
  const { status, stderr } = run(script, ...args);
  expect(status).toBe(2);
  if (typeof sentence === 'string') expect(stderr).toBe(`${sentence}\n`);
  else expect(stderr.trimEnd()).toMatch(sentence);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
});
