import type { ReactElement } from 'react';
import { textWidth } from '../../drawing/fit.ts';
import type { Box } from '../../drawing/hull.tsx';
import { quietPart } from '../../drawing/part.ts';
import { round } from '../../drawing/text.tsx';
import { demandOf } from '../../sim/models/coscheduling/facts.ts';
import { range, without } from '../../sim/models/coscheduling/sets.ts';
import { demandText, listed, type PartProps } from './facts.ts';

/** What the line says: names of chips, whether they start only as one, and how many CPUs that takes. */
type Said = {
  readonly chips: readonly string[];
  readonly joined: boolean;
  readonly note: string;
  readonly needed: number;
};

function said({ state, words }: PartProps): Said | null {
  const demand = demandOf(state);
  switch (demand.kind) {
    case 'off':
    case 'single':
    case 'nothing':
      return null;
    case 'together':
    case 'always': {
      const { vcpus } = demand;
      const joined = vcpus.length > 1;
      // A recording asks for no CPUs.
      const needed = state.input.trace === null ? vcpus.length : 0;
      return { chips: chipsOf(vcpus), joined, note: joined ? words.together : words.mustBeIn, needed };
    }
    case 'onlyWith': {
      const free = without(state.world.active, demand.vcpus);
      return { chips: chipsOf(free), joined: false, note: demandText(state, words) ?? '', needed: 0 };
    }
  }
}

/** Each by its own name; many of them by their range. */
function chipsOf(vcpus: readonly number[]): readonly string[] {
  return vcpus.length > 4 ? [listed(vcpus)] : vcpus.map((v) => `V${v}`);
}

const sizes = {
  wide: { chip: 58, gap: 18, height: 34, socket: 26 },
  narrow: { chip: 40, gap: 7, height: 28, socket: 18 },
} as const;

/** Where the chips are, from the first to the last. */
function chipBoxes(part: PartProps, chips: readonly string[]): readonly Box[] {
  const { plan, words } = part;
  const { chip, gap, height } = sizes[plan.layout];
  const label = plan.layout === 'wide' ? words.fromNow : words.fromNowShort;
  let x = round(4 + textWidth(label, plan.type) + 12);
  return chips.map((name) => {
    const box = { x, y: plan.nextY, width: round(Math.max(chip, textWidth(name, plan.type) + 16)), height };
    x = round(x + box.width + gap);
    return box;
  });
}

/** The box of the line, for the outline. */
export function nextBox(part: PartProps): Box | null {
  const what = said(part);
  if (what === null) return null;
  const boxes = chipBoxes(part, what.chips);
  const [first, last] = [boxes[0], boxes.at(-1)];
  return first === undefined || last === undefined ? null : { ...first, width: last.x + last.width - first.x };
}

/** „Ab jetzt dürfen rechnen“: what the rule demands from the next millisecond on. Nothing where it demands nothing. */
export function Next(part: PartProps): ReactElement {
  const { facts, plan, words, state } = part;
  const what = said(part);
  return (
    <g {...quietPart('sets', { facts })}>
      {what !== null && (
        <g key={what.chips.join()} className="enter beat-3">
          <text
            className="t-s t-strong"
            x={4}
            y={plan.nextY + sizes[plan.layout].height / 2}
            dominantBaseline="central"
          >
            {plan.layout === 'wide' ? words.fromNow : words.fromNowShort}
          </text>
          <Chips {...part} said={what} />
          {what.needed > 1 && <Sockets {...part} said={what} avail={state.world.avail} />}
        </g>
      )}
    </g>
  );
}

function Chips({ said: { chips, joined, note, needed }, ...part }: PartProps & { readonly said: Said }): ReactElement {
  const { plan } = part;
  const boxes = chipBoxes(part, chips);
  const end = boxes.at(-1);
  const isWide = plan.layout === 'wide';
  const middle = plan.nextY + sizes[plan.layout].height / 2;
  return (
    <>
      {boxes.map((box, i) => (
        <g key={chips[i]}>
          {joined && i > 0 && (
            <path className="line" d={`M${round(boxes[i - 1]!.x + boxes[i - 1]!.width)} ${middle} H${box.x}`} />
          )}
          <rect className="edge-run dashed cosched-preview" {...box} rx={4} />
          <text
            className="t-s t-strong t-middle"
            x={round(box.x + box.width / 2)}
            y={middle}
            dominantBaseline="central"
          >
            {chips[i]}
          </text>
        </g>
      ))}
      {end !== undefined && (isWide || needed <= 1) && (
        <text
          className="t-s t-soft"
          x={isWide ? round(end.x + end.width + 18) : 4}
          y={isWide ? middle : plan.nextY + 52}
          dominantBaseline={isWide ? 'central' : undefined}
        >
          {note}
        </text>
      )}
    </>
  );
}

/** The CPUs that a start together takes: those that are there, and in dashes those that are missing. */
function Sockets({
  said: { chips, note, needed },
  avail,
  ...part
}: PartProps & { readonly said: Said; readonly avail: number }): ReactElement {
  const { plan, words } = part;
  const { socket, height } = sizes[plan.layout];
  const isWide = plan.layout === 'wide';
  const missing = Math.max(0, needed - avail);
  const end = chipBoxes(part, chips).at(-1)!;
  const text = missing === 1 ? words.cpuMissing : words.cpusMissing.replace('#', String(missing));
  const left = isWide ? end.x + end.width + 18 + textWidth(note, plan.type) + 18 : 4 + textWidth(note, plan.type) + 10;
  const y = isWide ? plan.nextY + (height - socket) / 2 : plan.nextY + 37;
  const baseline = isWide ? y + socket / 2 : y + socket / 2;
  return (
    <>
      {!isWide && (
        <text className="t-s t-soft" x={4} y={baseline} dominantBaseline="central">
          {note}
        </text>
      )}
      {range(needed).map((i) => (
        <rect
          key={i}
          className={i < avail ? 'cosched-socket' : 'line dashed'}
          x={round(left + i * (socket + 6))}
          y={y}
          width={socket}
          height={socket}
          rx={3}
        />
      ))}
      {missing > 0 && (
        <text
          className="t-s t-strong"
          x={round(left + needed * (socket + 6) + 6)}
          y={baseline}
          dominantBaseline="central"
        >
          {text}
        </text>
      )}
    </>
  );
}
