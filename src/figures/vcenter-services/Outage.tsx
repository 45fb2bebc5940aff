import type { ReactElement } from 'react';
import { Hull, type Box } from '../../drawing/hull.tsx';
import { Lines } from '../../drawing/text.tsx';
import type { Tone } from '../../drawing/tone.tsx';
import { Way } from '../../drawing/way.tsx';
import { hostName, vmName } from '../../sim/models/vcenter-services/notes.ts';
import type { Mover, Place } from '../../sim/models/vcenter-services/rules.ts';
import { works } from '../../sim/models/vcenter-services/services.ts';
import { hostDoes, nameOf, showsClient } from './facts.ts';
import { isTold, Verdict, type OutageProps } from './marks.tsx';
import { tileOf, wayOf, type Plan } from './plan.ts';

/** A box with a class; what is gone keeps its place as an outline. */
function Rect({ box, className, radius = 3 }: { box: Box; className: string; radius?: number }): ReactElement {
  return <rect className={className} x={box.x} y={box.y} width={box.width} height={box.height} rx={radius} />;
}

function middle({ x, width }: Box): number {
  return x + width / 2;
}

/** A word in the middle of a box. */
function Label({
  box,
  plan,
  className,
  text,
}: {
  box: Box;
  plan: Plan;
  className: string;
  text: string;
}): ReactElement {
  return (
    <text
      className={`t-s t-middle ${className}`.trim()}
      x={middle(box)}
      y={box.y + box.height / 2 + (plan.layout === 'wide' ? 7 : 5)}
    >
      {text}
    </text>
  );
}

/** The vCenter Server with what works in it; all of it dashed while it is away. */
export function Manager({ state, words, plan, part }: OutageProps): ReactElement {
  const { plate, plateY, textInset, chips } = plan;
  const up = state.manager === 'up';
  const end = plate.x + plate.width - textInset;
  const tells = isTold(state, plan);
  return (
    <>
      <g {...part('manager')}>
        <Rect
          key={state.manager}
          box={plate}
          className={`enter vcenter-plate ${up ? 'fill-accent-soft line-accent' : 'vcenter-gone'}`}
          radius={6}
        />
        <text className={`t-s t-strong ${up ? '' : 't-soft'}`.trim()} x={plate.x + textInset} y={plateY}>
          {words.manager}
        </text>
        {!up && (
          <text className="t-s t-strong t-mark t-end" x={end} y={plateY}>
            {words.failed}
          </text>
        )}
        {tells && <Verdict plan={plan} goesOn={false} isEnd x={end} y={plateY} text={words.stood} />}
        {up && !tells && state.managerVm !== null && (
          <text className="t-s t-end" x={end} y={plateY}>
            {words.managerVm}
          </text>
        )}
      </g>
      {chips.map(({ name, box }) => {
        const on = works(name, state.manager);
        return (
          <g key={name} {...part(name)}>
            <Rect box={box} className={on ? 'panel vcenter-chip' : 'vcenter-gone'} />
            <Label box={box} plan={plan} className={on ? '' : 't-soft'} text={words[name]} />
          </g>
        );
      })}
    </>
  );
}

/** The connections to the hosts: each its own, or, where hosts lie below each other, along their left edge. */
export function Links({ state, plan }: OutageProps): ReactElement {
  const { plate, hosts, layout } = plan;
  const top = plate.y + plate.height;
  return (
    <>
      {state.hosts.map(({ id, failed }) => {
        const { x, y, height } = hosts[id - 1]!;
        const gone = failed || state.manager === 'failed';
        const d = layout === 'wide' ? `M${x + 28} ${top}V${y}` : `M${x - 10} ${top}V${y + height / 2}H${x}`;
        return <path key={id} className={gone ? 'line dashed' : 'line-accent'} d={d} data-link={id} />;
      })}
    </>
  );
}

/** The agents of the hosts talk to each other, not to the vCenter Server. */
export function Whispers({ state, plan }: OutageProps): ReactElement | null {
  if (!state.ha || plan.layout === 'narrow') return null;
  const [first, second, third] = plan.agents;
  const y = first.y + first.height / 2;
  const d = `M${first.x + first.width} ${y}H${second.x}M${second.x + second.width} ${y}H${third.x}`;
  return <path className="line vcenter-whisper" d={d} />;
}

/** A host: its name, how it is where that is not as it should be, and its HA agent. */
export function HostBox({ id, state, words, plan, part }: OutageProps & { readonly id: number }): ReactElement {
  const { textInset, layout, doesAt } = plan;
  const box = plan.hosts[id - 1]!;
  const agent = plan.agents[id - 1]!;
  const does = hostDoes(state, id);
  const failed = does === 'failed';
  const look = { up: '', idle: 't-soft', busy: 't-strong', failed: 't-strong t-mark' }[does];
  const atEnd = doesAt === 'end';
  const left = atEnd ? box.x + textInset : agent.x;
  const doesX = atEnd ? box.x + box.width - textInset : left;
  return (
    <>
      <g {...part(hostName(id))}>
        <Rect
          key={does === 'failed' ? 0 : 1}
          box={box}
          className={failed ? 'vcenter-gone' : 'panel vcenter-host'}
          radius={6}
        />
        <text className={`t-s t-strong ${failed ? 't-soft' : ''}`.trim()} x={left} y={box.y + plan.nameY}>
          {words.host} {id}
        </text>
        {does !== 'up' && (
          <text className={`t-s ${look} ${atEnd ? 't-end' : ''}`.trim()} x={doesX} y={box.y + plan.doesY}>
            {words[does]}
          </text>
        )}
        {does === 'up' && isTold(state, plan) && (
          <Verdict plan={plan} goesOn isEnd={atEnd} x={doesX} y={box.y + plan.doesY} text={words.wentOn} />
        )}
      </g>
      {state.ha && (
        <g {...part(`agent-${id}`)}>
          <Rect box={agent} className={failed ? 'vcenter-gone' : 'tone-host'} />
          <Label
            box={agent}
            plan={plan}
            className={failed ? 't-soft' : `ink-host ${layout === 'narrow' ? '' : 't-strong'}`.trim()}
            text={words.haAgent}
          />
        </g>
      )}
    </>
  );
}

type TileProps = OutageProps & { readonly at: Place; readonly name: string };

/** The tile of a running VM or of a copy. */
function Tile({
  plan,
  at,
  name,
  tone,
  below,
}: TileProps & { readonly tone: Tone; readonly below?: string | undefined }): ReactElement {
  const box = tileOf(plan, at);
  const ink = `t-s t-middle ink-${tone}`;
  const leading = plan.layout === 'wide' ? 20 : 17;
  const y = box.y + box.height / 2 - (plan.layout === 'wide' ? 3 : 4);
  return (
    <>
      <Rect box={box} className={`tone-${tone} edge-${tone}`} />
      {below === undefined ? (
        <Label box={box} plan={plan} className={`t-strong ink-${tone}`} text={name} />
      ) : box.height < 2 * leading ? (
        <Label box={box} plan={plan} className={`ink-${tone}`} text={below} />
      ) : (
        <Lines x={middle(box)} y={y} lines={[name, below]} leading={leading} className={ink} />
      )}
    </>
  );
}

/** The outline of a VM where it is down, or was before it was moved. */
function Outline({ plan, at, name }: TileProps): ReactElement {
  const box = tileOf(plan, at);
  return (
    <>
      <Rect box={box} className="vcenter-gone" />
      <Label box={box} plan={plan} className="t-soft" text={name} />
    </>
  );
}

/** What the way of a VM and its tile are known by: a copy that takes over is from then on the VM. */
const keyOf = (id: number, { host, slot }: Place) => `${id} ${host} ${slot}`;

/** Whether a VM has booted anew in this step: it was not moved, so its tile says so instead of a way that leads to it. */
function isStarted(by: Mover | null): boolean {
  return by === 'ha' || by === 'hand';
}

/** All VMs where they are, the copy, and outlines where VMs were; at the end with whom they owe their place to. */
export function Vms(props: OutageProps): ReactElement {
  const { state, words, plan, part } = props;
  const { vms, copy } = state;
  return (
    <>
      {vms.map(({ id, from }) =>
        from === null ? null : (
          <g key={`${keyOf(id, from)} was`} {...(plan.isHalf ? {} : { 'data-ghost': id })}>
            <Outline {...props} at={from} name={nameOf(id, words)} />
          </g>
        ),
      )}
      {vms.map(({ id, is, on, by, lastBy }) => (
        <g key={keyOf(id, on)} {...part(vmName(id))}>
          <g className={by === null || by === 'ft' ? undefined : 'enter beat-2'}>
            {is === 'runs' ? (
              <Tile
                {...props}
                at={on}
                name={nameOf(id, words)}
                tone="a"
                below={
                  lastBy !== null && isTold(state, plan)
                    ? words[`thanks-${lastBy}`]
                    : isStarted(by) && !plan.isHalf
                      ? words.restarted
                      : undefined
                }
              />
            ) : (
              <Outline {...props} at={on} name={nameOf(id, words)} />
            )}
          </g>
        </g>
      ))}
      {copy !== null && (
        <g key={keyOf(copy.of, copy.on)} {...part('copy')}>
          <g>
            <Tile {...props} at={copy.on} name={nameOf(copy.of, words)} tone="c" below={words.copyShort} />
          </g>
        </g>
      )}
    </>
  );
}

/** The way of the VM that DRS moves; all others start where they are. */
export function Move({ state, plan }: OutageProps): ReactElement | null {
  const byDrs = state.vms.find(({ by }) => by === 'drs');
  if (byDrs === undefined) return null;
  const { id, from, on } = byDrs;
  return (
    <Way
      key={`${keyOf(id, on)} way`}
      points={wayOf(plan, from!, on)}
      width={plan.layout === 'wide' ? 3.5 : 2}
      bend="straight"
      className="appear"
    />
  );
}

/** The client that logs on to Host 1 itself, past the vCenter Server. */
export function Client({ state, words, plan, part }: OutageProps): ReactElement | null {
  const { client: box, layout } = plan;
  if (!showsClient(state)) return null;
  const wide = layout === 'wide';
  const [x, y] = [middle(box), box.y + box.height];
  return (
    <g {...part('client')}>
      <g className="enter">
        <Rect box={box} className="panel vcenter-host" />
        <Label box={box} plan={plan} className="t-strong" text={words.client} />
      </g>
      <Way
        points={
          wide
            ? [
                [x, y],
                [x, plan.hosts[0].y + 24],
              ]
            : [
                [box.x, y - 10],
                [box.x - 22, y - 10],
                [box.x - 22, plan.hosts[0].y + 12],
              ]
        }
        width={wide ? 3.5 : 2}
        bend="straight"
        className="appear beat-2"
      />
    </g>
  );
}

/** What is outlined of a part that a note speaks of: of a host its name, of the large plate and the lists nothing. */
function boxOf(object: string, { state, plan }: OutageProps): Box | undefined {
  if (object === 'client') return plan.isHalf ? undefined : plan.client;
  const chip = plan.chips.find(({ name }) => name === object);
  if (chip !== undefined) return chip.box;
  const vm = state.vms.find(({ id }) => vmName(id) === object);
  return vm && tileOf(plan, vm.on);
}

/** What goes around the things a step is about, and what they are: neighbours in a row of tiles have one outline. */
type Outline = { readonly of: string; readonly box: Box };

/** Wider than from tile to tile, less than from host to host. */
const NEXT = 12;

export function outlinesOf(props: OutageProps): readonly Outline[] {
  return props.focus.reduce<readonly Outline[]>((all, object) => {
    const box = boxOf(object, props);
    if (box === undefined) return all;
    const last = all.at(-1);
    const gap = last?.box.y === box.y ? box.x - last.box.x - last.box.width : NEXT;
    if (last === undefined || gap < 0 || gap >= NEXT) return [...all, { of: object, box }];
    const both = { ...last.box, width: box.x + box.width - last.box.x };
    return [...all.slice(0, -1), { of: `${last.of} ${object}`, box: both }];
  }, []);
}

/** The outlines of the step. */
export function Focus(props: OutageProps): ReactElement {
  const { state, plan } = props;
  return (
    <>
      {outlinesOf(props).map(({ of, box }) => (
        <g key={`${of} ${state.phase}`} className="enter beat-2">
          <Hull boxes={[box]} gap={plan.layout === 'wide' ? 4 : 2} radius={6} of={of} />
        </g>
      ))}
    </>
  );
}
