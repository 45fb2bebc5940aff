import type { ReactElement } from 'react';
import { pathsOf } from '../../sim/models/rings/paths.ts';
import { current } from '../../sim/models/rings/state.ts';
import { formatNumber } from '../../drawing/number.ts';
import { Tile } from '../../drawing/tone.tsx';
import { cyclesHere } from './facts.ts';
import type { Box } from './geometry.ts';
import { handled, isWrong } from './moment.ts';
import { objectProps, type PartProps } from './part.ts';
import { toneOf } from './tones.ts';
import { letterOf, meaningOf } from './words.ts';

/** The path of the current instruction: letter, name, what it means. */
export function Rule(props: PartProps): ReactElement {
  const { state, plan, words, uid } = props;
  const path = handled(state)?.path;
  const { x, y, width, height } = plan.rule;
  const side = height - 16;
  return (
    <g {...objectProps('path', props)}>
      <rect x={x} y={y} width={width} height={height} rx={6} className="panel" />
      <Tile
        uid={uid}
        tone={path === undefined ? 'free' : toneOf(path)}
        x={x + 8}
        y={y + 8}
        width={side}
        height={side}
        letter={path === undefined ? '?' : words[letterOf(path)]}
        letterClass="t-l"
      />
      <text x={x + side + 20} y={y + height / 2 - plan.leading * 0.25} className="t-strong">
        {path === undefined ? words.open : words[path]}
      </text>
      <text x={x + side + 20} y={y + height / 2 + plan.leading * 0.8} className="t-s t-soft">
        {path === undefined ? words.meansOpen : words[meaningOf(path)]}
      </text>
    </g>
  );
}

type Line = { readonly text: string; readonly tone: 't-soft' | 't-strong' | 't-mark t-strong' };

/** A panel with up to three lines of text. */
function TextPanel({
  box,
  lines,
  leading,
}: {
  readonly box: Box;
  readonly lines: readonly Line[];
  readonly leading: number;
}): ReactElement {
  return (
    <>
      <rect {...box} rx={6} className="panel" />
      {lines.map(({ text, tone }, i) => (
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
  const title: Line = { text: words.factGuestView, tone: 't-soft' };
  const lines: readonly Line[] =
    outcome === null
      ? [title, { text: words.open, tone: 't-soft' }]
      : isWrong(outcome)
        ? [
            title,
            { text: `✗ ${words[outcome.visible]}`, tone: 't-mark t-strong' },
            { text: `${words.insteadOf} ${words[outcome.expected]}`, tone: 't-soft' },
          ]
        : [title, { text: words[outcome.visible], tone: 't-strong' }];
  return (
    <g {...objectProps('guestView', props)}>
      <TextPanel box={plan.guestView} lines={lines} leading={plan.leading} />
    </g>
  );
}

/** The page the instruction lies in: its bits and whether the CPU may execute it. */
export function PagePanel(props: PartProps): ReactElement {
  const { state, plan, words } = props;
  const now = current(state);
  const lines: Line[] = [{ text: words.factPage, tone: 't-soft' }];
  if (now === null) lines.push({ text: words.open, tone: 't-soft' });
  else {
    const { page, verdict } = now;
    const kind = page.rw ? words.pageData : words.pageCode;
    lines[0] = { text: `${words.pageWith} ${kind}`, tone: 't-soft' };
    const level = page.us ? words.pageUser : words.pageSupervisor;
    lines.push({ text: `${level}, ${words.pageNx} ${page.nx ? 1 : 0}`, tone: 't-strong' });
    if (handled(state) === null) lines.push({ text: words.open, tone: 't-soft' });
    else if (verdict === 'ok') lines.push({ text: words.pageRuns, tone: 't-soft' });
    else lines.push({ text: `✗ ${words.pageFaultCode} ${verdict}`, tone: 't-mark t-strong' });
  }
  return (
    <g {...objectProps('page', props)}>
      <TextPanel box={plan.page} lines={lines} leading={plan.leading} />
    </g>
  );
}

/** The paths of this mode with their letters, and how often each was taken. */
export function Legend({ state, plan, words, uid }: PartProps): ReactElement {
  const { x, y, width, height } = plan.legend;
  const row = height / 2;
  return (
    <>
      {pathsOf(state.machine.mode).map((path, i) => {
        const left = x + (i % 3) * (width / 3);
        const top = y + Math.floor(i / 3) * row;
        const side = row - 6;
        return (
          <g key={path}>
            <Tile
              uid={uid}
              tone={toneOf(path)}
              x={left}
              y={top}
              width={side}
              height={side}
              letter={words[letterOf(path)]}
            />
            <text x={left + side + 6} y={top + side / 2} dominantBaseline="central" className="t-s">
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
      <g {...objectProps('vmmEntries', props)}>
        <Frame x={x} y={y - leading * 1.3} width={broad} height={leading * 1.65} />
        <text x={x} y={y} className="t-s t-end">
          <tspan className="t-soft">{words.vmmEntries}</tspan>{' '}
          <tspan className="t-xl t-strong">{formatNumber(totals.vmmEntries)}</tspan>
        </text>
      </g>
      <g {...objectProps('ringChanges', props)}>
        <Frame x={x} y={y + leading * 0.4} width={width} height={leading * 1.2} />
        <text x={x} y={y + leading * 1.25} className="t-s t-soft t-end">
          {`${words.ringChanges} ${formatNumber(totals.ringChanges)}`}
        </text>
      </g>
      <g {...objectProps('cycles', props)}>
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
