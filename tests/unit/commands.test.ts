import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';

function call(script: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`scripts/${script}.mjs`, ...args], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

// What they find out takes minutes; a wrong call is answered at once.
describe.each([
  ['mutants', 'src/sim/kernel'],
  ['wrong-pictures', 'memory-overhead'],
])('npm run %s', (script, known) => {
  test('--help says what it does and what it takes', () => {
    const { status, stdout, stderr } = call(script, '--help');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain(`npm run -s ${script}`);
    expect(stdout).toContain(known);
  });

  test.each([
    [['--fast'], "Unknown option '--fast', allowed: --help"],
    [['nothing'], `found ${script === 'mutants' ? '' : 'figure '}"nothing", allowed: `],
  ])('%j is refused in one sentence', (args, sentence) => {
    const { status, stdout, stderr } = call(script, ...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});

test('npm run mutants takes files of its folder only', () => {
  expect(call('mutants', 'src/sim/kernel', 'view.ts')).toMatchObject({
    status: 2,
    stderr: 'found file "view.ts", allowed: files of src/sim/kernel\n',
  });
});
