// Makes pictures lie, one change at a time, and says which test sees it. The lies stand in tests/figures/<id>.lies.ts.
// Everything happens in a copy below .cache: the tree itself is never touched, whatever ends the command.
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { createVitest } from 'vitest/node';
import { faultOf } from '../tests/support/lies.ts';
import { readOptions, refuse } from './options.mjs';

const known = globSync('tests/figures/*.lies.ts')
  .map((file) => basename(file, '.lies.ts'))
  .sort();
const usage = `npm run -s wrong-pictures [-- FIGURE …]

Applies each lie of the figures (all without names), runs their tests and says which one sees it.
Status 1 if a lie is not seen, 2 for a wrong call.

figures  ${known.join(', ')}
`;

/** What the tests of figures and models read. */
const parts = ['src', 'tests', 'content', 'package.json', 'tsconfig.json'];

function copyTree() {
  const root = resolve('.cache/wrong-pictures');
  rmSync(root, { recursive: true, force: true });
  mkdirSync(root, { recursive: true });
  for (const part of parts) cpSync(part, join(root, part), { recursive: true });
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'), 'junction');
  return root;
}

/** A figure's tests, the telling ones first: its own, the laws, at last the goldens, which see any change. */
async function stagesOf(vitest, id) {
  const of = async (file, pattern) => {
    const found = await vitest.globTestSpecifications([file]);
    return found.map((spec) => spec.project.createSpecification(spec.moduleId, { testNamePattern: pattern }));
  };
  const named = new RegExp(`^${id}\\b`);
  const stages = [
    await of(`tests/figures/${id}`, /(?:)/),
    await of('tests/unit/laws/', named),
    await of('tests/unit/golden', named),
  ];
  return stages.filter((specs) => specs.length > 0);
}

/** The tests that fail; a file that does not even load throws, since its change is no lie but a mistake. */
async function failures(vitest, specs) {
  const { testModules: all } = await vitest.runTestSpecifications(specs);
  // Vitest also tells of the figures before, whose last lie may still be remembered as a failure.
  const asked = new Set(specs.map(({ moduleId }) => moduleId));
  const testModules = all.filter(({ moduleId }) => asked.has(moduleId));
  for (const one of testModules) {
    const [error] = one.errors();
    if (error !== undefined)
      throw new Error(`${one.relativeModuleId} does not load: ${stripVTControlCharacters(error.message)}`);
  }
  return testModules.flatMap((one) => [...one.children.allTests('failed')].map((test) => test.fullName));
}

async function firstFailure(vitest, stages) {
  for (const specs of stages) {
    const [name] = await failures(vitest, specs);
    if (name !== undefined) return name;
  }
  return null;
}

async function tellLies(ids) {
  const figures = [];
  for (const id of ids) {
    const file = resolve(`tests/figures/${id}.lies.ts`);
    const { default: lies } = await import(file);
    figures.push({ id, lies });
  }
  const textOf = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : null);
  const faults = figures.flatMap(({ lies }) => lies.flatMap((lie) => faultOf(lie, textOf(lie.file)) ?? []));
  if (faults.length > 0) throw new Error(faults.join('\n'));

  const root = copyTree();
  const config = join(root, 'tests/support/figures.config.ts');
  // Missing goldens are failures here, as in continuous integration; a bail would keep the workers busy for longer.
  const vitest = await createVitest({ root, config, watch: false, update: 'none', reporters: [{}] });
  let seen = 0;
  let told = 0;
  try {
    for (const { id, lies } of figures) {
      const stages = await stagesOf(vitest, id);
      const broken = await firstFailure(vitest, stages);
      if (broken !== null) throw new Error(`${id}: "${broken}" fails without any lie, allowed: tests that pass`);
      for (const { lie, file, find, replace } of lies) {
        const place = join(root, file);
        const truth = readFileSync(place, 'utf8');
        const change = (text) => {
          writeFileSync(place, text);
          vitest.invalidateFile(place);
        };
        change(truth.replace(find, () => replace));
        const by = await firstFailure(vitest, stages).catch((error) => {
          throw new Error(`${file}: lie "${lie}": ${error.message}`);
        });
        change(truth);
        told += 1;
        if (by !== null) seen += 1;
        console.log(`${id}: ${lie}\n  ${by === null ? 'NOT SEEN' : `seen by ${by}`}`);
      }
    }
  } finally {
    await vitest.close();
  }
  console.log(`${seen} of ${told} seen`);
  return seen === told;
}

const { positionals: ids } = readOptions(usage, { allowPositionals: true });
const strange = ids.find((id) => !known.includes(id));
if (strange !== undefined) refuse(`found figure "${strange}", allowed: ${known.join(', ')}`);
try {
  process.exitCode = (await tellLies(ids.length > 0 ? ids : known)) ? 0 : 1;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
