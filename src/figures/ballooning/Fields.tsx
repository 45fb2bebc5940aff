import type { ReactElement } from 'react';
import { objectOf } from '../../sim/models/ballooning/notes.ts';
import type { Act, Page, Vm } from '../../sim/models/ballooning/state.ts';
import { objectProps, statesOf } from './facts.ts';
import { formatNumber } from '../../drawing/number.ts';
import { Flows } from './Flows.tsx';
import { megabytesText, type PartProps } from './part.ts';
import { columnsOf, placeOf, type Field, type Plan } from './plan.ts';
import type { Stamp } from './Stamps.tsx';

const isBare = (page: Page) => page.use === 'free' && page.backing === 'none';

/** The field of a VM: guest pages in the upper layer, what stands behind them at the same place in the lower one. */
function fieldOf(plan: Plan, vm: Vm, column: 0 | 1 | 2, layer: 'guest' | 'machine'): Field {
  return { x: plan.columns[column], y: plan[layer].field, columns: columnsOf(plan, vm.pages.length) };
}

/** Upper layer: what the two guests see. */
export function GuestFields(props: PartProps): ReactElement {
  const { plan, words, moment, state, layout } = props;
  const stopped = moment.giver.blocked ? ` · ${words.stopped}` : ` · ${megabytesText(moment.giver.conf)}`;
  const size = layout === 'wide' ? ` · ${megabytesText(moment.needy.conf)}` : '';
  const needy = `${moment.needy.name}${moment.wanted > 0 ? size : ` ${words.off}`}`;
  return (
    <g>
      <text className="t-s t-strong" x={plan.columns[0]} y={plan.guest.title}>
        {words.guestLayer}
        <tspan className="t-soft">{`  ${words.perPage} ${megabytesText(state.granule)}`}</tspan>
      </text>
      <GuestField {...props} vm={moment.giver} index={0} title={`${moment.giver.name}${stopped}`} />
      <GuestField {...props} vm={moment.needy} index={1} title={needy} />
    </g>
  );
}

function GuestField(
  props: PartProps & { readonly vm: Vm; readonly index: 0 | 1; readonly title: string },
): ReactElement {
  const { plan, vm, index, uid, focus, state, moment } = props;
  const field = fieldOf(plan, vm, index === 0 ? 0 : 2, 'guest');
  const bare = vm.pages.flatMap((page, ppn) => (isBare(page) ? [ppn] : []));
  const wanted = new Set(bare.slice(0, vm.pending / state.granule));
  const stamp = (page: Page, ppn: number): Stamp => (wanted.has(ppn) ? 'wanted' : isBare(page) ? 'bare' : page.use);
  return (
    <g {...objectProps(objectOf.guest(index), statesOf(state, moment), focus)}>
      <Frame plan={plan} field={field} pages={vm.pages.length} />
      <text className="t-s" x={field.x} y={plan.guest.name}>
        {props.title}
      </text>
      {vm.pages.map((page, ppn) => {
        const [x, y] = placeOf(plan, field, ppn);
        return <use key={ppn} href={`#${uid}-${stamp(page, ppn)}`} x={x} y={y} />;
      })}
      <path fill="none" stroke="var(--mark)" strokeWidth={2.4} d={outlines(plan, field, vm.fresh)} />
    </g>
  );
}

/** Lower layer: the host's machine pages, each where its owner needs it, and the free ones between the VMs. */
export function MachineFields(props: PartProps): ReactElement {
  const { plan, words, moment, state, focus, uid, layout } = props;
  const states = statesOf(state, moment);
  const wide = layout === 'wide';
  const giver = fieldOf(plan, moment.giver, 0, 'machine');
  const needy = fieldOf(plan, moment.needy, 2, 'machine');
  const pool: Field = { x: plan.columns[1], y: plan.machine.field, columns: plan.poolColumns };
  const label = (field: Field, text: string, now = false) => (
    <text className={now ? 't-s t-strong t-mark' : 't-s'} x={field.x} y={plan.machine.name}>
      {text}
    </text>
  );
  return (
    <g>
      <text className="t-s t-strong" x={plan.columns[0]} y={plan.machine.title}>
        {words.machineLayer}
      </text>
      <g {...objectProps(objectOf.machine(0), states, focus)}>
        <Frame plan={plan} field={giver} pages={moment.giver.pages.length} />
        {label(giver, `${moment.giver.name} · ${megabytesText(moment.allocated)}`)}
        <Slots plan={plan} field={giver} pages={moment.giver.pages.length} />
        {moment.giver.pages.map((page, ppn) => {
          const [x, y] = placeOf(plan, giver, ppn);
          return page.backing === 'vswp' && <use key={ppn} href={`#${uid}-swapped`} x={x} y={y} />;
        })}
      </g>
      <g {...objectProps(objectOf.pool, states, focus)}>
        <Frame plan={plan} field={pool} pages={plan.poolColumns * plan.rows} />
        {label(
          pool,
          `② ${words.free} ${wide ? megabytesText(moment.free) : formatNumber(moment.free)}`,
          state.log.some(takesBehind),
        )}
      </g>
      <g {...objectProps(objectOf.machine(1), states, focus)}>
        <Frame plan={plan} field={needy} pages={moment.needy.pages.length} />
        {label(needy, `${wide ? `${moment.needy.name} · ` : ''}${megabytesText(moment.got)}`)}
        <Slots plan={plan} field={needy} pages={moment.needy.pages.length} />
      </g>
      <Flows {...props} />
      {machinePages(props, giver, needy, pool).map(({ frame, stamp, at: [x, y] }) => (
        <use key={frame} className="move" href={`#${uid}-${stamp}`} transform={`translate(${x} ${y})`} />
      ))}
    </g>
  );
}

const takesBehind = (act: Act) => act.type === 'inflate' && act.freed > 0;

type MachinePage = { readonly frame: number; readonly stamp: Stamp; readonly at: readonly [number, number] };

/** Every machine page once and always in the same order, so that each one is seen to move to its new owner. */
function machinePages(
  { plan, moment, state }: PartProps,
  giver: Field,
  needy: Field,
  pool: Field,
): readonly MachinePage[] {
  const owned = (vm: Vm, field: Field, stamp: Stamp): readonly MachinePage[] =>
    vm.pages.flatMap(({ backing }, ppn) =>
      typeof backing === 'number' ? [{ frame: backing, stamp, at: placeOf(plan, field, ppn) }] : [],
    );
  const last = plan.poolColumns * plan.rows - 1;
  const free = state.freePages.map((frame, i): MachinePage => ({
    frame,
    stamp: 'empty',
    at: placeOf(plan, pool, Math.min(i, last)),
  }));
  const all = [...owned(moment.giver, giver, 'giver'), ...owned(moment.needy, needy, 'needy'), ...free];
  return all.sort((a, b) => a.frame - b.frame);
}

type AreaProps = { readonly plan: Plan; readonly field: Field; readonly pages: number };

/** The places of machine pages: dashed where nothing stands behind a guest page. */
function Slots({ plan, field, pages }: AreaProps): ReactElement {
  const every = Array.from({ length: pages }, (_, position) => position);
  return <path fill="none" stroke="var(--line)" strokeDasharray="3 3" d={outlines(plan, field, every)} />;
}

/** The invisible frame of a field; it shows when a note speaks of the field. */
function Frame({
  plan,
  field,
  pages,
}: {
  readonly plan: Plan;
  readonly field: Field;
  readonly pages: number;
}): ReactElement {
  const { dx, dy } = plan.page;
  const rows = Math.ceil(pages / field.columns);
  return (
    <rect
      x={field.x - 2}
      y={field.y - 2}
      width={field.columns * dx + 2}
      height={rows * dy + 2}
      rx={3}
      fill="none"
      strokeOpacity={0.9}
    />
  );
}

function outlines(plan: Plan, field: Field, positions: readonly number[]): string {
  const { width, height } = plan.page;
  return positions
    .map((position) => {
      const [x, y] = placeOf(plan, field, position);
      return `M${x} ${y}h${width}v${height}h${-width}z`;
    })
    .join('');
}
