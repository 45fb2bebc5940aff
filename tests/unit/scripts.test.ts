import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';

const run = (script: string, ...args: readonly string[]) =>
  spawnSync(process.execPath, [`scripts/${script}`, ...args], { encoding: 'utf8', timeout: 60_000 });

describe.each(['bench.mjs', 'bench-build.mjs', 'serve.mjs', 'typeset.mjs'])('scripts/%s', (script) => {
  test('--help says what it does', () => {
    const { status, stdout, stderr } = run(script, '--help');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain(script.startsWith('bench.') ? 'npm run bench' : `scripts/${script}`);
  });

  test('an unknown option is answered in one line, with status 2', () => {
    const { status, stdout, stderr } = run(script, '--quatsch\u001B[31m');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr.trimEnd()).toMatch(/^Unknown option '--quatsch \[31m', allowed: --.*--help$/);
  });
});

test.each([
  ['bench.mjs', ['--only', 'alles'], '--only: found "alles", allowed: sim, bytes, frames, build'],
  ['bench-build.mjs', ['--pages', '8,x'], '--pages: found "8,x", allowed: numbers from 1 to 99999, divided by commas'],
  ['serve.mjs', ['--port', '70000'], '--port: found "70000", allowed: a number from 0 to 65535'],
  [
    'serve.mjs',
    ['--dir', 'nix'],
    '--dir: found no nix/_headers, allowed: a finished build; make one with npm run build',
  ],
  ['typeset.mjs', ['nix.mdx'], 'found "nix.mdx", allowed: a file or folder that exists'],
])('scripts/%s %j', (script, args, sentence) => {
  const { status, stderr } = run(script, ...args);
  expect({ status, stderr: stderr.trimEnd() }).toEqual({ status: 2, stderr: sentence });
});
