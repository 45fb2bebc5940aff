import type { ReactElement } from 'react';
import { textWidth, TYPE } from '../../drawing/fit.ts';
import { Hull } from '../../drawing/hull.tsx';
import { classOf } from '../../sim/models/rings/instructions.ts';
import { current, handled, isWrong, wayOf } from '../../sim/models/rings/state.ts';
import { isFinished } from '../../sim/models/rings/track.ts';
import { opName, partOf, type PartProps, type RingsPart } from './facts.ts';
import { cornerOf, SIZES, TRACKS } from './plan.ts';

type Line = readonly [text: string, className: string];

/** What the guest sees, where that is wrong. */
function guestView({ state, words }: PartProps): readonly Line[] | null {
  const outcome = handled(state);
  if (outcome === null || !isWrong(outcome)) return null;
  return [
    [words.factGuestView, 't-soft'],
    [words[outcome.visible], 't-mark t-strong'],
    [words.rightIs, 't-soft'],
    [words[outcome.expected], 't-strong'],
  ];
}

/** The page of an instruction, in programs that jump into data. */
function page({ state, words }: PartProps): readonly Line[] | null {
  const now = current(state);
  if (now === null || !state.program.some(({ op }) => classOf(op) === 'dataExecution')) return null;
  const faults = now.verdict !== 'ok';
  const judged: Line = faults
    ? [`${words.pageFaultCode} ${now.verdict}`, 't-mark t-strong']
    : [words.pageRuns, 't-strong'];
  return [
    [`${words.pageWith} ${now.holds === 'data' ? words.pageData : words.pageCode}`, 't-soft'],
    [now.page.nx ? words.pageNxSet : words.pageNxClear, 't-strong'],
    ...(handled(state) === null ? [] : [judged]),
  ];
}

/** What matters beside the mechanism at this moment only, or nothing. */
function aside(props: PartProps): { readonly part: RingsPart; readonly lines: readonly Line[] } | null {
  const seen = guestView(props);
  if (seen !== null) return { part: 'guestView', lines: seen };
  const lines = page(props);
  return lines === null ? null : { part: 'page', lines };
}

/** In the corner outside the rings. */
export function Corner(props: PartProps): ReactElement | null {
  const { state, focus } = props;
  const found = aside(props);
  if (found === null) return null;
  const { part, lines } = found;
  const { x, y } = cornerOf(state.machine.mode);
  const width = Math.max(...lines.map(([text]) => textWidth(text, TYPE.wide.s)));
  return (
    <g key={part} {...partOf(part, props)} className={part === 'guestView' ? 'enter beat-2' : undefined}>
      {lines.map(([text, className], i) => (
        // What a page is, is known beforehand; how it is judged comes last.
        <text key={i} x={x} y={y + i * 24} className={`t-s ${className}${i === 2 ? ' enter beat-2' : ''}`}>
          {text}
        </text>
      ))}
      {focus.includes(part) && (
        <g className="enter beat-2">
          <Hull
            boxes={[{ x: x - 10, y: y - 24, width: width + 20, height: lines.length * 24 + 10 }]}
            radius={7}
            of={part}
          />
        </g>
      )}
    </g>
  );
}

/** What remains of the rings on a phone: one line, or what matters at this moment only. */
export function Footer(props: PartProps): ReactElement | null {
  const { state, words, focus } = props;
  if (isFinished(state)) return null;
  const found = aside(props);
  const now = current(state);
  const { mode } = state.machine;
  const [width] = SIZES.narrow;
  const first = TRACKS.narrow.sums + 28;
  const box = { x: 6, y: first - 19, width: width - 12, height: 30 };
  if (found !== null) {
    const [[title, soft] = ['', ''], ...told] = found.lines;
    return (
      <g {...partOf(found.part, props)}>
        <text x={12} y={first} className={`t-s ${soft}`}>
          {title}
        </text>
        <text x={12} y={first + 20} className="t-s">
          {told.map(([text, className], i) => (
            <tspan key={i} className={className}>
              {i === 0 ? text : ` ${text}`}
            </tspan>
          ))}
        </text>
        {focus.includes(found.part) && <Hull boxes={[{ ...box, height: 50 }]} radius={7} of={found.part} />}
      </g>
    );
  }
  if (now === null) {
    if (mode !== 'te' && mode !== 'bt') return null;
    return (
      <g {...partOf('ghost', props)}>
        <text x={12} y={first} className="t-s">
          {words.wantsRing0}
        </text>
        {focus.includes('ghost') && <Hull boxes={[box]} radius={7} of="ghost" />}
      </g>
    );
  }
  const { at, from } = wayOf(state);
  const name = opName(now.op, words);
  const ring = (place: typeof at) => (place === 'root' ? words.rootMode : `${words.ring} ${place}`);
  const moved =
    from === null ? null : `${name}: ${ring(from)} → ${ring(at)}${handled(state)?.vmm === true ? words.toVmm : ''}`;
  return (
    <text x={4} y={first} className="t-s t-soft">
      {moved ?? `${name}: ${words.staysIn} ${ring(at)}`}
    </text>
  );
}
