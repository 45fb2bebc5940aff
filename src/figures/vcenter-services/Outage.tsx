import type { ReactElement } from 'react';
import { Bar } from '../../drawing/bar.tsx';
import { Hull, type Box } from '../../drawing/hull.tsx';
import { quietPart, type PartFact } from '../../drawing/part.ts';
import { Lines } from '../../drawing/text.tsx';
import type { Tone } from '../../drawing/tone.tsx';
import { Way } from '../../drawing/way.tsx';
import { hostName, vmName } from '../../sim/models/vcenter-services/notes.ts';
import type { Place } from '../../sim/models/vcenter-services/rules.ts';
import { works } from '../../sim/models/vcenter-services/services.ts';
import type { OutageState } from '../../sim/models/vcenter-services/state.ts';
import { found, hostDoes, isOver, nameOf, showsClient, type VcenterWords } from './facts.ts';
import { tileOf, wayOf, type Plan } from './plan.ts';

/** What every part of the drawing is given. */
export type OutageProps = {
  readonly state: OutageState;
  readonly words: VcenterWords;
  readonly plan: Plan;
  readonly facts: readonly PartFact[];
  readonly focus: readonly string[];
  readonly uid: string;
};

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

/** The vCenter Server with what works in it, and the lines to its hosts; all of it dashed while it is away. */
export function Manager(props: OutageProps): ReactElement {
  const { state, words, plan } = props;
  const { plate, plateY, textInset, chips, layout } = plan;
  const up = state.manager === 'up';
  const end = plate.x + plate.width - textInset;
  return (
    <>
      <Links {...props} />
      <g {...quietPart('manager', props)}>
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
        {up && state.managerVm !== null && (
          <text className="t-s t-end" x={end} y={plateY}>
            {words.managerVm}
          </text>
        )}
      </g>
      {chips.map(({ name, box }) => {
        const on = works(name, state.manager);
        return (
          <g key={name} {...quietPart(name, props)}>
            <Rect box={box} className={on ? 'panel vcenter-chip' : 'vcenter-gone'} />
            <Label box={box} plan={plan} className={on ? '' : 't-soft'} text={words[name]} />
          </g>
        );
      })}
      {layout === 'wide' && state.ha && <Whispers {...props} />}
    </>
  );
}

/** The connections to the hosts: each its own, or, where hosts lie below each other, along their left edge. */
function Links({ state, plan }: OutageProps): ReactElement {
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
function Whispers({ plan }: OutageProps): ReactElement {
  const [first, second, third] = plan.agents;
  const y = first.y + first.height / 2;
  const d = `M${first.x + first.width} ${y}H${second.x}M${second.x + second.width} ${y}H${third.x}`;
  return <path className="line vcenter-whisper" d={d} />;
}

/** A host: its name, how it is where that is not as it should be, and its HA agent. */
export function HostBox(props: OutageProps & { readonly id: number }): ReactElement {
  const { id, state, words, plan } = props;
  const { textInset, layout } = plan;
  const box = plan.hosts[id - 1]!;
  const agent = plan.agents[id - 1]!;
  const does = hostDoes(state, id);
  const failed = does === 'failed';
  const look = { up: '', idle: 't-soft', busy: 't-strong', failed: 't-strong t-mark' }[does];
  const narrow = layout === 'narrow';
  const left = narrow ? agent.x : box.x + textInset;
  return (
    <>
      <g {...quietPart(hostName(id), props)}>
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
          <text
            className={`t-s ${look} ${narrow ? '' : 't-end'}`.trim()}
            x={narrow ? left : box.x + box.width - textInset}
            y={box.y + plan.doesY}
          >
            {words[does]}
          </text>
        )}
      </g>
      {state.ha && (
        <g {...quietPart(`agent-${id}`, props)}>
          <Rect box={agent} className={failed ? 'vcenter-gone' : 'tone-host'} />
          <Label
            box={agent}
            plan={plan}
            className={failed ? 't-soft' : `ink-host ${narrow ? '' : 't-strong'}`.trim()}
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
}: TileProps & { readonly tone: Tone; readonly below?: string }): ReactElement {
  const box = tileOf(plan, at);
  const ink = `t-s t-middle ink-${tone}`;
  const [y, leading] = plan.layout === 'wide' ? [box.y + 25, 20] : [box.y + 19, 17];
  return (
    <>
      <Rect box={box} className={`tone-${tone} edge-${tone}`} />
      {below === undefined ? (
        <Label box={box} plan={plan} className={`t-strong ink-${tone}`} text={name} />
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

/**
 * All VMs where they are, the copy, and outlines where VMs were. A copy that takes over is from then on the VM: same place,
 * same key.
 */
export function Vms(props: OutageProps): ReactElement {
  const { state, words, plan } = props;
  const { vms, copy } = state;
  const key = (id: number, { host, slot }: Place) => `${id} ${host} ${slot}`;
  const movers = vms.filter(({ by }) => by !== null && by !== 'ft');
  return (
    <>
      {vms.map(({ id, from }) =>
        from === null ? null : (
          <g key={`${key(id, from)} was`} data-ghost={id}>
            <Outline {...props} at={from} name={nameOf(id, words)} />
          </g>
        ),
      )}
      {vms.map(({ id, is, on, by }) => (
        <g key={key(id, on)} {...quietPart(vmName(id), props)}>
          <g className={by === null || by === 'ft' ? undefined : 'enter beat-2'}>
            {is === 'runs' ? (
              <Tile {...props} at={on} name={nameOf(id, words)} tone="a" />
            ) : (
              <Outline {...props} at={on} name={nameOf(id, words)} />
            )}
          </g>
        </g>
      ))}
      {copy !== null && (
        <g key={key(copy.of, copy.on)} {...quietPart('copy', props)}>
          <g>
            <Tile {...props} at={copy.on} name={nameOf(copy.of, words)} tone="c" below={words.copyShort} />
          </g>
        </g>
      )}
      {movers.map(({ id, from, on }, nth) => (
        <Way
          key={`${key(id, on)} way`}
          points={wayOf(plan, from!, on, nth)}
          width={plan.layout === 'wide' ? 3.5 : 2}
          bend="straight"
          className="appear"
        />
      ))}
    </>
  );
}

/** The client that logs on to Host 1 itself, past the vCenter Server. */
export function Client(props: OutageProps): ReactElement | null {
  const { state, words, plan } = props;
  const { client: box, layout } = plan;
  if (!showsClient(state)) return null;
  const wide = layout === 'wide';
  const [x, y] = [middle(box), box.y + box.height];
  return (
    <g {...quietPart('client', props)}>
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

/** What goes on and what stands since the outage, in two lists that grow; at the end a pair of bars. */
export function Lists(props: OutageProps): ReactElement {
  const { state, words, plan, uid } = props;
  const all = found(state, words);
  const empty = all.goesOn.length + all.stands.length === 0;
  const over = isOver(state);
  // What was found out is counted once the VM that showed it has arrived.
  const beat = state.vms.some(({ by }) => by !== null) ? 'beat-3' : 'beat-2';
  return (
    <>
      {(plan.layout === 'wide' || empty) && (
        <text className="t-s t-strong" x={plan.lists.goesOn.x} y={plan.sinceY}>
          {words.since}
          {empty && plan.layout === 'narrow' && <tspan className="vcenter-plain t-soft"> {words.nothingYet}</tspan>}
        </text>
      )}
      {empty && plan.layout === 'wide' && (
        <text className="t-s t-soft" x={plan.lists.goesOn.x} y={plan.lists.goesOn.y}>
          {words.nothingYet}
        </text>
      )}
      {(['goesOn', 'stands'] as const).map((name) => {
        const { x, y } = plan.lists[name];
        const { bar, first, pitch, unit } = plan.list;
        const items = all[name];
        const head = over ? { goesOn: words.wentOn, stands: words.stood }[name] : words[name];
        return (
          <g key={name} {...quietPart(name, props)}>
            {items.length > 0 && (
              <text className="t-s t-strong" x={x} y={y}>
                {head}
              </text>
            )}
            {state.phase === 'sumUp' && items.length > 0 && (
              <Bar
                uid={uid}
                x={x}
                y={y + bar}
                height={bar}
                unit={unit}
                parts={[{ value: items.length, tone: name === 'goesOn' ? 'run' : 'stopped' }]}
              />
            )}
            {items.map((text, i) => (
              <g key={text} className={`enter ${beat}`}>
                <Item plan={plan} goesOn={name === 'goesOn'} x={x} y={y + first + i * pitch} text={text} />
              </g>
            ))}
          </g>
        );
      })}
    </>
  );
}

/** An entry of a list: a square goes on, a cross stands. */
function Item({ plan, goesOn, x, y, text }: { plan: Plan; goesOn: boolean; x: number; y: number; text: string }) {
  const size = plan.layout === 'wide' ? 14 : 11;
  const top = y - size;
  return (
    <>
      {goesOn ? (
        <rect className="fill-ink" x={x} y={top} width={size} height={size} rx={2} />
      ) : (
        <path
          className="line-mark vcenter-cross"
          d={`M${x + 1} ${top + 1}l${size - 2} ${size - 2}m0 ${2 - size}l${2 - size} ${size - 2}`}
        />
      )}
      <text className="t-s" x={x + (plan.layout === 'wide' ? 26 : 19)} y={y}>
        {text}
      </text>
    </>
  );
}

/** What is outlined of a part that a note speaks of: of a host its name, of the large plate and the lists nothing. */
function boxOf(object: string, { state, plan }: OutageProps): Box | undefined {
  if (object === 'client') return plan.client;
  const chip = plan.chips.find(({ name }) => name === object);
  if (chip !== undefined) return chip.box;
  const vm = state.vms.find(({ id }) => vmName(id) === object);
  return vm && tileOf(plan, vm.on);
}

/** The one outline of the step, around each of the things it is about. */
export function Focus(props: OutageProps): ReactElement {
  const { state, focus, plan } = props;
  return (
    <>
      {focus.map((object) => {
        const box = boxOf(object, props);
        return (
          box && (
            <g key={`${object} ${state.phase}`} className="enter beat-2">
              <Hull boxes={[box]} gap={plan.layout === 'wide' ? 4 : 2} radius={6} of={object} />
            </g>
          )
        );
      })}
    </>
  );
}
