import type { ReactElement } from 'react';
import { Door } from '../../drawing/door.tsx';
import { fits, textWidth, TYPE } from '../../drawing/fit.ts';
import { Hull, type Box } from '../../drawing/hull.tsx';
import { quietPart, type PartFact } from '../../drawing/part.ts';
import { Lines, round, wrap } from '../../drawing/text.tsx';
import type { HardwareState, Pillar } from '../../sim/models/host-hardware/model.ts';
import {
  footOf,
  headOf,
  lacking,
  lackWord,
  plateOf,
  supportWord,
  type HardwarePart,
  type HardwareWords,
} from './facts.ts';
import type { Plan } from './plan.ts';

/** What every part of the drawing is given. */
export type PartProps = {
  readonly state: HardwareState;
  readonly facts: readonly PartFact<HardwarePart>[];
  readonly focus: readonly string[];
  readonly words: HardwareWords;
  readonly plan: Plan;
  readonly uid: string;
};

/** Four pillars, on them the plate with the seal of support, on it the guests. */
export function Scene(props: PartProps): ReactElement {
  const { plan, words, state } = props;
  const { columns, base } = plan;
  const end = columns.at(-1)!;
  return (
    <>
      <text className="t-strong" x={columns[0]!.x} y={plan.titleY}>
        {plan.layout === 'wide' ? words.title : words.titleShort}
      </text>
      <Plate {...props} />
      {state.pillars.map((pillar, i) => (
        <OnePillar key={pillar.name} {...props} pillar={pillar} at={i} />
      ))}
      <path className="line-ink" d={`M${columns[0]!.x} ${base + 1.5}H${end.x + end.width}`} />
      <Guests {...props} />
    </>
  );
}

/** The plate as this server has it. */
function Plate(props: PartProps): ReactElement {
  const { state, focus, plan, words } = props;
  const lies = state.server !== null && state.start === 'yes';
  return (
    <>
      <PlateOf
        {...props}
        lies={lies}
        isBad={state.server !== null && !lies}
        isPierced={state.server !== null && state.start === 'beyond'}
        says={plateOf(state, words)}
      />
      {lies && <Seal {...props} is={state.noSupport === null} word={supportWord(state, words)} />}
      {lies && focus.includes('plate') && <Hull of="plate" boxes={[plan.plate]} radius={5} />}
    </>
  );
}

type PlateProps = PartProps & {
  readonly lies: boolean;
  readonly isBad: boolean;
  /** Whether a pillar comes through it. */
  readonly isPierced: boolean;
  readonly says: string;
};

/** The plate: solid where it lies, dashed where it does not; where a pillar comes through, an outline that claims neither. */
export function PlateOf({ lies, isBad, isPierced, says, ...props }: PlateProps): ReactElement {
  const { plan, words } = props;
  const { plate, inset, columns } = plan;
  // A pillar that comes through the plate leaves the name no room above it.
  const nameAt = isPierced ? columns[2]!.x : plate.x + inset;
  const y = plate.y + plate.height / 2;
  return (
    <g {...quietPart('plate', props)}>
      <rect
        className={lies ? 'tone-host' : isPierced ? 'place' : 'place dashed'}
        x={plate.x}
        y={plate.y}
        width={plate.width}
        height={plate.height}
        rx={4}
      />
      <text className={`t-s ${lies ? 'ink-host' : 't-soft'}`} x={nameAt} y={y} dominantBaseline="central">
        <tspan className="t-strong">{words.plate}</tspan>{' '}
        <tspan className={lies ? 't-strong' : isBad ? 't-strong t-mark' : undefined}>{says}</tspan>
      </text>
    </g>
  );
}

/** Where the seal is: at the right end of the plate, as wide as its word. */
function sealBox({ plate, seal: { margin, pad }, layout }: Plan, word: string): Box {
  const width = Math.ceil(textWidth(word, TYPE[layout].s)) + 2 * pad;
  return {
    x: plate.x + plate.width - margin - width,
    y: plate.y + margin,
    width,
    height: plate.height - 2 * margin,
  };
}

/** Support as a seal on the plate: there, or the outline of its place. */
export function Seal({
  is,
  word,
  ...props
}: PartProps & { readonly is: boolean; readonly word: string }): ReactElement {
  const { plan, focus } = props;
  const { plate } = plan;
  const box = sealBox(plan, word);
  const from = box.x - plan.seal.margin;
  return (
    <g {...quietPart('support', props)}>
      <rect className={is ? 'host-seal' : 'host-seal-place dashed'} {...box} rx={box.height / 2} />
      <text
        className={`t-s t-strong t-middle ${is ? 'host-seal-word' : 'ink-host'}`}
        x={round(box.x + box.width / 2)}
        y={box.y + box.height / 2}
        dominantBaseline="central"
      >
        {word}
      </text>
      {/* On the dark plate its outline shares three edges with the plate, so that it is seen. */}
      {focus.includes('support') && (
        <Hull of="support" boxes={[{ ...plate, x: from, width: plate.x + plate.width - from }]} radius={5} />
      )}
    </g>
  );
}

/** Where no guest stands because a pillar comes through: the way to what a host may have at most. */
export function Limits({ plan, words }: PartProps): ReactElement {
  const { columns, guests, plate, inset } = plan;
  const { x } = columns[2]!;
  return (
    <Door
      name="most"
      words={words}
      boxes={[{ x, y: guests.y, height: guests.height, width: plate.x + plate.width - x }]}
    >
      <text
        className="t-s t-end"
        x={plate.x + plate.width - inset}
        y={guests.y + guests.height / 2}
        dominantBaseline="central"
      >
        {words.allLimits} <tspan className="t-nr">{words.mostNr}</tspan>
      </text>
    </Door>
  );
}

/** What a tap on a pillar writes: its part is taken out or comes back. Where there is no server, one begins. */
export function tapOn({ name, reach }: Pillar, { server }: HardwareState): string {
  if (server === null) return 'cpu=xeonV';
  const takes = reach === 1;
  return {
    cpu: `cpu=${takes ? 'ia32' : 'xeonV'}`,
    ram: `ram=${takes ? 1 : 2}`,
    controller: `controller=${takes ? 'none' : 'sas'}`,
    nics: `nics=${takes ? 0 : 1}`,
  }[name];
}

type ReachProps = Pick<PartProps, 'plan' | 'uid'> & {
  readonly x: number;
  readonly width: number;
  /** How far it reaches, as a share of the way from the ground to the plate. */
  readonly share: number;
  readonly isBeyond: boolean;
};

/** A pillar without its words: how far it reaches, the place of what it lacks, and what of it is beyond the limits. */
export function Reach({ plan, uid, x, width, share, isBeyond }: ReachProps): ReactElement {
  const { base, top, beyond } = plan;
  const height = round(share * (base - top));
  const isShort = share < 1;
  return (
    <>
      {isShort && <rect className="place dashed" x={x} y={top} width={width} height={base - top} rx={3} />}
      {share > 0 && (
        <rect
          className={isShort ? 'tone-stopped' : 'fill-accent-soft'}
          x={x}
          y={round(base - height)}
          width={width}
          height={height}
          rx={3}
          data-value={round(share)}
        />
      )}
      {isBeyond && <rect fill={`url(#${uid}-beyond)`} x={x} y={beyond} width={width} height={top - beyond} rx={3} />}
    </>
  );
}

export function OnePillar(props: PartProps & { readonly pillar: Pillar; readonly at: number }): ReactElement {
  const { state, plan, words, focus, uid, pillar, at } = props;
  const { x, width } = plan.columns[at]!;
  const { base, top, leading } = plan;
  const { server } = state;
  const middle = round(x + width / 2);
  const size = TYPE[plan.layout].s;
  const room = (word: string) => fits(word, width - 4, size);
  const share = server === null ? 0 : pillar.reach;
  const height = round(share * (base - top));
  const isShort = server !== null && share < 1;
  const head = server === null ? '' : headOf(pillar, server, state, words);
  const lines = wrap(head, 9);
  const foot = server === null ? '' : footOf(pillar, server, state, words, room);
  const feet = room(foot) ? [foot] : wrap(foot, 6);
  const gap = base - top - height;
  const headY = isShort ? top + gap / 2 + size * 0.36 - ((lines.length - 1) * leading) / 2 : top + size + 8;
  const name = (
    <text className="t-s t-strong t-middle" x={middle} y={plan.nameY}>
      {words[pillar.name]}
    </text>
  );
  if (server === null) {
    return (
      <g data-set={tapOn(pillar, state)}>
        <Reach {...{ plan, uid, x, width, share }} isBeyond={false} />
        {name}
      </g>
    );
  }
  return (
    <g {...quietPart(pillar.name, props)} data-set={tapOn(pillar, state)}>
      <Reach {...{ plan, uid, x, width, share }} isBeyond={pillar.isBeyond} />
      <Lines
        className={`t-s t-middle ${isShort || pillar.isBeyond ? 't-strong t-mark' : 't-soft'}`}
        x={middle}
        y={round(headY)}
        lines={lines}
        leading={leading}
      />
      {foot !== '' && (
        <Lines
          className={`t-s t-strong t-middle${isShort ? ' ink-stopped' : ''}`}
          x={middle}
          y={base - 16 - (feet.length - 1) * leading}
          lines={feet}
          leading={leading}
        />
      )}
      {name}
      {focus.includes(pillar.name) && (
        <Hull
          of={pillar.name}
          boxes={[
            {
              x,
              y: pillar.isBeyond ? plan.beyond : top - 3,
              width,
              height: base - (pillar.isBeyond ? plan.beyond : top - 3) + 3,
            },
          ]}
        />
      )}
    </g>
  );
}

/** What the boxes on the plate are. */
export function GuestsName({ plan: { guests }, words }: Pick<PartProps, 'plan' | 'words'>): ReactElement {
  return (
    <text className="t-s t-soft" x={guests.x} y={guests.y + guests.height / 2} dominantBaseline="central">
      {words.guests}
    </text>
  );
}

/** A guest: there, or the outline of its place. */
export function GuestBox({ box, isThere, word }: { box: Box; isThere: boolean; word: string }): ReactElement {
  const { x, y, width, height } = box;
  return (
    <>
      <rect
        className={isThere ? 'tone-a edge-a' : 'place dashed'}
        strokeWidth={isThere ? 1.5 : undefined}
        x={x}
        y={y}
        width={width}
        height={height}
        rx={4}
      />
      <text
        className={`t-s t-strong t-middle ${isThere ? 'ink-a' : 't-soft'}`}
        x={round(x + width / 2)}
        y={y + height / 2}
        dominantBaseline="central"
      >
        {word}
      </text>
    </>
  );
}

/** Who runs on it. Of a server that is too large the book does not say; then there are none. */
function Guests(props: PartProps): ReactElement | null {
  const { state, plan, words, focus } = props;
  const { guests } = plan;
  const { places, y, height } = guests;
  const runs = state.server !== null && state.start === 'yes';
  if (state.server !== null && state.start === 'beyond') return null;
  const lack = lacking(state);
  const [first, last] = [lack[0], lack.at(-1)].map((one) =>
    one === undefined ? undefined : state.guests.indexOf(one),
  );
  const label = lackWord(state, words);
  const size = TYPE[plan.layout].s;
  const lines = wrap(label, guests.lackLine);
  const middle = y + height / 2;
  return (
    <g {...(runs ? quietPart('guests', props) : {})}>
      <GuestsName plan={plan} words={words} />
      {state.guests.map((guest, i) => {
        const isThere = runs && guest.lacks === null;
        return (
          <GuestBox
            key={guest.name}
            box={{ ...places[i]!, y, height }}
            isThere={isThere}
            word={words[`${guest.name}Short`]}
          />
        );
      })}
      {label !== '' && (
        <Lines
          className="t-s t-strong"
          x={guests.lackX}
          y={round(middle + size * 0.36 - ((lines.length - 1) * plan.leading) / 2)}
          lines={lines}
          leading={plan.leading}
        />
      )}
      {focus.includes('guests') && first !== undefined && last !== undefined && (
        <Hull
          of="guests"
          gap={plan.layout === 'wide' ? 5 : 4}
          radius={6}
          boxes={[
            {
              x: places[first]!.x,
              y,
              width: places[last]!.x + places[last]!.width - places[first]!.x,
              height,
            },
          ]}
        />
      )}
    </g>
  );
}
