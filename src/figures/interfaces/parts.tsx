import type { ReactElement } from 'react';
import { fits, textWidth, TYPE } from '../../drawing/fit.ts';
import { Hull, type Box } from '../../drawing/hull.tsx';
import { quietPart, type PartFact } from '../../drawing/part.ts';
import { Lines, wrap } from '../../drawing/text.tsx';
import { wayShape } from '../../drawing/way.tsx';
import type { Link, Node, PackageState, SdkState } from '../../sim/models/interfaces/model.ts';
import { entryOf, REACHES, type Counterpart, type Entry, type Interface } from '../../sim/models/interfaces/rules.ts';
import { hostName, isOn, nameOf, verbOf, type SdkPart, type SdkWords } from './facts.ts';
import { RANKS_X, type Plan } from './plan.ts';

/** What every part of the drawing is given. */
export type PartProps = {
  readonly state: SdkState;
  readonly facts: readonly PartFact<SdkPart>[];
  readonly focus: readonly string[];
  readonly words: SdkWords;
  readonly plan: Plan;
  /** Of a phone's drawing, and what stands at the API. */
  readonly title: string;
  readonly shared: string;
};

const classes = (...names: readonly (string | false)[]) => names.filter(Boolean).join(' ');

/** What stands over the ranks; on a phone, what the whole says, and what stands over its parts. */
export function Heads({ words, plan, state, title }: PartProps): ReactElement {
  if (plan.layout === 'wide') {
    return (
      <>
        {[words.workWith, words.package, words.speaks, words.with].map((head, i) => (
          <text key={head} className="t-strong" x={RANKS_X[i]} y={22}>
            {head}
          </text>
        ))}
      </>
    );
  }
  const { powershell, powercli, api, host } = plan.boxes;
  const other = state.packages.find(({ id, speaks }) => speaks !== 'api' && plan.boxes[id] !== undefined);
  const own = other === undefined ? undefined : plan.boxes[other.speaks];
  const heads = [
    [words.workWith, powershell!],
    [words.package, powercli!],
    [words.speaks, api!],
    [words.with, host!],
    ...(own === undefined ? [] : [[verbOf(other!.speaks, words), own] as const]),
    ...(['recovery', 'products'] as const)
      .filter((id) => isOn(state, id) !== 'there')
      .map((id) => [words.with, plan.boxes[id]!] as const),
  ] as const;
  return (
    <>
      <text className="t-strong" x={4} y={18}>
        {title}
      </text>
      {heads.map(([head, { x, y }]) => (
        <text key={`${head} ${x}`} className="t-s t-soft" x={x} y={y - 9}>
          {head}
        </text>
      ))}
    </>
  );
}

/** The lines that are there, and above them the way of the answer: what leads to what, from left to right. */
export function LinksOf({ state, plan }: PartProps): ReactElement {
  const isDrawn = ({ from, to }: Link) => plan.boxes[from] !== undefined && plan.boxes[to] !== undefined;
  const all = state.links.filter(isDrawn);
  const shape = ({ from, to }: Link) => wayShape(plan.route(from, to), { width: 4, head: false }).shaft;
  const isApi = ({ to }: Link) => to === 'api';
  const thin = all.filter(({ is }) => is === 'there').toSorted((a, b) => Number(isApi(a)) - Number(isApi(b)));
  return (
    <>
      {thin.map((link) => (
        <path
          key={`${link.from}-${link.to}`}
          className={classes('interfaces-line', isApi(link) && 'is-api')}
          d={shape(link)}
          data-link={`${link.from} ${link.to}`}
        />
      ))}
      {all
        .filter(({ is }) => is !== 'there')
        .map((link) => (
          <path
            key={`${link.from}-${link.to}-way`}
            className={classes('interfaces-line is-way', link.is === 'locked' && 'dashed')}
            d={shape(link)}
            data-link={`${link.from} ${link.to}`}
          />
        ))}
    </>
  );
}

/** A box with its name. */
function Node({
  node,
  name,
  looks,
  isStrong,
  note,
  plan,
}: {
  readonly node: Node;
  readonly name: string;
  readonly looks: string;
  readonly isStrong: boolean;
  readonly note?: string;
  readonly plan: Plan;
}): ReactElement {
  const { x, y, width, height } = plan.boxes[node]!;
  const isWide = plan.layout === 'wide';
  const inset = isWide ? 10 : 8;
  const size = TYPE[plan.layout].s;
  const baseline = y + height / 2 + (isWide ? 7 : 5);
  const room = width - 2 * inset - textWidth(name, size);
  return (
    <>
      <rect className={`interfaces-box ${looks}`.trim()} x={x} y={y} width={width} height={height} rx={4} />
      <text className={classes('t-s', isStrong && 't-strong')} x={x + inset} y={baseline}>
        {name}
      </text>
      {note !== undefined && fits(note, room, size) && (
        <text className="t-s t-soft t-end" x={x + width - inset} y={baseline}>
          {note}
        </text>
      )}
    </>
  );
}

/** What a reader works with. A tap chooses it, a second one leaves it open again. */
export function Entries({ state, words, plan, facts }: PartProps): ReactElement {
  const all: readonly Entry[] = ['powershell', 'cli', 'perl', 'java', 'vm', 'every', 'c'];
  const wishAt = (entry: Entry) => state.wishes.find(({ language }) => entryOf(language) === entry);
  const shown = all.filter((entry) => plan.boxes[entry] !== undefined && (entry !== 'c' || wishAt('c') !== undefined));
  return (
    <>
      {shown.map((entry) => {
        const wish = wishAt(entry);
        const isOnWay = isOn(state, entry) === 'way';
        const isUnmet = wish?.unmet === true;
        const looks = classes(isUnmet ? 'is-gone' : isOnWay && 'is-way');
        const box = plan.boxes[entry]!;
        const set = wish === undefined ? entry : 'any';
        return (
          <g
            key={entry}
            {...(isUnmet && quietPart<SdkPart>('wish', { facts }))}
            data-set={entry === 'every' ? undefined : `language=${set}`}
          >
            <Node
              node={entry}
              name={entry === 'java' ? words.javaCsharp : words[entry]}
              looks={looks}
              isStrong={isOnWay || isUnmet}
              plan={plan}
            />
            <rect
              className="handle-tap"
              x={box.x}
              y={box.y - (plan.reach - box.height) / 2}
              width={box.width}
              height={plan.reach}
            />
          </g>
        );
      })}
    </>
  );
}

/** The packages; one that has ended is dashed and says since when. */
export function Packages({ state, words, plan, facts }: PartProps): ReactElement {
  return (
    <>
      {state.packages
        .filter(({ id }) => plan.boxes[id] !== undefined)
        .map((one) => {
          const { isAnswer } = one;
          return (
            <g key={one.id} {...quietPart<SdkPart>(`package-${one.id}`, { facts })}>
              <Node
                node={one.id}
                name={nameOf(one, words)}
                looks={classes(isAnswer && 'is-answer', one.hasEnded ? 'is-gone' : isAnswer && 'is-way')}
                isStrong={isAnswer}
                {...(one.hasEnded && { note: endOf(one, words) })}
                plan={plan}
              />
            </g>
          );
        })}
    </>
  );
}

/** „bis 6.7“, or where no version is known, „aus“. */
function endOf({ fate }: PackageState, words: SdkWords): string {
  return fate === null || fate === 'ended' ? words.off : words.until.replace('#', fate);
}

/** Characters in a line at the API. */
const LINE = 15;

/** What the packages speak. */
export function Interfaces(props: PartProps): ReactElement {
  const { state, words, plan, facts, shared } = props;
  const isWide = plan.layout === 'wide';
  const shown = (Object.keys(REACHES) as readonly Interface[]).filter(
    (id) => plan.boxes[id] !== undefined && (id !== 'rest' || state.today),
  );
  const { api } = plan.boxes;
  return (
    <>
      {shown.map((id) => (
        <g key={id} {...quietPart<SdkPart>(`speaks-${id}`, { facts })}>
          <Far {...props} node={id} name={words[id]} />
        </g>
      ))}
      {isWide && shared !== '' && (
        <Lines className="t-s t-soft" x={api!.x + 10} y={api!.y + 60} lines={wrap(shared, LINE)} leading={25} />
      )}
      {isWide &&
        state.packages
          .filter(({ speaks, hasEnded }) => !hasEnded && verbOf(speaks, words) !== words.speaks)
          .map(({ id, speaks }) => {
            const [from, to] = [plan.boxes[id]!, plan.boxes[speaks]!];
            return (
              <text
                key={id}
                className="t-s t-soft t-middle"
                x={(from.x + from.width + to.x) / 2}
                y={to.y + to.height / 2 - 8}
              >
                {verbOf(speaks, words)}
              </text>
            );
          })}
    </>
  );
}

/** Whom they reach. A tap says whom the API should reach. */
export function Counterparts(props: PartProps): ReactElement {
  const { state, words, plan, facts } = props;
  const all: readonly Counterpart[] = ['vcenter', 'host', 'recovery', 'products'];
  const shown = all.filter(
    (id) =>
      plan.boxes[id] !== undefined &&
      (plan.layout === 'wide' || id === 'vcenter' || id === 'host' || isOn(state, id) !== 'there'),
  );
  const { host } = plan.boxes;
  const isWide = plan.layout === 'wide';
  return (
    <>
      {shown.map((id) => (
        <g
          key={id}
          {...quietPart<SdkPart>(`with-${id}`, { facts })}
          data-set={id === 'vcenter' || id === 'host' ? `target=${id}` : undefined}
        >
          <Far {...props} node={id} name={id === 'host' ? hostName(state, words) : words[id]} />
        </g>
      ))}
      {state.locked && (
        <text
          className="t-s t-strong t-mark"
          x={host!.x + (isWide ? 10 : 8)}
          y={host!.y + host!.height + (isWide ? 25 : 19)}
        >
          {words.noLicence}
        </text>
      )}
    </>
  );
}

/** A box behind the packages. */
function Far({
  state,
  focus,
  plan,
  node,
  name,
}: PartProps & { readonly node: Interface | Counterpart; readonly name: string }): ReactElement {
  const is = isOn(state, node);
  const isFocus = focus.some((part) => part === `speaks-${node}` || part === `with-${node}`);
  const isLocked = is === 'locked' && node === 'host';
  const looks = classes('is-far', isFocus && 'is-answer', is === 'way' && 'is-way', isLocked && 'is-gone');
  return <Node node={node} name={name} looks={looks} isStrong={is !== 'there'} plan={plan} />;
}

/** What the sentence speaks of; packages below each other get one outline. */
export function Focus({ state, focus, plan }: PartProps): ReactElement | null {
  const eye = eyeOf(state, focus, plan);
  if (eye === null) return null;
  return <Hull {...eye} gap={plan.layout === 'wide' ? 4 : 2} radius={7} />;
}

/** Where the eye goes. In a comparison the answer of the other half is meant as well. */
function eyeOf(
  state: SdkState,
  focus: readonly string[],
  { boxes, reach }: Plan,
): { readonly of: string; readonly boxes: readonly Box[] } | null {
  if (focus.some((part) => part.startsWith('package-'))) {
    const packages = state.packages.flatMap(({ id, isAnswer }) => (isAnswer ? (boxes[id] ?? []) : []));
    const joined = packages.map((box, i) => {
      const step = (packages[i + 1]?.y ?? Infinity) - box.y;
      return step <= reach ? { ...box, height: step } : box;
    });
    return { of: 'packages', boxes: joined };
  }
  const unmet = state.wishes.find((wish) => wish.unmet);
  const places: Readonly<Record<string, Node>> = {
    'speaks-api': 'api',
    'with-host': 'host',
    ...(unmet !== undefined && { wish: entryOf(unmet.language) }),
  };
  const of = focus.find((part) => part in places);
  const box = of === undefined ? undefined : boxes[places[of]!];
  return of === undefined || box === undefined ? null : { of, boxes: [box] };
}
