import type { ReactElement } from 'react';
import { ballooning, type BallooningEvent } from '../../sim/models/ballooning/model.ts';
import { takenPages, type Moment } from '../../sim/models/ballooning/moment.ts';
import { objectOf } from '../../sim/models/ballooning/notes.ts';
import { FREE_PERCENT } from '../../sim/models/ballooning/rules.ts';
import { isBacked, type Host, type Use } from '../../sim/models/ballooning/state.ts';
import { actOf } from '../../drawing/act.ts';
import { cellBox, Cells, cellsPath, gridHeight, type CellGrid, type CellState } from '../../drawing/cells.tsx';
import { fits, textWidth } from '../../drawing/fit.ts';
import { Gauge, levelBox } from '../../drawing/gauge.tsx';
import { Handle } from '../../drawing/handle.tsx';
import { Hull, type Box } from '../../drawing/hull.tsx';
import { formatNumber } from '../../drawing/number.ts';
import { partOf, type PartFact } from '../../drawing/part.ts';
import { round } from '../../drawing/text.tsx';
import type { Layout } from '../../drawing/view.ts';
import { Way } from '../../drawing/way.tsx';
import { megabytesText, type BallooningWords } from './facts.ts';
import type { Plan } from './plan.ts';

/** What every part of the drawing gets. */
export type PartProps = {
  readonly state: Host;
  readonly moment: Moment;
  readonly facts: readonly PartFact[];
  readonly focus: readonly string[];
  readonly words: BallooningWords;
  readonly layout: Layout;
  readonly uid: string;
  readonly plan: Plan;
};

const LOOKS: Readonly<Record<Use, CellState>> = {
  free: 'free',
  clean: 'cache',
  used: 'full',
  kernel: 'full',
  balloon: 'full',
};

/** What a reader may let happen next, by what it is. */
function offered(state: Host, ...types: readonly BallooningEvent['type'][]): readonly BallooningEvent[] {
  return ballooning.choices(state).filter(({ type }) => types.includes(type));
}

/** All rows of so many fields. */
function area(grid: CellGrid, count: number): Box {
  const { x, y, columns, width, gap } = grid;
  return { x, y, width: columns * (width + gap) - gap, height: gridHeight(grid, count) };
}

/** VM 1: what its guest sees, the balloon in it, and below the machine memory behind the same fields. */
export function Giver(props: PartProps): ReactElement {
  const { state, moment, plan, words, uid, layout } = props;
  const { giver, eye } = moment;
  const { guest, machine, heads } = plan;
  const behind = giver.pages.map((page): CellState => (isBacked(page) ? 'full' : 'gone'));
  const taken = takenPages(giver);
  const given = moment.fromGiver < 0 ? giver.fresh.filter((ppn) => !taken.includes(ppn)) : [];
  return (
    <>
      <g {...partOf(objectOf.guest(0), props)}>
        <text className="t-s t-strong" x={guest.x} y={heads.guest}>
          {`${words.guestLayer} ${giver.name} ${giver.blocked ? words.stopped : words.sees}`}
        </text>
        {layout === 'wide' && (
          <text className="t-s t-soft t-end" x={round(cellBox(guest, 9).x + guest.width)} y={heads.guest}>
            {`${words.perPage} ${megabytesText(state.granule)}`}
          </text>
        )}
        <Cells uid={uid} grid={guest} states={giver.pages.map(({ use }) => LOOKS[use])} tone="a" />
        <Names {...props} />
        <Handle events={offered(state, 'load')} {...area(guest, giver.pages.length)} />
        <Balloon {...props} />
        {eye === 'guest' && <path className="cell-hull" d={cellsPath(guest, moment.bare, 4)} />}
      </g>
      <g {...partOf(objectOf.machine, props)}>
        <text className="t-s t-soft" x={machine.x} y={heads.machine}>
          {words.machineLayer}
        </text>
        <g className={eye === 'balloon' ? 'is-dim' : undefined}>
          <Cells
            {...{ uid, grid: machine, states: behind, step: state.tick }}
            tone="a"
            changed={[...taken, ...given]}
            beat="beat-2"
          />
        </g>
        {eye === 'gap' && <path className="cell-hull appear beat-2" d={cellsPath(machine, taken, 4)} />}
        <Handle events={offered(state, 'touchTaken')} {...area(machine, giver.pages.length)} />
        {moment.swapped > 0 && (
          <text className="t-s" x={machine.x} y={heads.swapped}>
            {`${megabytesText(moment.swapped)} ${words.inSwapFile}`}
          </text>
        )}
      </g>
    </>
  );
}

/** Names of the kinds of memory a guest could give, below the last row where they lie there and fit. */
function Names({ moment, plan, words }: PartProps): ReactElement {
  const { guest, heads, size } = plan;
  const { pages } = moment.giver;
  const last = pages.length - guest.columns;
  return (
    <>
      {(['clean', 'free'] as const).map((use) => {
        const own = pages.flatMap((page, ppn) => (ppn >= last && page.use === use ? [ppn] : []));
        if (own.length === 0) return null;
        const from = cellBox(guest, own[0]!).x;
        const to = cellBox(guest, own.at(-1)!).x + guest.width;
        const whole = own.length === own.at(-1)! - own[0]! + 1;
        return whole && fits(words[use], to - from + 6, size) ? (
          <text key={use} className="t-s t-soft t-middle" x={round((from + to) / 2)} y={heads.names}>
            {words[use]}
          </text>
        ) : null;
      })}
    </>
  );
}

/** The pages that the driver holds as one dark body, and around it what the target still asks for. */
function Balloon({ state, moment, plan, words }: PartProps): ReactElement {
  const { giver, balloon, target } = moment;
  const { guest, size } = plan;
  const held = giver.pages.flatMap(({ use }, ppn) => (use === 'balloon' ? [ppn] : []));
  const wanted = target / (moment.giver.conf / giver.pages.length);
  const preview = Array.from({ length: Math.min(wanted, giver.pages.length) }, (_, i) => giver.pages.length - 1 - i);
  const row = held.filter((ppn) => Math.floor(ppn / guest.columns) === Math.floor((held.at(-1) ?? 0) / guest.columns));
  const left = cellBox(guest, row[0] ?? 0);
  const width = cellBox(guest, row.at(-1) ?? 0).x + guest.width - left.x;
  const label = [`${words.balloon} ${megabytesText(balloon)}`, `${words.balloon} ${formatNumber(balloon)}`].find(
    (text) => fits(text, width + 4, size),
  );
  return (
    <g {...actOf(offered(state, 'touchTaken'))}>
      {balloon > 0 && <path className="balloon-body appear" d={cellsPath(guest, held, 4, 10)} data-value={balloon} />}
      {target > balloon && <path className="balloon-target" d={cellsPath(guest, preview, 4, 10)} data-value={target} />}
      {balloon > 0 && label !== undefined && (
        <text
          className="t-s t-strong t-middle ink-host"
          x={round(left.x + width / 2)}
          y={round(left.y + guest.height / 2 + size * 0.36)}
        >
          {label}
        </text>
      )}
      {moment.eye === 'balloon' && <path className="cell-hull appear beat-2" d={cellsPath(guest, held, 4, 10)} />}
    </g>
  );
}

/** The scale of the gauge ends here; more free memory fills it. */
const FULL_PERCENT = 8;
const BANDS = { low: [0, 1], hard: [1, 2], soft: [2, 4], high: [6, FULL_PERCENT] } as const;

/** The free memory of the host on the scale of its four states. Between 4 and 6 % the state stays what it was. */
export function FreeInHost(props: PartProps): ReactElement {
  const { state, moment, words, plan } = props;
  const [from, to] = BANDS[state.freeState];
  const level = { box: plan.gauge, value: moment.percent, full: FULL_PERCENT };
  return (
    <g {...partOf(objectOf.gauge, props)}>
      <text className="t-s t-strong" x={plan.gauge.x} y={plan.heads.guest}>
        {words.gauge}
      </text>
      <Gauge
        {...level}
        thresholds={Object.values(FREE_PERCENT).map((at) => ({ at, label: `${at} %` }))}
        word={{ text: words[state.freeState], from, to }}
        amount={megabytesText(moment.free)}
        size={plan.size}
      />
      {moment.eye === 'gauge' && <Hull of={objectOf.gauge} boxes={[levelBox(level)]} gap={3} />}
    </g>
  );
}

/** VM 2: fields that it has, and those that it waits for or will want. What it has is not drawn a second time. */
export function Needy(props: PartProps): ReactElement {
  const { state, moment, plan, words, uid, layout } = props;
  const { needy, got, pending, planned } = moment;
  const grid = plan.needy;
  const fields = (mb: number, look: CellState) => Array.from({ length: mb / state.granule }, () => look);
  const states = [...fields(got, 'full'), ...fields(pending, 'waiting'), ...fields(planned, 'waiting')];
  const wanted = got + pending;
  const [has, come] = [got / state.granule, Math.max(0, moment.toNeedy) / state.granule];
  const waiting = states.flatMap((look, i) => (look === 'waiting' ? [i] : []));
  const label = pending > 0 ? `${words.missing} ${formatNumber(pending)}` : got > 0 ? words.supplied : '';
  const end = cellBox(grid, Math.max(0, states.length - 1));
  const first = cellBox(grid, waiting[0] ?? 0);
  const below = round(Math.min(first.x, plan.width - 4 - textWidth(label, plan.size)));
  const title = wanted > 0 ? `${words.needs} ${megabytesText(wanted)}` : `${words.wants} ${megabytesText(planned)}`;
  return (
    <g {...partOf(objectOf.guest(1), props)}>
      <text className="t-s t-strong" x={grid.x} y={grid.head}>
        {`${needy.name} ${wanted + planned > 0 ? title : words.off}`}
      </text>
      <Cells
        {...{ uid, grid, states, step: state.tick }}
        tone="b"
        ground="waiting"
        changed={states.flatMap((_, i) => (i < has && i >= has - come ? [i] : []))}
        beat="beat-3"
      />
      {moment.eye === 'waiting' && <path className="cell-hull" d={cellsPath(grid, waiting, 4)} />}
      {/* In a narrow drawing the bills of the end take its place. */}
      {label !== '' && (layout === 'wide' || moment.eye !== 'bill') && (
        <text
          key={label}
          className="t-s appear beat-3"
          x={layout === 'wide' ? round(end.x + grid.width + 16) : below}
          y={
            layout === 'wide'
              ? round(end.y + grid.height / 2 + plan.size * 0.36)
              : round(grid.y + gridHeight(grid, states.length) + plan.size + 3)
          }
        >
          {label}
        </text>
      )}
      <Handle
        events={offered(state, 'powerOff', 'rush')}
        {...area(grid, states.length)}
        y={grid.head - plan.size}
        height={grid.y - grid.head + plan.size + Math.max(gridHeight(grid, states.length), plan.size)}
      />
    </g>
  );
}

/** Machine memory that changes hands in this tick: out of VM 1 into the gauge, from there to VM 2, or the other way. */
export function Flows({ state, moment, plan }: PartProps): ReactElement {
  const { fromGiver, toNeedy, giver } = moment;
  const { machine, needy, amounts, flow } = plan;
  // The way begins and ends beside the lowest row in which something has changed.
  const lowest = giver.fresh.length === 0 ? giver.pages.length - 1 : Math.max(...giver.fresh);
  const last = cellBox(machine, lowest).y + machine.height / 2;
  const wanted = Math.max(1, (moment.got + moment.pending) / state.granule);
  const into = plan.into(needy.y + gridHeight(needy, wanted));
  const ways = [
    {
      key: 'out',
      mb: fromGiver,
      points: fromGiver > 0 ? plan.out(last) : plan.back(last),
      width: fromGiver > 0 ? flow.on : flow.back,
      label: amounts.out,
      end: '',
    },
    {
      key: 'in',
      mb: toNeedy,
      points: toNeedy > 0 ? into : into.toReversed(),
      width: flow.on,
      label: amounts.into,
      end: amounts.intoClass,
    },
  ].filter(({ mb }) => mb !== 0);
  // What goes all the way has its amount once, at its second half.
  const told = ways.at(-1);
  return (
    <>
      {ways.map(({ key, mb, points, width }) => (
        <g key={`${key} ${state.tick}`} data-flow={key} data-value={mb}>
          <Way points={points} width={width} className="appear beat-2" />
        </g>
      ))}
      {told !== undefined && (
        <text key={state.tick} className={`t-s t-strong appear beat-2${told.end}`} x={told.label[0]} y={told.label[1]}>
          {megabytesText(Math.abs(told.mb))}
        </text>
      )}
    </>
  );
}
