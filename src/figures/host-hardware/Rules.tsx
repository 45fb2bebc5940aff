import type { ReactElement } from 'react';
import { textWidth, TYPE } from '../../drawing/fit.ts';
import { quietPart } from '../../drawing/part.ts';
import { Hull } from '../../drawing/hull.tsx';
import { round } from '../../drawing/text.tsx';
import type { HardwareState, Rule } from '../../sim/models/host-hardware/model.ts';
import type { Verdict } from '../../sim/models/host-hardware/rules.ts';
import { askedBy, nowLine, supportLine, supportLong, supportReason, thenLine, thenShort, type Line } from './facts.ts';
import { type PartProps } from './Scene.tsx';

/** Square: met. Cross: failed. Ring: to be checked. `x` and `y` are left and middle. */
function Glyph({ is, x, y, size }: { is: Verdict['is']; x: number; y: number; size: number }): ReactElement {
  const top = y - size / 2;
  switch (is) {
    case 'met':
      return <rect className="fill-ink" x={x} y={top} width={size} height={size} rx={2} />;
    case 'failed':
      return <path className="host-cross" d={`M${x} ${top}l${size} ${size}M${x + size} ${top}l${-size} ${size}`} />;
    case 'check':
      return <circle className="host-open" cx={x + size / 2} cy={y} r={size / 2 - 0.5} />;
  }
}

const inkOf = (is: Verdict['is']) => (is === 'failed' ? 't-strong t-mark' : is === 'check' ? 't-soft' : 't-strong');

/** What today's version says keeps quiet while the question is about 2010. */
export function todayClass({ ask }: Pick<HardwareState, 'ask'>): string | undefined {
  return ask === 'then' ? 'host-quiet' : undefined;
}

type Placed = { readonly x: number; readonly y: number };

/** A verdict: its glyph, and what it says. `y` is the baseline. */
export function VerdictLine({
  line,
  plan,
  x,
  y,
}: Pick<PartProps, 'plan'> & Placed & { readonly line: Line }): ReactElement {
  const { mark } = plan.helper;
  return (
    <>
      <Glyph is={line.is} x={x} y={y - (plan.layout === 'wide' ? 7 : 5)} size={mark} />
      <text className={`t-s ${inkOf(line.is)}${line.is === 'check' ? ' t-strong' : ''}`} x={x + mark + 9} y={y}>
        {line.text}
      </text>
    </>
  );
}

/** A cell of the table: its glyph, and what a rule that is not met asks for. */
function Cell({
  name,
  verdict,
  plan,
  words,
  x,
  y,
}: Pick<PartProps, 'plan' | 'words'> &
  Placed & { readonly name: Rule['name']; readonly verdict: Verdict }): ReactElement {
  const { mark } = plan.helper;
  return (
    <>
      <Glyph is={verdict.is} x={x} y={y - 7} size={mark} />
      {verdict.is !== 'met' && (
        <text className={`t-s ${inkOf(verdict.is)}`} x={x + mark + 5} y={y}>
          {askedBy(name, verdict, words)}
        </text>
      )}
    </>
  );
}

/** Rule by rule, that of 2010 beside today's, and the verdicts that follow from them. */
export function Rules(props: PartProps): ReactElement {
  const { state, plan, words, focus } = props;
  const { x, titleY, thenX, nowX, y, pitch, verdictY, verdictPitch, legendY } = plan.helper;
  const rowY = (i: number) => y + i * pitch;
  const support = supportLong(state, words);
  const nowY = verdictY + (support === null ? 1 : 2) * verdictPitch;
  const failed = state.rules.findIndex(({ now }) => now.is === 'failed');
  const width = plan.size[0] - 4;
  return (
    <>
      <text className="t-strong" x={x} y={titleY}>
        {words.helper}
      </text>
      {state.server === null ? (
        <text className="t-s t-soft" x={x} y={rowY(0)}>
          {words.nothing}
        </text>
      ) : (
        <>
          {state.rules.map(({ name }, i) => (
            <text key={name} className="t-s" x={x} y={rowY(i)}>
              {words[name]}
            </text>
          ))}
          <text className="t-s t-strong" x={thenX} y={y - pitch}>
            {words.then}
          </text>
          {state.rules.map(
            ({ name, then }, i) =>
              then !== null && (
                <Cell key={name} name={name} verdict={then} plan={plan} words={words} x={thenX} y={rowY(i)} />
              ),
          )}
          <path className="line-soft" d={`M${x} ${verdictY - 33}H${width}`} />
          <VerdictLine line={thenLine(state, words)} plan={plan} x={x} y={verdictY} />
          {support !== null && <VerdictLine line={support} plan={plan} x={x} y={verdictY + verdictPitch} />}
          <g {...quietPart('now', props)}>
            <g className={todayClass(state)}>
              <text className="t-s t-strong" x={nowX} y={y - pitch}>
                {words[state.version]}
              </text>
              {state.rules.map(({ name, now }, i) => (
                <Cell key={name} name={name} verdict={now} plan={plan} words={words} x={nowX} y={rowY(i)} />
              ))}
              <VerdictLine line={nowLine(state, words)} plan={plan} x={x} y={nowY} />
            </g>
            {focus.includes('now') && (
              <Hull
                of="now"
                boxes={[
                  failed === -1
                    ? { x: x - 8, y: nowY - 25, width: width - x + 8, height: 36 }
                    : { x: nowX - 8, y: rowY(failed) - 22, width: width - nowX + 8, height: 30 },
                ]}
              />
            )}
          </g>
          {legendY !== null && <Legend plan={plan} words={words} y={legendY} />}
        </>
      )}
    </>
  );
}

/** What the signs of the table mean. */
function Legend({ plan, words, y }: Pick<PartProps, 'plan' | 'words'> & { readonly y: number }): ReactElement {
  const { x, mark } = plan.helper;
  const size = TYPE[plan.layout].s;
  const signs = [
    { is: 'met', word: words.legendMet },
    { is: 'failed', word: words.legendFailed },
    { is: 'check', word: words.legendCheck },
  ] as const;
  const [gap, between] = [5, 14];
  const lefts = signs.map((_, i) =>
    round(signs.slice(0, i).reduce((left, { word }) => left + mark + gap + textWidth(word, size) + between, x)),
  );
  return (
    <g className="host-legend" data-legend="">
      {signs.map(({ is, word }, i) => (
        <g key={is}>
          <Glyph is={is} x={lefts[i]!} y={y - 7} size={mark} />
          <text className="t-s t-soft" x={lefts[i]! + mark + gap} y={y}>
            {word}
          </text>
        </g>
      ))}
    </g>
  );
}

/** At most so many lines stand below a verdict on a phone. */
const LINES = 3;

/** On a phone: the two verdicts, and of the rules only those that fail. */
export function Verdicts(props: PartProps): ReactElement | null {
  const { state, plan, words, focus } = props;
  const { titleY, thenX, nowX, y, pitch, verdictY, mark } = plan.helper;
  if (state.server === null) return null;
  const support = supportLine(state, words);
  const reasons = (time: 'then' | 'now') =>
    state.rules.flatMap(({ name, [time]: verdict }) =>
      verdict?.is === 'failed' ? [`${words[name]}: ${askedBy(name, verdict, words)}`] : [],
    );
  const reason = supportReason(state, words);
  const list = (all: readonly string[], x: number, from = 0) =>
    (all.length > LINES ? [...all.slice(0, LINES - 1), '…'] : all).map((text, i) => (
      <text key={text} className="t-s" x={x + mark + 9} y={y + (from + i) * pitch}>
        {text}
      </text>
    ));
  const short = (line: Line, word: string): Line => ({ ...line, text: word });
  const thenWord = state.start === 'no' ? words.startsNotShort : thenShort(state, words);
  const nowWord = { no: words.startsNotShort, check: words.checkShort }[state.now];
  const lines = (count: number) => 12 + pitch * (1 + Math.min(LINES, count));
  const asked = state.now === 'no' ? reasons('now') : [words.toCheck];
  return (
    <>
      <text className="t-s t-strong" x={thenX} y={titleY}>
        {words.then}
      </text>
      <VerdictLine line={short(thenLine(state, words), thenWord)} plan={plan} x={thenX} y={verdictY} />
      {support === null ? (
        list(reasons('then'), thenX)
      ) : (
        <>
          <VerdictLine
            line={short(support, reason === '' ? support.text : `${support.text}:`)}
            plan={plan}
            x={thenX}
            y={y}
          />
          {reason !== '' && list([reason], thenX, 1)}
        </>
      )}
      <g {...quietPart('now', props)}>
        <g className={todayClass(state)}>
          <text className="t-s t-strong" x={nowX} y={titleY}>
            {words[state.version]}
          </text>
          <VerdictLine line={short(nowLine(state, words), nowWord)} plan={plan} x={nowX} y={verdictY} />
          {list(asked, nowX)}
        </g>
        {focus.includes('now') && (
          <Hull of="now" boxes={[{ x: nowX - 6, y: verdictY - 17, width: 170, height: lines(asked.length) }]} />
        )}
      </g>
    </>
  );
}
