import type { ReactElement } from 'react';
import { tally, verdicts, type Verdict } from '../../sim/models/coscheduling/facts.ts';
import { range } from '../../sim/models/coscheduling/sets.ts';
import { partOf } from '../../drawing/part.ts';
import { round } from '../../drawing/text.tsx';
import { Tile } from '../../drawing/tone.tsx';
import { fromPcpus, ruleText, verdictText } from './facts.ts';
import type { PartProps } from './part.ts';
import { setRows } from './plan.ts';

/** Which combinations may run next, as Table 2.16 lists them: legal ones lit, the others with the reason why not. */
export function Sets(part: PartProps): ReactElement {
  const { state, words, layout, plan } = part;
  const { x, y, width } = plan.sets;
  const wide = layout === 'wide';
  const top = y + (wide ? 58 : 44);
  return (
    <g {...partOf('sets', part)}>
      <rect className="panel" x={x + 2} y={y - 4} width={width - 4} height={plan.sets.height} rx={6} />
      <text className={wide ? 't-strong' : 't-s t-strong'} x={x + 10} y={y + (wide ? 21 : 15)}>
        {wide ? words.next : words.nextShort}
      </text>
      <text className="t-s t-mark" x={x + 10} y={y + (wide ? 46 : 34)}>
        {ruleText(state, words)}
      </text>
      {state.input.vcpus <= 4 ? <Grid {...part} top={top} /> : <Tally {...part} top={top} />}
    </g>
  );
}

/** All combinations of up to four vCPUs, column by column. */
function Grid({ state, words, layout, uid, plan, top }: PartProps & { readonly top: number }): ReactElement {
  const wide = layout === 'wide';
  const members = range(state.input.vcpus);
  const sets = verdicts(state);
  const { columns, row, cell } = plan.sets;
  const perColumn = setRows(state.input.vcpus, columns);
  const pitch = (plan.sets.width - 20) / columns;
  return (
    <g>
      {sets.map(({ set, verdict }, i) => {
        const x = round(plan.sets.x + 10 + Math.floor(i / perColumn) * pitch);
        const y = top + (i % perColumn) * row;
        const lit = verdict.kind === 'legal' || verdict.kind === 'tooFew';
        return (
          <g key={set.join(' ')}>
            {members.map((v) => {
              const box = { x: x + v * (cell + 1), y, width: cell, height: row - 4 };
              if (!set.includes(v)) return <rect key={v} className="line-soft" {...box} rx={3} />;
              if (verdict.kind === 'legal') return <Tile key={v} uid={uid} tone="run" {...box} letter={String(v)} />;
              return (
                <g key={v}>
                  <rect className={lit ? 'line' : 'line-soft dashed'} {...box} rx={3} />
                  <text
                    className="t-s t-middle t-soft"
                    x={x + v * (cell + 1) + cell / 2}
                    y={y + (row - 4) / 2}
                    dominantBaseline="central"
                  >
                    {v}
                  </text>
                </g>
              );
            })}
            {wide ? (
              <text
                className={`t-s ${verdict.kind === 'legal' ? 't-strong' : 't-soft'}`}
                x={x + members.length * (cell + 1) + 7}
                y={y + (row - 4) / 2}
                dominantBaseline="central"
              >
                {verdictText(verdict, words)}
              </text>
            ) : (
              <text className="t-s" x={x + members.length * (cell + 1) + 5} y={y + 15}>
                {sign[verdict.kind]}
              </text>
            )}
          </g>
        );
      })}
      {sets.length === 1 && (
        <text className="t-s t-soft" x={plan.sets.x + 10} y={top + row + (wide ? 20 : 16)}>
          {words.singleWhy}
        </text>
      )}
      {!wide && sets.length > 1 && (
        <text className="t-s t-soft" x={plan.sets.x + 10} y={top + perColumn * row + 16}>
          {`${sign.legal} ${words.mayRun}  ${sign.tooFew} ${words.tooFew}  ${sign.missing} ${words.forbidden}`}
        </text>
      )}
    </g>
  );
}

const sign: Readonly<Record<Verdict['kind'], string>> = {
  legal: '✓',
  tooFew: '○',
  asleep: '–',
  missing: '–',
  ahead: '–',
};

/** More than four vCPUs: how many combinations of each size are legal. */
function Tally({ state, words, layout, plan, top }: PartProps & { readonly top: number }): ReactElement {
  const wide = layout === 'wide';
  const rows = tally(state);
  const { vcpus } = state.input;
  const row = wide ? Math.floor(200 / vcpus) : 22;
  const perColumn = wide ? vcpus : Math.ceil(vcpus / 2);
  return (
    <g>
      {rows.length === 0 && (
        <text className="t-s t-soft" x={plan.sets.x + 10} y={top + 16}>
          {words.nobody}
        </text>
      )}
      {rows.map(({ size, legal, all, fits }, i) => {
        const x = plan.sets.x + 10 + (wide ? 0 : Math.floor(i / perColumn) * 174);
        const y = top + (i % perColumn) * row;
        const lit = legal > 0 && fits;
        return (
          <g key={size}>
            <text className={`t-s ${lit ? 't-strong' : 't-soft'}`} x={x} y={y + 16}>
              {`${size} ${size === 1 ? words.vcpu : words.vcpus}`}
            </text>
            {wide && (
              <>
                <rect className="fill-sunken" x={x + 90} y={y + 2} width={104} height={18} rx={3} />
                <rect
                  className={lit ? 'tone-run' : 'tone-free edge-free'}
                  x={x + 90}
                  y={y + 2}
                  width={round((104 * legal) / all)}
                  height={18}
                  rx={3}
                />
              </>
            )}
            <text className={`t-s ${lit ? '' : 't-soft'}`} x={x + (wide ? 206 : 68)} y={y + 16}>
              {`${legal} ${words.of} ${all} ${wide ? words.allowed : ''}`}
              {!fits && wide && ` · ${fromPcpus(size, words)}`}
            </text>
          </g>
        );
      })}
    </g>
  );
}
