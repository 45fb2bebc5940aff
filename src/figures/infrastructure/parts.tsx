import type { ReactElement } from 'react';
import { Door } from '../../drawing/door.tsx';
import type { Box } from '../../drawing/hull.tsx';
import { fits, TYPE } from '../../drawing/fit.ts';
import { quietPart, type Shown } from '../../drawing/part.ts';
import { Lines } from '../../drawing/text.tsx';
import { hostName, vmName } from '../../sim/models/infrastructure/notes.ts';
import type { Host, Vm } from '../../sim/models/infrastructure/rules.ts';
import {
  comingHost,
  drsOf,
  haOf,
  type InfrastructureState,
  type Phase,
  type Service,
} from '../../sim/models/infrastructure/state.ts';
import { hostDoes, nameOf, type HostDoes, type InfrastructureWords } from './facts.ts';
import { barOf, DEVICES, ENLARGED, headOf, linkOf, nameBox, restartOf, tileOf, vmmOf, type Plan } from './plan.ts';

/** What every part of the drawing is given. */
export type PartProps = Shown & {
  readonly state: InfrastructureState;
  readonly words: InfrastructureWords;
  readonly plan: Plan;
};

/** A box with a class. */
function Rect({ box, className, radius = 4 }: { box: Box; className: string; radius?: number }): ReactElement {
  return <rect className={className} x={box.x} y={box.y} width={box.width} height={box.height} rx={radius} />;
}

/** The look of what enters in a phase: only there it fades in. */
function entering(className: string, { phase }: InfrastructureState, wanted: Phase): string {
  return phase === wanted ? `${className} appear` : className;
}

/** Sections are named where the map names them all. Doors they are from the first frame on. */
function isMap({ phase }: InfrastructureState): boolean {
  return phase === 'map';
}

/** The number of a section before the name of its part. */
function Nr({ state, nr }: { readonly state: InfrastructureState; readonly nr: string }): ReactElement | null {
  if (!isMap(state)) return null;
  return (
    <>
      <tspan className="t-nr">{nr}</tspan>{' '}
    </>
  );
}

/**
 * The vCenter Server above all hosts, with DRS inside it. Before it is there, its place is a light ground. It is heavy where
 * the step is about it: an outline around so large a part would be one too many.
 */
export function Plate(props: PartProps): ReactElement {
  const { state, words, plan, focus } = props;
  const { plate, plateLines, textInset, layout } = plan;
  const { manager } = state;
  const x = plate.x + textInset + 4;
  const shape = {
    absent: 'fill-sunken',
    up: 'fill-accent-soft line-accent',
    failed: 'infrastructure-gone',
  };
  const look = focus.includes('manager') ? `${shape[manager]} infrastructure-edge` : shape[manager];
  const soft = manager === 'up' ? '' : 't-soft';
  return (
    <Door name="manager" words={words} boxes={[plate]} radius={6}>
      <g {...quietPart('manager', props)}>
        <Rect key={manager} box={plate} className={entering(look, state, 'managed')} radius={6} />
        {manager !== 'absent' && (
          <text className="t-s" x={x} y={plateLines[0]}>
            <Nr state={state} nr={words.managerNr} />
            <tspan className={`t-strong ${soft}`.trim()}>{words.manager}</tspan>
          </text>
        )}
        {manager !== 'absent' && (
          <text className={manager === 'up' ? 't-s' : 't-s t-strong t-mark'} x={x} y={plateLines[1]}>
            {manager === 'failed' ? words.failed : layout === 'wide' ? words.managerWhat : words.managerShort}
          </text>
        )}
      </g>
      <Drs {...props} />
    </Door>
  );
}

/** The look of a service: nothing before its first turn, an outline where it does not work. */
function shapeOf(service: Service): string {
  return service === 'on' ? 'panel infrastructure-service' : 'infrastructure-gone';
}

function Drs(props: PartProps): ReactElement {
  const { state, words, plan } = props;
  const { drs: box, layout, textInset } = plan;
  const service = drsOf(state);
  const what = service === 'on' ? (layout === 'wide' ? words.drsWhat : words.drsShort) : stateWord(service, words);
  const x = box.x + textInset;
  return (
    <g {...quietPart('drs', props)}>
      {service !== 'hidden' && (
        <>
          <Rect key={service} box={box} className={shapeOf(service)} />
          {layout === 'wide' ? (
            <>
              <text className="t-s t-strong" x={x} y={box.y + 25}>
                {words.drs}
              </text>
              <text className="t-s t-soft" x={x} y={box.y + 50}>
                {what}
              </text>
            </>
          ) : (
            <text className="t-s" x={x} y={box.y + 24}>
              <tspan className="t-strong">{words.drs}</tspan> <tspan className="t-soft">{what}</tspan>
            </text>
          )}
        </>
      )}
    </g>
  );
}

function stateWord(service: Service, words: InfrastructureWords): string {
  return service === 'down' ? words.stands : words.off;
}

/** HA, a band across all hosts and beside the vCenter Server, not in it. */
export function Band(props: PartProps): ReactElement {
  const { state, words, plan } = props;
  const { ha: box, textInset } = plan;
  const service = haOf(state);
  const what = service === 'on' ? words.haWhat : stateWord(service, words);
  return (
    <g {...quietPart('ha', props)}>
      <Rect
        key={service}
        box={box}
        className={service === 'hidden' ? 'fill-sunken' : `${shapeOf(service)} infrastructure-ground`}
      />
      {service !== 'hidden' && (
        <text className="t-s" x={box.x + textInset + 4} y={box.y + box.height / 2 + 6}>
          <tspan className="t-strong">{words.ha}</tspan> <tspan className="t-soft">{what}</tspan>
        </text>
      )}
    </g>
  );
}

/** The connections through which the vCenter Server manages the hosts; dashed where one of the two is gone. */
export function Connections({ state, plan }: PartProps): ReactElement | null {
  if (state.manager === 'absent') return null;
  return (
    <>
      {state.hosts.map(({ id, failed }) => {
        const gone = failed || state.manager === 'failed';
        const d = linkOf(plan, id);
        return <path key={id} className={gone ? 'line dashed' : 'line-accent'} d={d} data-link={id} />;
      })}
    </>
  );
}

/** The small hosts: one door, since all are what its section tells of. One that is still to come has its place. */
export function SmallHosts(props: PartProps): ReactElement {
  const { state, words, plan } = props;
  const small = state.hosts.filter(({ id }) => id !== ENLARGED);
  const coming = comingHost(state);
  return (
    <Door name="host" words={words} boxes={small.map(({ id }) => plan.hosts[id - 1]!)}>
      {small.map((host) => (
        <HostBox key={host.id} {...props} host={host} />
      ))}
      {coming !== null && (
        <g {...quietPart(hostName(coming), props)}>
          <Rect box={plan.hosts[coming - 1]!} className="fill-sunken" radius={6} />
        </g>
      )}
    </Door>
  );
}

type HostProps = PartProps & { readonly host: Host };

/** The enlarged host with its inside, each part of its hardware a door of its own. */
export function LargeHost(props: PartProps): ReactElement {
  const { state, words, plan } = props;
  const host = state.hosts.find(({ id }) => id === ENLARGED)!;
  return (
    <>
      <Door name="inside" words={words} boxes={[plan.hosts[ENLARGED - 1]!]}>
        <HostBox {...props} host={host} />
      </Door>
      {DEVICES.map((name, i) => (
        <Door key={name} name={name} words={words} boxes={[plan.devices[i]!]}>
          <Device {...props} name={name} box={plan.devices[i]!} failed={host.failed} />
        </Door>
      ))}
    </>
  );
}

const frames: Readonly<Record<HostDoes, string>> = {
  bare: 'panel',
  idle: 'panel infrastructure-host',
  runs: 'panel infrastructure-host',
  overloaded: 'panel infrastructure-host',
  failed: 'infrastructure-gone',
};

/** A host: head, hypervisor, hardware. Its VMs lie above it and move from host to host. */
function HostBox(props: HostProps): ReactElement {
  const { host, state, words, plan } = props;
  const { layout } = plan;
  const head = headOf(plan, host.id);
  const box = plan.hosts[host.id - 1]!;
  const does = hostDoes(state, host);
  const large = host.id === ENLARGED;
  const bar = barOf(plan, host.id, 'hypervisor');
  const name = `${does === 'bare' ? words.server : words.hostName} ${host.id}`;
  const enlarged = layout === 'wide' ? words.enlarged : words.enlargedShort;
  const soft = host.failed ? 't-soft' : 't-strong';
  return (
    <g {...quietPart(hostName(host.id), props)}>
      <Rect box={box} className={frames[does]} radius={6} />
      <text className="t-s" x={head.x} y={head.y}>
        <Nr state={state} nr={large ? words.insideNr : words.hostNr} />
        <tspan className={soft}>{large ? `${name}, ${enlarged}` : name}</tspan>
      </text>
      {does === 'overloaded' && state.vms.every(({ moved }) => moved === null) && (
        <text className="t-s t-strong t-mark" x={head.x} y={head.doesY}>
          {words.overloaded}
        </text>
      )}
      <Hypervisor {...props} box={bar} />
      {!large && (
        <>
          <Rect box={barOf(plan, host.id, 'hardware')} className={metal(host.failed)} />
          <Label
            box={barOf(plan, host.id, 'hardware')}
            plan={plan}
            className={host.failed ? 't-soft' : weightOf(plan)}
            text={words.hardware}
          />
        </>
      )}
    </g>
  );
}

function metal(failed: boolean): string {
  return failed ? 'infrastructure-gone' : 'fill-sunken infrastructure-metal';
}

/** In narrow bars there is no room for strong words. */
function weightOf({ layout }: Plan): string {
  return layout === 'wide' ? 't-strong' : '';
}

/** The layer that makes a server a host; a light ground before, an outline once the host has failed. */
function Hypervisor({ host, state, words, plan, box }: HostProps & { readonly box: Box }): ReactElement {
  const large = host.id === ENLARGED;
  const shape = host.failed ? 'infrastructure-gone' : host.hypervisor ? 'tone-host' : 'fill-sunken';
  const weight = large ? 't-strong' : weightOf(plan);
  return (
    <>
      <Rect key={shape} box={box} className={entering(shape, state, 'hypervisors')} radius={3} />
      {host.failed && <Label box={box} plan={plan} className={`t-mark ${weight}`.trim()} text={words.failed} />}
      {!host.failed && host.hypervisor && (
        <Label
          box={box}
          plan={plan}
          className={`ink-host ${weight}`.trim()}
          text={large ? words.vmkernel : words.hypervisor}
        />
      )}
      {!host.failed && host.hypervisor && large && plan.layout === 'wide' && (
        <text className="t-s t-end ink-host" x={box.x + box.width - plan.textInset} y={box.y + box.height / 2 + 7}>
          {words.vmkernelWhat}
        </text>
      )}
    </>
  );
}

type DeviceProps = PartProps & { readonly name: (typeof DEVICES)[number]; readonly box: Box; readonly failed: boolean };

function Device({ state, words, plan, name, box, failed }: DeviceProps): ReactElement {
  const { layout, textInset } = plan;
  const x = box.x + textInset;
  const label = words[`${name}Name`];
  const soft = failed ? 't-soft' : 't-strong';
  const numbered = isMap(state);
  return (
    <>
      <Rect box={box} className={metal(failed)} />
      {layout === 'wide' ? (
        <>
          {numbered && (
            <text className="t-s t-nr" x={x} y={box.y + 30}>
              {words[`${name}Nr`]}
            </text>
          )}
          <text className={`t-s ${soft}`} x={x} y={box.y + (numbered ? 58 : box.height / 2 + 7)}>
            {label}
          </text>
        </>
      ) : (
        <text className="t-s" x={x} y={box.y + box.height / 2 + 5}>
          <Nr state={state} nr={words[`${name}Nr`]} />
          <tspan className={soft}>{label}</tspan>
        </text>
      )}
    </>
  );
}

/** A VM where it is: a tile, an outline while it does not run. After a move its old place is an outline too. */
export function Tile(props: PartProps & { readonly vm: Vm }): ReactElement {
  const { vm, plan, words, state } = props;
  const { id, on, is, moved } = vm;
  const box = tileOf(plan, on);
  const name = nameOf(id, words);
  const hostFailed = state.hosts.some((host) => host.id === on.host && host.failed);
  const label = is === 'planned' ? words.system : is === 'runs' || hostFailed ? name : `${name} ${words.off}`;
  return (
    <>
      {moved !== null && (
        <g data-ghost={id}>
          <Rect box={tileOf(plan, moved.from)} className="infrastructure-gone" />
          <Label box={nameBox(plan, moved.from)} plan={plan} className="t-soft" text={name} />
        </g>
      )}
      <g {...quietPart(vmName(id), props)}>
        <g key={`${is} ${on.host} ${on.slot}`} className={moved === null ? undefined : 'appear beat-2'}>
          <Rect box={box} className={is === 'runs' ? 'tone-a edge-a' : 'infrastructure-gone'} />
          {label === name || is === 'planned' || fits(label, nameBox(plan, on).width, TYPE[plan.layout].s) ? (
            <Label
              box={nameBox(plan, on)}
              plan={plan}
              className={is === 'runs' ? 't-strong ink-a' : 't-soft'}
              text={label}
            />
          ) : (
            <Lines
              className="t-s t-soft t-middle"
              x={box.x + box.width / 2}
              y={box.y + box.height / 2 - 4}
              lines={[name, words.off]}
              leading={TYPE[plan.layout].s + 2}
            />
          )}
          {is === 'runs' && on.host === ENLARGED && <Vmm plan={plan} words={words} tile={box} />}
        </g>
      </g>
      {moved?.by === 'ha' && <Restarted {...props} />}
    </>
  );
}

/** HA moves nothing: a VM boots where it is now. So no way leads to it, and it says what happened. */
function Restarted({ vm, plan, words }: PartProps & { readonly vm: Vm }): ReactElement {
  const { x, y, atEnd } = restartOf(plan, vm.on);
  return (
    <text className={`t-s t-strong ${atEnd ? 't-end ' : ''}appear beat-2`} x={x} y={y} data-restart={vm.id}>
      {words.restarts}
    </text>
  );
}

type LabelProps = {
  readonly box: Box;
  readonly plan: Plan;
  readonly className: string;
  readonly text: string;
};

/** A word in a box: at its left border, in a small one in its middle. */
function Label({ box, plan, className, text }: LabelProps): ReactElement {
  const narrow = plan.layout === 'narrow';
  const isSmall = narrow || box.width < 90;
  return (
    <text
      className={`t-s ${className} ${isSmall ? 't-middle' : ''}`.trim()}
      x={isSmall ? box.x + box.width / 2 : box.x + plan.textInset}
      y={box.y + box.height / 2 + (narrow ? 5 : 7)}
    >
      {text}
    </text>
  );
}

/** The monitor that the hypervisor gives each VM, seen in the enlarged host only. */
function Vmm({ plan, words, tile }: { plan: Plan; words: InfrastructureWords; tile: Box }): ReactElement {
  const box = vmmOf(plan, tile);
  return (
    <>
      <Rect box={box} className="tone-host" radius={3} />
      <Label box={box} plan={plan} className="t-strong ink-host" text={words.vmm} />
    </>
  );
}
