import type { ReactElement } from 'react';
import type { Moment, Side } from '../../sim/models/ballooning/moment.ts';
import { objectOf } from '../../sim/models/ballooning/notes.ts';
import { isBare, isSwapped, type Host, type Page, type Use, type Vm } from '../../sim/models/ballooning/state.ts';
import { formatNumber } from '../../drawing/number.ts';
import { partOf } from '../../drawing/part.ts';
import { Tile, type Tone } from '../../drawing/tone.tsx';
import { megabytesText, type PartProps } from './facts.ts';
import { fieldOf, outlines, placeOf, type Field, type Plan } from './plan.ts';

/** What a page of the drawing can look like: guest pages by use, machine pages by owner, and where one is missing. */
export type Stamp = Use | 'bare' | 'giver' | 'needy' | 'empty' | 'swapped' | 'hole' | 'wanted';

/** Tone and letter of every page. Dark and ruled is what the hypervisor holds inside a guest: the balloon. */
const STAMPS: Readonly<Record<Stamp, { readonly tone: Tone; readonly letter: string }>> = {
  free: { tone: 'free', letter: 'F' },
  bare: { tone: 'free', letter: 'F' },
  clean: { tone: 'c', letter: 'C' },
  used: { tone: 'a', letter: 'N' },
  kernel: { tone: 'd', letter: 'K' },
  balloon: { tone: 'host', letter: 'B' },
  giver: { tone: 'a', letter: '1' },
  needy: { tone: 'b', letter: '2' },
  empty: { tone: 'free', letter: '' },
  swapped: { tone: 'stopped', letter: 'S' },
  hole: { tone: 'free', letter: '' },
  wanted: { tone: 'ready', letter: 'F' },
};

/** Pages to which nothing happens: most of the picture, so their letters are light. */
const QUIET: ReadonlySet<string> = new Set(['bare', 'giver', 'used'] satisfies readonly Stamp[]);

/** Every tone in use. */
export const TONES: readonly Tone[] = ['free', 'c', 'a', 'd', 'host', 'b', 'stopped', 'ready'];

/**
 * Each kind of page drawn once; the fields only point at it, so that hundreds of pages stay cheap. Browsers differ in
 * whether rules of a drawing reach what a `use` shows. Hence colours and type also stand in attributes, as the same tokens.
 */
export function StampDefinitions({ uid, plan }: { readonly uid: string; readonly plan: Plan }): ReactElement {
  const { width, height } = plan.page;
  return (
    <defs>
      {Object.entries(STAMPS).map(([name, { tone, letter }]) => (
        <g
          key={name}
          id={`${uid}-${name}`}
          fill={`var(--tone-${tone})`}
          stroke={`var(--tone-${tone}-line)`}
          {...(name === 'bare' || name === 'hole' ? { strokeDasharray: '4 3' } : {})}
        >
          <Tile uid={uid} tone={tone} x={0} y={0} width={width} height={height} radius={2} />
          {letter !== '' && (
            <text
              className={`t-s t-middle ink-${tone}${QUIET.has(name) ? '' : ' t-strong'}`}
              x={width / 2}
              y={height / 2}
              dominantBaseline="central"
              textAnchor="middle"
              fontSize="var(--type-s)"
              fontWeight={QUIET.has(name) ? 400 : 650}
              fill={`var(--tone-${tone}-ink)`}
              stroke="none"
            >
              {letter}
            </text>
          )}
        </g>
      ))}
    </defs>
  );
}

/** Upper layer: what the two guests see. */
export function GuestFields(props: PartProps): ReactElement {
  const { plan, words, moment, state, layout } = props;
  const [giver, needy] = [moment.giver.vm, moment.needy.vm];
  const stopped = giver.blocked ? words.stopped : megabytesText(giver.conf);
  const size = layout === 'wide' ? ` · ${megabytesText(needy.conf)}` : '';
  return (
    <g>
      <text className="t-s t-strong" x={plan.columns[0]} y={plan.guest.title}>
        {words.guestLayer}
        <tspan className="t-soft">{`  ${words.perPage} ${megabytesText(state.granule)}`}</tspan>
      </text>
      <GuestField {...props} side={moment.giver} column={0} title={`${giver.name} · ${stopped}`} />
      <GuestField
        {...props}
        side={moment.needy}
        column={2}
        title={`${needy.name}${moment.wanted > 0 ? size : ` ${words.off}`}`}
      />
    </g>
  );
}

type GuestFieldProps = PartProps & { readonly side: Side; readonly column: 0 | 2; readonly title: string };

function GuestField(props: GuestFieldProps): ReactElement {
  const { plan, column, uid } = props;
  const { vm, waiting } = props.side;
  const field = fieldOf(plan, vm.pages.length, column, 'guest');
  const stamp = (page: Page, ppn: number): Stamp =>
    waiting.includes(ppn) ? 'wanted' : isBare(page) ? 'bare' : page.use;
  return (
    <g {...partOf(objectOf.guest(column === 0 ? 0 : 1), props)}>
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
  const { plan, words, moment, state, uid, layout } = props;
  const wide = layout === 'wide';
  const [{ vm: giver }, { vm: needy }] = [moment.giver, moment.needy];
  const poolPages = plan.poolColumns * plan.rows;
  const fields = {
    giver: fieldOf(plan, giver.pages.length, 0, 'machine'),
    pool: fieldOf(plan, poolPages, 1, 'machine'),
    needy: fieldOf(plan, needy.pages.length, 2, 'machine'),
  };
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
      <g {...partOf(objectOf.machine(0), props)}>
        <Frame plan={plan} field={fields.giver} pages={giver.pages.length} />
        {label(fields.giver, `${giver.name} · ${megabytesText(moment.allocated)}`)}
        <Slots plan={plan} field={fields.giver} pages={giver.pages.length} />
        {giver.pages.map((page, ppn) => {
          const [x, y] = placeOf(plan, fields.giver, ppn);
          return isSwapped(page) && <use key={ppn} href={`#${uid}-swapped`} x={x} y={y} />;
        })}
      </g>
      <g {...partOf(objectOf.pool, props)}>
        <Frame plan={plan} field={fields.pool} pages={poolPages} />
        {label(
          fields.pool,
          `② ${words.free} ${wide ? megabytesText(moment.free) : formatNumber(moment.free)}`,
          moment.takesBehind,
        )}
      </g>
      <g {...partOf(objectOf.machine(1), props)}>
        <Frame plan={plan} field={fields.needy} pages={needy.pages.length} />
        {label(fields.needy, `${wide ? `${needy.name} · ` : ''}${megabytesText(moment.got)}`)}
        <Slots plan={plan} field={fields.needy} pages={needy.pages.length} />
      </g>
      <Flow plan={plan} flow={moment.giver.flow} out={plan.flows[0]} />
      <Flow plan={plan} flow={moment.needy.flow} out={plan.flows[1]} />
      {machinePages(state, moment, plan, fields).map(({ frame, stamp, at: [x, y] }) => (
        <use key={frame} className="move" href={`#${uid}-${stamp}`} transform={`translate(${x} ${y})`} />
      ))}
    </g>
  );
}

type MachinePage = { readonly frame: number; readonly stamp: Stamp; readonly at: readonly [number, number] };

/** Every machine page once and always in the same order, so that each one is seen to move to its new owner. */
function machinePages(
  state: Host,
  moment: Moment,
  plan: Plan,
  fields: Readonly<Record<'giver' | 'pool' | 'needy', Field>>,
): readonly MachinePage[] {
  const owned = (vm: Vm, stamp: 'giver' | 'needy'): readonly MachinePage[] =>
    vm.pages.flatMap(({ backing }, ppn) =>
      typeof backing === 'number' ? [{ frame: backing, stamp, at: placeOf(plan, fields[stamp], ppn) }] : [],
    );
  const last = plan.poolColumns * plan.rows - 1;
  const free = state.freePages.map((frame, i): MachinePage => ({
    frame,
    stamp: 'empty',
    at: placeOf(plan, fields.pool, Math.min(i, last)),
  }));
  return [...owned(moment.giver.vm, 'giver'), ...owned(moment.needy.vm, 'needy'), ...free].sort(
    (a, b) => a.frame - b.frame,
  );
}

type AreaProps = { readonly plan: Plan; readonly field: Field; readonly pages: number };

/** The places of machine pages: dashed where nothing stands behind a guest page. */
function Slots({ plan, field, pages }: AreaProps): ReactElement {
  const every = Array.from({ length: pages }, (_, position) => position);
  return <path fill="none" stroke="var(--line)" strokeDasharray="3 3" d={outlines(plan, field, every)} />;
}

/** The invisible frame of a field; it shows when a note speaks of the field. */
function Frame({ plan, field, pages }: AreaProps): ReactElement {
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

type FlowProps = {
  readonly plan: Plan;
  readonly flow: Side['flow'];
  /** Where an arrow out of the VM begins and ends. */
  readonly out: readonly [from: number, to: number];
};

/** An arrow for the machine memory that changes hands in this tick: out of a VM into the free pool, or the other way. */
function Flow({ plan, flow, out }: FlowProps): ReactElement | null {
  if (flow === null) return null;
  const [from, to] = flow === 'out' ? out : ([out[1], out[0]] as const);
  const y = plan.machine.name - plan.page.height * 0.3;
  const back = to > from ? -1 : 1;
  return (
    <>
      <path className="line-mark" d={`M${from} ${y}H${to + back * 6}`} />
      <path className="fill-mark" d={`M${to} ${y}l${back * 9} -5v10z`} />
    </>
  );
}
