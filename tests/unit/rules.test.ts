import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import type { IConfiguration, ICruiseResult } from 'dependency-cruiser';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** Below the repository, so that packages resolve. */
const root = '.cache/rules-fixture';

/** Small modules, each breaking exactly one rule of `.dependency-cruiser.cjs`. */
const offenders: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'sim-is-pure': { 'src/sim/parts/pure.ts': `import 'react';` },
  'kernel-knows-no-model': { 'src/sim/kernel/knows.ts': `import '../models/a/model.ts';` },
  'models-are-strangers': { 'src/sim/models/b/friend.ts': `import '../a/model.ts';` },
  'parts-know-no-model': { 'src/sim/parts/knows.ts': `import '../models/a/model.ts';` },
  'figures-draw-only': { 'src/figures/a/other.tsx': `import '../../sim/models/b/model.ts';` },
  'only-figure-tsx-joins': { 'src/figures/a/joins.tsx': `import '../../player/defineFigure.tsx';` },
  'drawing-knows-no-figure': { 'src/drawing/knows.ts': `import '../figures/a/figure.tsx';` },
  'player-knows-no-figure': { 'src/player/knows.ts': `import '../figures/a/figure.tsx';` },
  'no-umbrella-d3': { 'src/lib/whole.ts': `import 'd3';` },
  'no-unresolvable': { 'src/lib/nowhere.ts': `import './nothing.ts';` },
  'no-circular': { 'src/lib/one.ts': `import './two.ts';`, 'src/lib/two.ts': `import './one.ts';` },
};

/** What the rules must let pass. */
const innocents: Readonly<Record<string, string>> = {
  'src/lib/content.ts': 'export {};',
  'src/sim/kernel/run.ts': 'export {};',
  'src/sim/parts/vcpu.ts': 'export {};',
  'src/sim/models/a/state.ts': 'export {};',
  'src/sim/models/a/model.ts': `import '../../kernel/run.ts'; import '../../parts/vcpu.ts'; import './state.ts';`,
  'src/sim/models/b/model.ts': 'export {};',
  'src/drawing/view.ts': 'export {};',
  'src/drawing/tone.tsx': 'export {};',
  'src/figures/a/figure.tsx': [
    `import 'react'; import 'd3-scale'; import 'd3-path';`,
    `import '../../drawing/view.ts'; import '../../drawing/tone.tsx'; import '../../player/defineFigure.tsx';`,
    `import '../../sim/models/a/state.ts'; import '../../sim/models/a/model.ts'; import '../../sim/kernel/run.ts';`,
  ].join('\n'),
  'src/player/defineFigure.tsx': `import 'react'; import '../sim/kernel/run.ts'; import '../drawing/view.ts';`,
};

function write(files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(root, dirname(file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
}

describe('dependency rules', () => {
  const config = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as IConfiguration;
  let violations: ICruiseResult['summary']['violations'] = [];

  beforeAll(() => {
    rmSync(root, { recursive: true, force: true });
    write({ 'tsconfig.json': '{ "compilerOptions": { "jsx": "react-jsx" } }' });
    write(innocents);
    for (const files of Object.values(offenders)) write(files);
    const args = ['src', '--config', resolve('.dependency-cruiser.cjs'), '--output-type', 'json'];
    const { stdout } = spawnSync(resolve('node_modules/.bin/depcruise'), args, { cwd: root, encoding: 'utf8' });
    violations = (JSON.parse(stdout) as ICruiseResult).summary.violations;
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  test('every rule has an offender', () => {
    expect(Object.keys(offenders).sort()).toEqual((config.forbidden ?? []).map((rule) => rule.name).sort());
  });

  test.each(Object.entries(offenders))('%s bites', (rule, files) => {
    const caught = violations.filter((violation) => violation.rule.name === rule).map((violation) => violation.from);
    expect(caught).toEqual(expect.arrayContaining(Object.keys(files).slice(0, 1)));
  });

  test('what is allowed passes', () => {
    const accused = violations.map((violation) => violation.from).filter((file) => Object.hasOwn(innocents, file));
    expect(accused).toEqual([]);
  });
});

describe('lint rules', () => {
  const eslint = new ESLint({ overrideConfig: [tseslint.configs.disableTypeChecked] });

  async function rulesBrokenBy(text: string, filePath: string): Promise<readonly (string | null)[]> {
    const [result] = await eslint.lintText(text, { filePath });
    return (result?.messages ?? []).map((message) => message.ruleId);
  }

  test.each([
    ['a clock in the simulation', 'export const now = Date.now();', 'src/sim/kernel/run.ts', 'no-restricted-globals'],
    [
      'a stopwatch in the simulation',
      'export const t = performance.now();',
      'src/sim/kernel/run.ts',
      'no-restricted-globals',
    ],
    [
      'outside chance in the simulation',
      'export const x = Math.random();',
      'src/sim/kernel/run.ts',
      'no-restricted-properties',
    ],
    [
      'strong outside chance in the simulation',
      'export const x = crypto.randomUUID();',
      'src/sim/kernel/run.ts',
      'no-restricted-globals',
    ],
    [
      'a hook in a drawing',
      `import { useState } from 'react';\nexport { useState };`,
      'src/drawing/view.ts',
      'no-restricted-imports',
    ],
    [
      'a style attribute in JSX',
      'export const box = <rect style={{ fill: "red" }} />;',
      'src/player/Player.tsx',
      'no-restricted-syntax',
    ],
    [
      'a style attribute in Astro',
      '<p style="color: red">x</p>\n',
      'src/components/Goals.astro',
      'no-restricted-syntax',
    ],
  ])('%s is refused', async (_, text, file, rule) => {
    expect(await rulesBrokenBy(text, file)).toContain(rule);
  });

  test.each([
    [
      'a type from React in a drawing',
      `import type { ReactElement } from 'react';\nexport type { ReactElement };`,
      'src/drawing/view.ts',
    ],
    ['a clock in the player', 'export const now = performance.now();', 'src/player/stops/stops.ts'],
  ])('%s is fine', async (_, text, file) => {
    expect(await rulesBrokenBy(text, file)).toEqual([]);
  });
});
