import type { ReactElement } from 'react';
import { objectOf } from '../../sim/models/ballooning/notes.ts';
import { formatNumber } from '../../drawing/number.ts';
import { objectProps, statesOf } from './facts.ts';
import { megabytesText, type PartProps } from './part.ts';
import type { Stamp } from './Stamps.tsx';

type Row = {
  readonly text: string;
  readonly value: string;
  readonly stamp?: Stamp;
  readonly object?: string;
  readonly strong?: boolean;
};

/** What the guest sees, what the host gains, what it costs: rows of words and MB. The stamps are the legend. */
export function Balance(props: PartProps): ReactElement {
  const { layout, words, moment } = props;
  const { use, tally, giver, needy } = moment;
  const wide = layout === 'wide';
  const mb = wide ? megabytesText : formatNumber;
  const sees: readonly Row[] = [
    { text: `${giver.name} ${words.sees}`, value: megabytesText(giver.conf), strong: true },
    { text: words.free, value: mb(use.free), stamp: 'free' },
    { text: words.clean, value: mb(use.clean), stamp: 'clean' },
    { text: words.used, value: mb(use.used), stamp: 'used' },
    { text: words.pinned, value: mb(use.balloon), stamp: 'balloon' },
    { text: wide ? words.pageFile : words.pageFileShort, value: mb(moment.pagedOut), object: objectOf.pageFile },
  ];
  const gains: readonly Row[] = [
    { text: words.gains, value: megabytesText(moment.balloon + moment.swapped), strong: true },
    { text: wide ? words.byBalloon : words.byBalloonShort, value: mb(moment.balloon), stamp: 'balloon' },
    {
      text: wide ? words.bySwap : words.bySwapShort,
      value: mb(moment.swapped),
      stamp: 'swapped',
      object: objectOf.swapFile,
    },
    { text: wide ? words.ofItUsed : words.ofItUsedShort, value: mb(moment.swappedInUse), stamp: 'used' },
    {
      text: wide ? `${needy.name} ${words.has}` : needy.name,
      value: moment.wanted === 0 ? words.off : `${formatNumber(moment.got)} ${words.of} ${mb(moment.wanted)}`,
      stamp: 'needy',
    },
  ];
  const disk = tally.guestWrites + tally.hostWrites + tally.hostReads;
  const costs: readonly Row[] = [
    { text: words.costs, value: megabytesText(disk), strong: true },
    { text: words.guestWrites, value: mb(tally.guestWrites) },
    { text: words.hostWrites, value: mb(tally.hostWrites) },
    { text: words.hostReads, value: mb(tally.hostReads) },
    { text: words.twice, value: mb(tally.doublePaged) },
  ];
  const owners: readonly Row[] = [
    { text: words.machine, value: '', strong: true },
    ...(wide
      ? ([
          { text: `${words.ownedBy} ${giver.name}`, value: '', stamp: 'giver' },
          { text: `${words.ownedBy} ${needy.name}`, value: '', stamp: 'needy' },
        ] as const)
      : []),
    { text: wide ? words.inSwapFile : words.inSwapFileShort, value: '', stamp: 'swapped' },
    { text: wide ? words.nothingBehind : words.nothingBehindShort, value: '', stamp: 'hole' },
    { text: words.wanted, value: '', stamp: 'wanted' },
  ];
  if (wide) {
    return (
      <g>
        <Rows {...props} rows={sees} x={628} y={20} width={328} />
        <Rows {...props} rows={gains} x={628} y={181} width={328} />
        <Rows {...props} rows={costs} x={628} y={317} width={328} />
        <Rows {...props} rows={owners} x={628} y={453} width={328} />
      </g>
    );
  }
  return (
    <g>
      <Rows {...props} rows={sees} x={5} y={452} width={156} />
      <Rows {...props} rows={gains} x={184} y={452} width={171} />
      <Rows {...props} rows={costs} x={184} y={558} width={171} />
      <Rows {...props} rows={owners} x={5} y={572} width={156} />
    </g>
  );
}

type RowsProps = PartProps & {
  readonly rows: readonly Row[];
  readonly x: number;
  readonly y: number;
  readonly width: number;
};

function Rows(props: RowsProps): ReactElement {
  const { rows, x, y, width, plan, uid, focus, state, moment } = props;
  const states = statesOf(state, moment);
  return (
    <g>
      {rows.map((row, i) => {
        const base = y + i * plan.leading;
        const indent = row.strong === true ? 0 : plan.page.width + 6;
        return (
          <g key={row.text} {...(row.object === undefined ? {} : objectProps(row.object, states, focus))}>
            {row.object !== undefined && (
              <rect
                x={x - 3}
                y={base - plan.leading * 0.76}
                width={width + 6}
                height={plan.leading}
                rx={3}
                fill="none"
              />
            )}
            {row.stamp !== undefined && <use href={`#${uid}-${row.stamp}`} x={x} y={base - plan.page.height * 0.8} />}
            <text className={row.strong === true ? 't-s t-strong' : 't-s'} x={x + indent} y={base}>
              {row.text}
            </text>
            {row.value !== '' && (
              <text className={`t-s t-end${row.strong === true ? ' t-strong' : ''}`} x={x + width} y={base}>
                {row.value}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}
