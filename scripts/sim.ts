// The simulation without a browser: prints the frames of a run with their captions, and every quantity of its report.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { figureFileOf } from '../src/lib/figure-file.ts';
import { runnableModels, type RunnableModel } from '../src/lib/models.ts';
import { choiceLabel, sentence } from '../src/player/captions.ts';
import { marks, stepIds } from '../src/player/stops/stops.ts';
import { initialValues } from '../src/sim/kernel/field.ts';
import { formatField } from '../src/sim/kernel/field.ts';
import { allowedField, parseField } from '../src/sim/kernel/read-field.ts';
import { decodeRun } from '../src/sim/kernel/decode-run.ts';
import { replayInput, type Frames } from '../src/sim/kernel/run.ts';
import type { SimEvent } from '../src/sim/kernel/model.ts';
import type { FieldValue } from '../src/sim/kernel/field.ts';
import { InputError, type Shape } from '../src/sim/kernel/shape.ts';
import { clip, endWithReader, refuse } from './options.mjs';

/** A mistake of whoever typed the command: message on stderr, exit status 2. */
class UsageError extends Error {}

const formats = ['text', 'json', 'csv'] as const;
const options = '--p.<name>=VALUE, --seed N, --run RUN, --input FILE.json (or -), --format text|json|csv, --help';

const usage = `npm run -s sim -- SCENARIO [options]

Runs a model and prints its frames with captions.

models  ${Object.keys(runnableModels).join(', ')}
options    --p.NAME=VALUE   a parameter of the figure
           --seed N         start of everything random, 0…4294967295 (1)
           --run RUN        a run that left the lecture path, as links write it: 1~0x3-2~4
           --input FILE     general input of the model as JSON instead of parameters; - reads standard input
           --format FORMAT  ${formats.join(' | ')} (text)
           --help           this text; after a model its parameters and its input
`;

type Arguments = {
  readonly model: RunnableModel;
  readonly params: Readonly<Record<string, FieldValue>>;
  readonly seed: number;
  readonly choices: readonly number[];
  readonly input: string | null;
  readonly format: (typeof formats)[number];
  readonly help: boolean;
};

function readArguments(args: readonly string[]): Arguments | null {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h') return null;
  const model = Object.hasOwn(runnableModels, name) ? runnableModels[name] : undefined;
  if (model === undefined) {
    throw new UsageError(`unknown model "${clip(name)}", allowed: ${Object.keys(runnableModels).join(', ')}`);
  }
  const params: Record<string, FieldValue> = { ...initialValues(model.params) };
  const given = new Map<string, string>();
  let help = false;
  for (let i = 0; i < rest.length; i += 1) {
    const word = rest[i] ?? '';
    if (word === '--help' || word === '-h') {
      help = true;
      continue;
    }
    const [, option, inline] = /^--([^=]+)(?:=(.*))?$/s.exec(word) ?? [];
    if (option === undefined) throw new UsageError(`found "${clip(word)}", allowed: ${options}`);
    const value = inline ?? rest[(i += 1)];
    if (value === undefined) throw new UsageError(`--${clip(option)}: found nothing, allowed: a value`);
    given.set(option, value);
  }
  for (const [option, value] of given) {
    if (['seed', 'run', 'input', 'format'].includes(option)) continue;
    const spec = option.startsWith('p.') ? model.params[option.slice(2)] : undefined;
    if (spec === undefined || !Object.hasOwn(model.params, option.slice(2))) {
      const names = Object.keys(model.params).map((one) => `--p.${one}`);
      throw new UsageError(
        `unknown option "--${clip(option)}", allowed: ${[...names, '--seed', '--run', '--input', '--format', '--help'].join(', ')}`,
      );
    }
    const parsed = parseField(spec, value);
    if (parsed === null) throw new UsageError(`--${option}: found "${clip(value)}", allowed: ${allowedField(spec)}`);
    params[option.slice(2)] = parsed;
  }
  const seed = given.get('seed') ?? '1';
  if (!/^\d{1,10}$/.test(seed) || Number(seed) > 0xffffffff) {
    throw new UsageError(`--seed: found "${clip(seed)}", allowed: 0…4294967295`);
  }
  const format = formats.find((one) => one === (given.get('format') ?? 'text'));
  if (format === undefined) {
    throw new UsageError(`--format: found "${clip(given.get('format') ?? '')}", allowed: ${formats.join(', ')}`);
  }
  const text = given.get('run');
  const run = text === undefined ? { choices: [] } : decodeRun(model, text);
  if (typeof run === 'string') {
    throw new UsageError(
      `--run: found "${clip(text ?? '')}", allowed: ${model.version}~CHOICES~FRAME such as ${model.version}~0x3-2~4`,
    );
  }
  return {
    model,
    params,
    seed: Number(seed),
    choices: run.choices,
    input: given.get('input') ?? null,
    format,
    help,
  };
}

function readInput(model: RunnableModel, source: string): unknown {
  let text: string;
  try {
    text = readFileSync(source === '-' ? 0 : source, 'utf8');
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    const found = unreadable[code] ?? `nothing that can be read (${code})`;
    throw new UsageError(`--input: found ${found}: "${clip(source)}", allowed: a JSON file, or -`);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const found = error instanceof SyntaxError ? error.message : 'values nested too deeply';
    throw new UsageError(`--input: found ${clip(found, 120)}, allowed: one JSON object`);
  }
  return model.input.read(value, '');
}

const unreadable: Readonly<Record<string, string>> = {
  ENOENT: 'no file',
  EISDIR: 'a folder',
  ERR_STRING_TOO_LONG: 'more than half a gigabyte',
  ERR_FS_FILE_TOO_LARGE: 'more than two gigabytes',
};

/** A shape and its fields, indented one level deeper each. */
function describeFields(fields: Readonly<Record<string, Shape<unknown>>>, indent: string): readonly string[] {
  return Object.entries(fields).flatMap(([name, shape]) => [
    `${indent}${name}  ${shape.type}${'initial' in shape ? `, may be left out (${JSON.stringify(shape.initial)})` : ''}`,
    `${indent}    ${shape.doc}`,
    ...(shape.fields ? describeFields(shape.fields, `${indent}    `) : []),
  ]);
}

function help(model: RunnableModel): string {
  const captions = figureFileOf(model.id);
  const params = Object.entries(model.params).map(
    ([name, spec]) =>
      `  --p.${name}=  ${allowedField(spec)} (${formatField(spec.initial)})  ${captions.parameter[name]?.name ?? ''}`,
  );
  const presets = Object.entries(model.presets).map(
    ([name, preset]) => `  ${name}  ${JSON.stringify(preset)}  ${captions.vorlagen[name]?.name ?? ''}`,
  );
  return [
    `${model.id} (version ${model.version}) – ${captions.titel}`,
    '',
    'Parameters',
    ...params,
    '',
    'Presets',
    ...presets,
    '',
    `Input (--input): ${model.input.doc}`,
    ...describeFields(model.input.fields ?? {}, '  '),
    '',
    'The report in --format json is documented in the model’s model.md.',
    '',
  ].join('\n');
}

/** What is said of a run, piece by piece: a long run does not fit into one string. */
function* pieces(
  model: RunnableModel,
  frames: Frames<unknown, SimEvent>,
  format: (typeof formats)[number],
  input: unknown,
  seed: number,
): Generator<string> {
  const captions = figureFileOf(model.id);
  const ids = stepIds(frames, captions);
  const named = new Map(marks(frames, captions).map((mark) => [mark.index, mark.name]));
  const rowOf = (i: number) => {
    const { index, event, choice, notes } = frames[i]!;
    return { index, step: ids[i] ?? '', mark: named.get(i) ?? '', event, choice, caption: sentence(notes, captions) };
  };
  if (format === 'json') {
    const states = frames.map((frame) => frame.state) as [unknown, ...unknown[]];
    const head = { model: model.id, version: model.version, seed, input, report: model.report(states) };
    yield `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "frames": [`;
    for (const [i, { notes, state }] of frames.entries()) {
      const json = JSON.stringify({ ...rowOf(i), notes, state }, null, 2);
      yield `${i === 0 ? '' : ','}\n    ${json.replaceAll('\n', '\n    ')}`;
    }
    yield '\n  ]\n}\n';
    return;
  }
  if (format === 'csv') yield 'index,step,mark,event,choice,caption\n';
  const cell = (value: string | number) => `"${String(value).replaceAll('"', '""')}"`;
  for (const i of frames.keys()) {
    const { index, step, mark, event, choice, caption } = rowOf(i);
    if (format === 'csv') {
      yield `${[index, step, mark, event?.type ?? '', choice, visible(caption)].map(cell).join(',')}\n`;
    } else {
      const taken = choice === 0 || event === null ? '' : ` [${visible(choiceLabel(event, captions))}]`;
      const name = mark === '' ? '' : ` (${mark})`;
      yield `${String(index).padStart(3)}  ${step}${name}${taken}\n     ${visible(caption)}\n`;
    }
  }
}

/** Names from the input show what they hold; a terminal does not act on it. */
function visible(text: string): string {
  return text.replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069\p{Zl}\p{Zp}]/gu, escaped);
}

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Writes as fast as the reader reads. In JSON, the control characters that JSON leaves alone are escaped too. */
async function write(text: string): Promise<void> {
  if (!process.stdout.write(text.replace(/[\u007F-\u009F]/g, escaped))) await once(process.stdout, 'drain');
}

try {
  endWithReader();
  const args = readArguments(process.argv.slice(2));
  if (args === null) {
    await write(usage);
  } else if (args.help) {
    await write(help(args.model));
  } else {
    const { model, params, seed, choices, format } = args;
    const input: unknown = args.input === null ? model.toInput(params) : readInput(model, args.input);
    const frames = replayInput(model, input, seed, choices);
    for (const piece of pieces(model, frames, format, input, seed)) await write(piece);
  }
} catch (error) {
  if (!(error instanceof UsageError || error instanceof InputError)) throw error;
  refuse(error.message);
}
