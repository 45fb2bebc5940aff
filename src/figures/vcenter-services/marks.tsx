import type { ReactElement } from 'react';
import { textWidth, TYPE } from '../../drawing/fit.ts';
import type { PartAttributes } from '../../drawing/part.ts';
import { round } from '../../drawing/text.tsx';
import type { OutageState } from '../../sim/models/vcenter-services/state.ts';
import type { VcenterWords } from './facts.ts';
import type { Plan } from './plan.ts';

/** What every part of the drawing is given. */
export type OutageProps = {
  readonly state: OutageState;
  readonly words: VcenterWords;
  readonly plan: Plan;
  /** Makes an element a part of the drawing; in the other half of a comparison nothing is one. */
  readonly part: (name: string) => PartAttributes | Record<string, never>;
  readonly focus: readonly string[];
};

/** Whether the drawing says at each place what became of it, as it does at the end. */
export function isTold({ phase }: OutageState, { isHalf }: Plan): boolean {
  return phase === 'sumUp' && !isHalf;
}

/** How large a mark is, and how far behind its left edge the word begins. */
const MARKS = { wide: { size: 14, gap: 26 }, narrow: { size: 11, gap: 19 } } as const;

type MarkProps = { readonly plan: Plan; readonly goesOn: boolean; readonly x: number; readonly y: number };

/** A square is what goes on, a cross what stands. `y` is the baseline of its word. */
function Mark({ plan, goesOn, x, y }: MarkProps): ReactElement {
  const { size } = MARKS[plan.layout];
  const top = y - size;
  return goesOn ? (
    <rect className="fill-ink" x={round(x)} y={top} width={size} height={size} rx={2} />
  ) : (
    <path
      className="line-mark vcenter-cross"
      d={`M${round(x + 1)} ${top + 1}l${size - 2} ${size - 2}m0 ${2 - size}l${2 - size} ${size - 2}`}
    />
  );
}

/** An entry of a list. */
export function Item(props: MarkProps & { readonly text: string }): ReactElement {
  const { plan, x, y, text } = props;
  return (
    <>
      <Mark {...props} />
      <text className="t-s" x={x + MARKS[plan.layout].gap} y={y}>
        {text}
      </text>
    </>
  );
}

/** At the end: what became of a place, with the mark that the lists have too. It ends at `x`, or begins there. */
export function Verdict(props: MarkProps & { readonly text: string; readonly isEnd: boolean }): ReactElement {
  const { plan, goesOn, x, y, text, isEnd } = props;
  const { size, gap } = MARKS[plan.layout];
  const left = isEnd ? x - textWidth(text, TYPE[plan.layout].s) - size - 4 : x;
  return (
    <g className="vcenter-verdict enter beat-2">
      <Mark plan={plan} goesOn={goesOn} x={left} y={y} />
      <text className={`t-s t-strong ${isEnd ? 't-end' : ''}`.trim()} x={isEnd ? x : round(left + gap)} y={y}>
        {text}
      </text>
    </g>
  );
}
