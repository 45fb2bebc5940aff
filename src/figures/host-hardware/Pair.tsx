import type { ReactElement } from 'react';
import { fits, TYPE } from '../../drawing/fit.ts';
import { Hull, type Box } from '../../drawing/hull.tsx';
import { quietPart } from '../../drawing/part.ts';
import { Lines, round, wrap } from '../../drawing/text.tsx';
import { gainsOf, lackedBy } from '../../sim/models/host-hardware/gains.ts';
import type { HardwareState } from '../../sim/models/host-hardware/model.ts';
import type { GuestName } from '../../sim/models/host-hardware/rules.ts';
import {
  footOf,
  LETTERS,
  nowLine,
  nowNot,
  pairPlate,
  pairSeal,
  pairTitle,
  serverName,
  supportLine,
  supportLong,
  thenLine,
  thenShort,
} from './facts.ts';
import type { Plan } from './plan.ts';
import { todayClass, VerdictLine } from './Rules.tsx';
import { GuestBox, GuestsName, OnePillar, PlateOf, Reach, Seal, tapOn, type PartProps } from './Scene.tsx';

/** The two servers of a comparison: they differ in their processor, all else of them is the same. */
type Both = readonly [HardwareState, HardwareState];

type PairProps = PartProps & { readonly pair: Both };

const isThere = ({ server }: HardwareState) => server !== null;
const brings = (state: HardwareState, guest: GuestName) => gainsOf(state).includes(guest);

/** Left and right half of a column: A and B. */
function halvesOf({ x, width }: { readonly x: number; readonly width: number }): readonly [Extent, Extent] {
  const half = (width - GAP) / 2;
  return [
    { x, width: half },
    { x: x + half + GAP, width: half },
  ];
}
type Extent = { readonly x: number; readonly width: number };
const GAP = 6;

/** Two servers as one picture: the plate and what is the same once, processors and guests in pairs where they differ. */
export function PairScene(props: PairProps): ReactElement {
  const { pair, plan, words } = props;
  const { columns, base } = plan;
  const end = columns.at(-1)!;
  const there = pair.filter(isThere);
  const lying = there.filter(({ start }) => start === 'yes');
  const lies = lying.length === pair.length;
  const isPierced = there.some(({ start }) => start === 'beyond');
  // What is the same of both is drawn of one that is there.
  const one = isThere(pair[0]) ? pair[0] : pair[1];
  return (
    <>
      <text className="t-strong" x={columns[0]!.x} y={plan.titleY}>
        {pairTitle(pair, words, plan.layout)}
      </text>
      <PlateOf {...props} lies={lies} isBad={lying.length === 0} isPierced={isPierced} says={pairPlate(pair, words)} />
      {lies && (
        <Seal
          {...props}
          focus={pointOf(pair) === 'support' ? ['support'] : []}
          is={lying.every(({ noSupport }) => noSupport === null)}
          word={pairSeal(pair, words)}
        />
      )}
      <Processors {...props} />
      {one.pillars.slice(1).map((pillar, i) => (
        <OnePillar key={pillar.name} {...props} focus={[]} state={one} pillar={pillar} at={i + 1} />
      ))}
      <path className="line-ink" d={`M${columns[0]!.x} ${base + 1.5}H${end.x + end.width}`} />
      {!isPierced && <PairGuests {...props} />}
      <PairFocus {...props} />
    </>
  );
}

/** The pillar of the processor, twice: A left, B right. */
function Processors(props: PairProps): ReactElement {
  const { pair, plan, words } = props;
  const column = plan.columns[0]!;
  return (
    <g {...quietPart('cpu', props)} data-set={tapOn(pair[0].pillars[0]!, pair[0])}>
      {pair.map((state, i) => (
        <Half key={LETTERS[i]} {...props} state={state} letter={LETTERS[i]!} extent={halvesOf(column)[i]!} />
      ))}
      <text className="t-s t-strong t-middle" x={round(column.x + column.width / 2)} y={plan.nameY}>
        {words.cpu}
      </text>
    </g>
  );
}

/** In a half column a number and its unit stand below each other. */
function breakable(text: string): string {
  return text.replaceAll('\u00a0', ' ');
}

type HalfProps = PartProps & { readonly letter: string; readonly extent: Extent };

/** The processor of one server: how high it reaches, and at its foot its letter; above it what it is, where that fits. */
function Half({ state, plan, words, uid, letter, extent: { x, width } }: HalfProps): ReactElement {
  const { base, leading, layout } = plan;
  const [pillar] = state.pillars;
  const share = isThere(state) ? pillar!.reach : 0;
  const isShort = share < 1;
  const middle = round(x + width / 2);
  const foot = state.server === null ? '' : footOf(pillar!, state.server, state, words);
  const lines =
    layout === 'narrow' || foot === '' ? [] : fits(foot, width, TYPE.wide.s) ? [foot] : wrap(breakable(foot), 6);
  const ink = isShort && share > 0 ? ' ink-stopped' : '';
  const letterY = base - 16;
  return (
    <g data-half={letter}>
      <Reach {...{ plan, uid, x, width, share }} isBeyond={isThere(state) && pillar!.isBeyond} />
      {lines.length > 0 && (
        <Lines
          className={`t-s t-middle${ink}`}
          x={middle}
          y={letterY - leading * lines.length}
          lines={lines}
          leading={leading}
        />
      )}
      <text className={`t-strong t-middle${ink}`} x={middle} y={letterY}>
        {letter}
      </text>
    </g>
  );
}

/** Where a guest of each of the two stands, below its name. */
function chipBox({ guests, layout }: Plan, guest: number, which: number): Box {
  const below = layout === 'wide' ? 25 : 18;
  return { ...halvesOf(guests.places[guest]!)[which]!, y: guests.y + below, height: guests.height - below };
}

/** The guests: once where both run them or neither does, else a place for each under the name. */
function PairGuests(props: PairProps): ReactElement {
  const { pair, plan, words } = props;
  const { guests, layout } = plan;
  const { y, height } = guests;
  return (
    <g {...quietPart('guests', props)}>
      <GuestsName plan={plan} words={words} />
      {pair[0].guests.map(({ name }, i) => {
        const [a, b] = pair.map((state) => brings(state, name)) as [boolean, boolean];
        const { x, width } = guests.places[i]!;
        const word = words[`${name}Short`];
        if (a === b) return <GuestBox key={name} box={{ x, y, width, height }} isThere={a} word={word} />;
        return (
          <g key={name}>
            <text className="t-s t-strong t-middle" x={round(x + width / 2)} y={y + (layout === 'wide' ? 15 : 8)}>
              {word}
            </text>
            {[a, b].map((there, which) => (
              <GuestBox key={LETTERS[which]} box={chipBox(plan, i, which)} isThere={there} word={LETTERS[which]!} />
            ))}
          </g>
        );
      })}
    </g>
  );
}

/** What the comparison comes down to: the processor that is too short, else the guests, else the support that one lacks. */
function pointOf(pair: Both): 'cpu' | 'guests' | 'support' | null {
  const lacked = pair.every(isThere) ? [lackedBy(pair[0], pair[1]), lackedBy(pair[1], pair[0])].flat() : [];
  if (lacked.length === 0) return null;
  if (lacked.includes('start')) return 'cpu';
  return lacked.every((gain) => gain === 'support') ? 'support' : 'guests';
}

/** The outline of that; the seal has its own. */
function PairFocus({ pair, plan }: PairProps): ReactElement | null {
  const point = pointOf(pair);
  const { base, top } = plan;
  if (point === 'cpu') {
    const short = lackedBy(pair[0], pair[1]).length > 0 ? 0 : 1;
    const half = halvesOf(plan.columns[0]!)[short];
    return <Hull of="cpu" boxes={[{ ...half, y: top - 3, height: base - top + 6 }]} />;
  }
  if (point !== 'guests') return null;
  const parted = pair[0].guests.flatMap(({ name }, i) => (brings(pair[0], name) === brings(pair[1], name) ? [] : [i]));
  const { x, y, height } = chipBox(plan, parted[0]!, 0);
  const last = chipBox(plan, parted.at(-1)!, 1);
  const gap = plan.layout === 'wide' ? 4 : 2;
  return <Hull of="guests" gap={gap} radius={6} boxes={[{ x, y, width: last.x + last.width - x, height }]} />;
}

/** Where the verdicts of a server begin: below each other where there is room, else side by side. */
function blockOf(
  { layout, helper, size }: Plan,
  which: number,
): Box & { readonly first: number; readonly pitch: number } {
  if (layout === 'wide') {
    const y = helper.titleY + which * 186;
    return { x: helper.x, y, width: size[0] - 4 - helper.x, height: 150, first: y + 38, pitch: helper.verdictPitch };
  }
  const x = which === 0 ? helper.thenX : helper.nowX;
  return { x, y: helper.titleY, width: 168, height: 90, first: helper.verdictY, pitch: 24 };
}

/** What each server is, and the three answers it gets: does it start, is there support, and what of today. */
export function PairVerdicts(props: PairProps): ReactElement {
  const { pair, plan, words } = props;
  const wide = plan.layout === 'wide';
  return (
    <>
      {pair.map((state, i) => {
        const { x, y, first, pitch } = blockOf(plan, i);
        const then = wide ? thenLine(state, words) : { ...thenLine(state, words), text: thenShort(state, words) };
        const now = nowLine(state, words);
        const support = wide ? supportLong(state, words) : supportLine(state, words);
        const today = wide || state.now === 'check' ? now : { ...now, text: nowNot(state, words) };
        const lines = state.server === null ? [] : [then, ...(support === null ? [] : [support]), today];
        return (
          <g key={LETTERS[i]} data-server={LETTERS[i]}>
            <text className="t-s t-strong" x={x} y={y}>
              {LETTERS[i]}
              {'\u2002'}
              {serverName(state, words)}
            </text>
            {lines.map((line, nth) => (
              <g key={line.text} className={line === today ? todayClass(state) : undefined}>
                <VerdictLine line={line} plan={plan} x={x} y={first + nth * pitch} />
              </g>
            ))}
          </g>
        );
      })}
    </>
  );
}
