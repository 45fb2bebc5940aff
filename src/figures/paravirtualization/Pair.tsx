import type { ReactElement } from 'react';
import { Handle } from '../../drawing/handle.tsx';
import { Headline } from '../../drawing/headline.tsx';
import { Hull } from '../../drawing/hull.tsx';
import { formatNumber } from '../../drawing/number.ts';
import { quietPart } from '../../drawing/part.ts';
import { paravirtualization } from '../../sim/models/paravirtualization/model.ts';
import { adapterOf } from '../../sim/models/paravirtualization/routes.ts';
import type { ParavirtualizationEvent, ParavirtualizationState } from '../../sim/models/paravirtualization/state.ts';
import type { PartProps } from './facts.ts';
import { BandOf, crossingsOf, cutsOf, Label, Tokens } from './Lane.tsx';
import { HEADLINE, pairLanes } from './plan.ts';

/** A border of the comparison. Those of the run that is shown are parts that its table tells of. */
type Row = PartProps & { readonly isOwn: boolean };

/** The classic border once, and below it that of the paravirtual driver with either batch size, all on one scale. */
export function Pair(
  props: Omit<PartProps, 'path' | 'lane'> & { readonly beside: ParavirtualizationState },
): ReactElement {
  const { state, beside, layout } = props;
  const [first, ...others] = pairLanes(layout, state);
  const drivers = [
    { ...props, path: 'pv' as const, isOwn: true },
    { ...props, path: 'pv' as const, isOwn: false, state: beside },
  ].toSorted((a, b) => a.state.batch - b.state.batch);
  const rows: readonly Row[] = [
    { ...props, path: 'emulated', isOwn: true, lane: first },
    ...drivers.map((driver, i) => ({ ...driver, lane: others[i]! })),
  ];
  return (
    <>
      <Exits rows={rows} />
      {rows.map((row) => (
        <Strip key={`${row.path} ${row.isOwn}`} {...row} />
      ))}
      <Parting rows={rows.slice(1)} />
    </>
  );
}

/** „32 : 16 : 2 Austritte“, in the order of the borders. */
function Exits({ rows }: { readonly rows: readonly Row[] }): ReactElement {
  const [{ words, layout }] = rows as readonly [Row];
  const told = (counts: readonly number[]) =>
    counts.every((count) => count === 0)
      ? words.howOften
      : `${counts.map((count) => formatNumber(count)).join('\u00a0:\u00a0')} ${words.exits}`;
  const cuts = rows.map(cutsOf);
  const old = cuts.map((all) => all.filter(({ fresh }) => !fresh).length);
  return <Headline {...HEADLINE[layout]} before={told(old)} now={told(cuts.map(({ length }) => length))} />;
}

/** One border between guest and hypervisor, and on which side of it each request is. */
function Strip(row: Row): ReactElement {
  const { path, lane, words, state, isOwn, layout } = row;
  const { guest, host, head, rows, token } = lane;
  const middle = (y: number) => y + token[1] / 2 + (layout === 'wide' ? 7 : 5);
  const adapter = words[adapterOf(path, state.device)!];
  const offered = isOwn ? paravirtualization.choices(state) : [];
  const kind: ParavirtualizationEvent['type'] = path === 'pv' ? 'ringDoorbell' : 'issueRequest';
  return (
    <>
      <g {...(isOwn ? quietPart(`driver-${path}`, row) : {})}>
        <text className="t-s t-strong" x={head[0]} y={head[1]}>
          {path === 'emulated'
            ? `${words.emulated}: ${adapter}`
            : `${words.pvShort}: ${adapter}, ${words.batchOf} ${state.batch}`}
        </text>
      </g>
      <rect className="fill-guest" {...guest} rx={4} />
      <rect className="fill-accent-soft" {...host} rx={4} />
      {path === 'emulated' && (
        <>
          <Label part={row} y={middle(rows.waiting)} text={words.zoneGuest} />
          <Label part={row} y={middle(rows.card)} text={words.zoneHypervisor} />
        </>
      )}
      <g {...(isOwn ? quietPart(`count-${path}`, row) : {})}>
        <BandOf {...row} fresh={isOwn ? `door-${path}` : undefined} />
      </g>
      <Tokens {...row} />
      <Handle events={offered.filter(({ type }) => type === kind)} {...guest} />
    </>
  );
}

/** The one outline of a step: what only one of the two batch sizes has just had to leave its guest for. */
function Parting({ rows }: { readonly rows: readonly Row[] }): ReactElement | null {
  const crossed = rows.map((row) => ({ row, crossings: crossingsOf(row) }));
  const [one, other] = crossed.map(({ crossings }) => crossings.length);
  if (one === other) return null;
  const boxes = crossed.flatMap(({ row: { lane }, crossings }) => {
    const half = lane.notch / 2 + 1;
    return crossings.map(({ from, to }) => ({ ...lane.band, x: from - half, width: to - from + 2 * half }));
  });
  return (
    <g key={boxes.map(({ x, y }) => `${x} ${y}`).join(' ')} className="enter beat-2">
      <Hull boxes={boxes} gap={3} of="parting" />
    </g>
  );
}
