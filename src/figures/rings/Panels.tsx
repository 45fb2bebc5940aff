import type { ReactElement } from 'react';
import { formatNumber } from '../../drawing/number.ts';
import { partOf } from '../../drawing/part.ts';
import { Tile } from '../../drawing/tone.tsx';
import { purposeOf } from '../../sim/models/rings/instructions.ts';
import { pathsOf } from '../../sim/models/rings/paths.ts';
import { current, currentLine, handled, isWrong } from '../../sim/models/rings/state.ts';
import { cyclesHere, letterOf, meaningOf, opName, TONE_OF, type PartProps } from './facts.ts';
import type { Box } from './plan.ts';

/** A window on the program around the current line: path so far, who, instruction, what for. */
export function Program({ state, plan, words, uid }: PartProps): ReactElement {
  const { x, y, width, height, head, tallest } = plan.program;
  const roomy = head > plan.leading;
  const own = state.program.filter(({ inserted }) => !inserted).length;
  const row = Math.max(plan.program.row, Math.min(tallest, Math.floor((height - head) / own)));
  const rows = Math.floor((height - head) / row);
  const line = currentLine(state);
  const first = Math.max(0, Math.min(line - Math.floor(rows / 2), state.program.length - rows));
  const columns = roomy ? { who: 40, op: 104, purpose: 214 } : { who: 26, op: 66, purpose: 148 };
  const whoWidth = roomy ? 54 : 36;
  const side = Math.min(row, 30) - 4;
  return (
    <>
      <rect x={x} y={y} width={width} height={height} rx={6} className="panel" />
      {roomy && (
        <>
          <text x={x + 10} y={y + 22} className="t-s t-soft">
            {words.program}
          </text>
          <text x={x + width - 10} y={y + 22} className="t-s t-soft t-end">
            {`${line + 1} / ${state.program.length}`}
          </text>
        </>
      )}
      {state.program.slice(first, first + rows).map(({ ctx, op, inserted }, i) => {
        const index = first + i;
        const path = state.outcomes[index]?.path;
        const top = y + head + i * row;
        const mid = top + row / 2;
        const tile = { x: x + 8, y: mid - side / 2, width: side, height: side };
        const tone = ctx === 'u' ? 'a' : 'b';
        const central = { y: mid, dominantBaseline: 'central' } as const;
        return (
          <g key={index}>
            {index === line && (
              <rect x={x + 3} y={top} width={width - 6} height={row} rx={4} className="fill-accent-soft" />
            )}
            {inserted && (
              <rect x={x + 3} y={top + 1} width={width - 6} height={row - 2} rx={4} className="line-mark dashed" />
            )}
            {path === undefined ? (
              <rect {...tile} rx={3} className="line-soft" />
            ) : (
              <Tile uid={uid} tone={TONE_OF[path]} {...tile} letter={words[letterOf(path)]} />
            )}
            <rect {...tile} x={x + columns.who} width={whoWidth} rx={3} className={`tone-${tone}`} />
            <text x={x + columns.who + whoWidth / 2} {...central} className={`t-s t-middle ink-${tone}`}>
              {ctx === 'u' ? words.appShort : words.kernelShort}
            </text>
            <text x={x + columns.op} {...central} className="t-s t-strong">
              {opName(op, words)}
            </text>
            <text x={x + columns.purpose} {...central} className="t-s t-soft">
              {words[purposeOf(op)]}
            </text>
          </g>
        );
      })}
    </>
  );
}

/** The path of the current instruction: letter, name, what it means. */
export function Rule(props: PartProps): ReactElement {
  const { state, plan, words, uid } = props;
  const path = handled(state)?.path;
  const { x, y, height } = plan.rule;
  const side = height - 16;
  const [tone, letter] = path === undefined ? (['free', '?'] as const) : [TONE_OF[path], words[letterOf(path)]];
  const tile = { x: x + 8, y: y + 8, width: side, height: side };
  return (
    <g {...partOf('path', props)}>
      <rect {...plan.rule} rx={6} className="panel" />
      <Tile uid={uid} tone={tone} {...tile} letter={letter} letterClass="t-l" />
      <text x={x + side + 20} y={y + height / 2 - plan.leading * 0.25} className="t-strong">
        {words[path ?? 'open']}
      </text>
      <text x={x + side + 20} y={y + height / 2 + plan.leading * 0.8} className="t-s t-soft">
        {words[path === undefined ? 'meansOpen' : meaningOf(path)]}
      </text>
    </g>
  );
}

type Line = readonly [text: string, tone?: 't-strong' | 't-mark t-strong'];
type TextPanelProps = { readonly box: Box; readonly lines: readonly Line[]; readonly leading: number };

/** A panel with up to three lines of text, soft where nothing else is said. */
function TextPanel({ box, lines, leading }: TextPanelProps): ReactElement {
  return (
    <>
      <rect {...box} rx={6} className="panel" />
      {lines.map(([text, tone = 't-soft'], i) => (
        <text key={i} x={box.x + 10} y={box.y + leading * (i + 1.05)} className={`t-s ${tone}`}>
          {text}
        </text>
      ))}
    </>
  );
}

/** What the guest sees of the instruction, and what it should have seen. */
export function GuestView(props: PartProps): ReactElement {
  const { state, plan, words } = props;
  const outcome = handled(state);
  const seen = (): readonly Line[] => {
    if (outcome === null) return [[words.open]];
    if (!isWrong(outcome)) return [[words[outcome.visible], 't-strong']];
    return [[`✗ ${words[outcome.visible]}`, 't-mark t-strong'], [`${words.insteadOf} ${words[outcome.expected]}`]];
  };
  return (
    <g {...partOf('guestView', props)}>
      <TextPanel box={plan.guestView} lines={[[words.factGuestView], ...seen()]} leading={plan.leading} />
    </g>
  );
}

/** The page the instruction lies in: its bits and whether the CPU may execute it. */
export function PagePanel(props: PartProps): ReactElement {
  const { state, plan, words } = props;
  const now = current(state);
  const lines = (): readonly Line[] => {
    if (now === null) return [[words.factPage], [words.open]];
    const { page, holds, verdict } = now;
    const level = page.us ? words.pageUser : words.pageSupervisor;
    const judged: Line =
      verdict === 'ok' ? [words.pageRuns] : [`✗ ${words.pageFaultCode} ${verdict}`, 't-mark t-strong'];
    return [
      [`${words.pageWith} ${holds === 'data' ? words.pageData : words.pageCode}`],
      [`${level}, ${words.pageNx} ${page.nx ? 1 : 0}`, 't-strong'],
      handled(state) === null ? [words.open] : judged,
    ];
  };
  return (
    <g {...partOf('page', props)}>
      <TextPanel box={plan.page} lines={lines()} leading={plan.leading} />
    </g>
  );
}

/** The paths of this mode with their letters, and how often each was taken. */
export function Legend({ state, plan, words, uid }: PartProps): ReactElement {
  const { x, y, width, height } = plan.legend;
  const row = height / 2;
  const side = row - 6;
  return (
    <>
      {pathsOf(state.machine.mode).map((path, i) => {
        const tile = { x: x + (i % 3) * (width / 3), y: y + Math.floor(i / 3) * row, width: side, height: side };
        return (
          <g key={path}>
            <Tile uid={uid} tone={TONE_OF[path]} {...tile} letter={words[letterOf(path)]} />
            <text x={tile.x + side + 6} y={tile.y + side / 2} dominantBaseline="central" className="t-s">
              {words[path]} <tspan className="t-strong">{state.totals.paths[path]}</tspan>
            </text>
          </g>
        );
      })}
    </>
  );
}

/** A frame around a counter, seen only while a note points at it. */
function Frame({ x, y, width, height }: Box): ReactElement {
  return <rect x={x - width} y={y} width={width + 6} height={height} rx={6} fill="none" />;
}

/** How often the VMM ran, how often the ring changed, and the measured cycles, in the corner outside the rings. */
export function Counters(props: PartProps): ReactElement {
  const { state, plan, words } = props;
  const { x, y } = plan.corner;
  const { leading } = plan;
  const { totals } = state;
  const width = leading * 6.4;
  const broad = leading * 7.3;
  return (
    <>
      <g {...partOf('vmmEntries', props)}>
        <Frame x={x} y={y - leading * 1.3} width={broad} height={leading * 1.65} />
        <text x={x} y={y} className="t-s t-end">
          <tspan className="t-soft">{words.vmmEntries}</tspan>{' '}
          <tspan className="t-xl t-strong">{formatNumber(totals.vmmEntries)}</tspan>
        </text>
      </g>
      <g {...partOf('ringChanges', props)}>
        <Frame x={x} y={y + leading * 0.4} width={width} height={leading * 1.2} />
        <text x={x} y={y + leading * 1.25} className="t-s t-soft t-end">
          {`${words.ringChanges} ${formatNumber(totals.ringChanges)}`}
        </text>
      </g>
      <g {...partOf('cycles', props)}>
        <Frame x={x} y={y + leading * 1.65} width={width} height={leading * 2.15} />
        <text x={x} y={y + leading * 2.5} className="t-s t-strong t-end">
          {`${words.cycles} ${cyclesHere(state)}`}
        </text>
        {totals.measured > 0 && (
          <text x={x} y={y + leading * 3.5} className="t-s t-soft t-end">
            {`${words.nativeCycles} ${formatNumber(totals.nativeCycles)}`}
          </text>
        )}
      </g>
    </>
  );
}
