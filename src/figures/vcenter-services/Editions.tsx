import type { ReactElement } from 'react';
import { fits, textWidth, TYPE } from '../../drawing/fit.ts';
import { Hull, type Box } from '../../drawing/hull.tsx';
import { quietPart, type PartFact } from '../../drawing/part.ts';
import { Lines, round, wrap } from '../../drawing/text.tsx';
import {
  EDITIONS,
  editionsWith,
  FEATURES,
  featureNames,
  type Feature,
} from '../../sim/models/vcenter-services/services.ts';
import type { EditionsState } from '../../sim/models/vcenter-services/state.ts';
import { fromEdition, type VcenterWords } from './facts.ts';
import type { EditionsPlan } from './plan.ts';

type EditionsProps = {
  readonly state: EditionsState;
  readonly words: VcenterWords;
  readonly plan: EditionsPlan;
  readonly facts: readonly PartFact[];
};

/** From the first edition that has a function to the last. */
function barBox({ bars, rows }: EditionsPlan, name: Feature): Box {
  const row = rows[featureNames.indexOf(name)]!;
  const width = editionsWith(name) * bars.unit;
  return {
    x: round(bars.x + 4 * bars.unit - width),
    y: round(row.y + (row.height - bars.height) / 2),
    width: round(width),
    height: bars.height,
  };
}

/** Names of the editions; the one that a chosen function came with is strong. */
function Heads({ state, words, plan }: EditionsProps): ReactElement {
  const { bars, headY, layout } = plan;
  const first = FEATURES[state.feature].from;
  return (
    <>
      {EDITIONS.map((name, i) => {
        // The last column is narrower than „Enterprise Plus“.
        const isShort = name === 'enterprisePlus' && layout === 'narrow';
        const atEnd = name === 'enterprisePlus' && layout === 'wide';
        return (
          <text
            key={name}
            className={`t-s ${state.answered && name === first ? 't-strong' : 't-soft'} ${atEnd ? 't-end' : ''}`.trim()}
            x={round(bars.x + (atEnd ? 4 : i) * bars.unit)}
            y={headY[i]}
          >
            {isShort ? words.plus : words[name]}
          </text>
        );
      })}
      <text className="t-s t-strong" x={bars.x} y={plan.titleY}>
        {words.hostEdition}
        <tspan className="t-soft vcenter-plain"> {layout === 'wide' ? `(${words.unchecked})` : ''}</tspan>
      </text>
      {layout === 'narrow' && (
        <text className="t-s t-soft" x={bars.x} y={plan.titleY + 18}>
          ({words.unchecked})
        </text>
      )}
    </>
  );
}

/** The two lists of the book: brackets in the wide drawing, heads in the narrow one. Before the answer, a light ground. */
function Lists({ state, words, plan }: EditionsProps): ReactElement {
  return (
    <>
      {(['bookEssentials', 'bookStandard'] as const).map((list, i) => {
        const own = plan.rows.filter((_, at) => FEATURES[featureNames[at]!].list === list);
        const [top, end] = [own[0]!.y, own.at(-1)!.y + own.at(-1)!.height];
        const count = `${own.length} ${i === 0 ? words.functions : words.more}`;
        return (
          <g key={list}>
            {!state.answered && (
              <rect
                className="fill-sunken"
                x={plan.bars.x}
                y={round(top)}
                width={4 * plan.bars.unit}
                height={round(end - top)}
                rx={4}
              />
            )}
            {state.answered && plan.layout === 'narrow' && <Guides plan={plan} top={top} end={end} />}
            <ListName {...{ plan, top, end, count }} name={words[list]} y={plan.listY[i]!} />
          </g>
        );
      })}
    </>
  );
}

/** Where each edition begins, along the rows of a list: in the narrow drawing their names stand in two rows. */
function Guides({ plan, top, end }: Pick<ListNameProps, 'plan' | 'top' | 'end'>): ReactElement {
  const d = EDITIONS.map((_, i) => `M${round(plan.bars.x + i * plan.bars.unit)} ${round(top)}V${round(end)}`);
  return <path className="line-soft" d={d.join('')} />;
}

type ListNameProps = {
  readonly plan: EditionsPlan;
  readonly top: number;
  readonly end: number;
  readonly name: string;
  readonly count: string;
  /** Baseline of the name where it is a head. */
  readonly y: number;
};

function ListName({ plan, top, end, name, count, y }: ListNameProps): ReactElement {
  const { bookX, layout } = plan;
  if (layout === 'narrow') {
    return (
      <text className="t-s t-strong" x={plan.nameX} y={round(y)}>
        {name}
        <tspan className="t-soft vcenter-plain">: {count}</tspan>
      </text>
    );
  }
  const middle = round((top + end) / 2);
  return (
    <>
      <path className="line" d={`M${bookX + 6} ${round(top + 2)}h-6V${round(end - 2)}h6`} />
      <Lines className="t-s t-strong" x={bookX + 14} y={middle - 16} lines={wrap(name, 10)} leading={24} />
      <text className="t-s t-soft" x={bookX + 14} y={middle + 32}>
        {count}
      </text>
    </>
  );
}

/** The functions of the book's two lists, and from which edition of the hosts on each came. */
export function Editions(props: EditionsProps): ReactElement {
  const { state, words, plan, facts } = props;
  const { layout, bars, rows, nameX, titleY } = plan;
  const wide = layout === 'wide';
  const chosen = barBox(plan, state.feature);
  const label = fromEdition(state.feature, words);
  // At the bar where there is room, between the brackets or the name and the bar; the head says it anyway.
  const from = wide ? bars.x - 6 : nameX + textWidth(words[state.feature], TYPE.narrow.s) + 6;
  const hasRoom = fits(label, chosen.x - 10 - from, TYPE[layout].s);
  return (
    <>
      <text className="t-s t-strong" x={nameX} y={titleY}>
        {words.function}
      </text>
      {wide && (
        <text className="t-s t-strong" x={plan.bookX} y={titleY}>
          {words.byBook}
        </text>
      )}
      <Heads {...props} />
      <Lists {...props} />
      {featureNames.map((name, i) => {
        const isChosen = name === state.feature;
        const row = rows[i]!;
        return (
          <g key={name} {...quietPart(name, { facts })}>
            <text
              className={`t-s ${isChosen ? 't-strong' : ''}`.trim()}
              x={nameX}
              y={round(row.y + row.height / 2 + (wide ? 7 : 5))}
            >
              {words[name]}
            </text>
            {state.answered && (
              <rect
                {...barBox(plan, name)}
                className={`enter ${isChosen ? 'fill-accent' : 'vcenter-bar'}`}
                rx={2}
                data-value={editionsWith(name)}
              />
            )}
          </g>
        );
      })}
      {state.answered && (
        <g className="enter beat-2">
          {hasRoom && (
            <text className="t-s t-end t-halo" x={round(chosen.x - 10)} y={round(chosen.y + (wide ? 14 : 11))}>
              {label}
            </text>
          )}
          <Hull boxes={[chosen]} gap={wide ? 4 : 3} radius={5} of={state.feature} />
        </g>
      )}
    </>
  );
}
