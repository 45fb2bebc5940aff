import type { ReactElement } from 'react';
import { objectOf } from '../../sim/models/ballooning/notes.ts';
import { FREE_PERCENT } from '../../sim/models/ballooning/rules.ts';
import { formatNumber } from '../../drawing/number.ts';
import { partOf } from '../../drawing/part.ts';
import { Lines, wrap } from '../../drawing/text.tsx';
import { megabytesText, type PartProps } from './facts.ts';
import type { Stamp } from './fields.tsx';

/** The balloon driver between host and guest: its target, how far it has got, and what it does in this tick. */
export function Driver(props: PartProps): ReactElement {
  const { moment, words, plan, layout } = props;
  const mb = layout === 'wide' ? megabytesText : formatNumber;
  const { vm } = moment.giver;
  const [, x] = plan.columns;
  const y = plan.guest.field - 2;
  const height = plan.rows * plan.page.dy + 2;
  const width = plan.middleWidth;
  const missing = vm.tools !== 'ok';
  const pad = layout === 'wide' ? 9 : 5;
  const line = (nth: number) => y + plan.leading * nth - (layout === 'wide' ? 2 : 3);
  const inner = width - 2 * pad;
  const scale = moment.most === 0 ? 0 : inner / moment.most;
  return (
    <g {...partOf(objectOf.driver, props)}>
      <rect className={missing ? 'panel dashed' : 'panel'} x={x} y={y} width={width} height={height} rx={6} />
      <text className="t-s" x={x} y={plan.guest.name}>
        {layout === 'wide' ? `${words.driver} ${vm.name}` : words.driverShort}
      </text>
      {missing ? (
        <>
          <text className="t-s t-strong" x={x + pad} y={line(1.2)}>
            {words.noDriver}
          </text>
          <text className="t-s" x={x + pad} y={line(2.3)}>
            {words[moment.doing]}
          </text>
          <Lines
            className="t-s t-soft"
            x={x + pad}
            y={line(3.9)}
            lines={wrap(words.blind, 11)}
            leading={plan.leading}
          />
        </>
      ) : (
        <>
          <text className={moment.target > 0 ? 't-s t-mark t-strong' : 't-s'} x={x + pad} y={line(1.2)}>
            {`① ${words.target} ${mb(moment.target)}`}
          </text>
          <text className="t-s" x={x + pad} y={line(2.4)}>
            {`${words.balloon} ${mb(moment.balloon)}`}
          </text>
          <rect className="fill-sunken" x={x + pad} y={line(2.9)} width={inner} height={plan.leading * 0.6} rx={2} />
          <rect
            className="tone-host"
            x={x + pad}
            y={line(2.9)}
            width={Math.round(scale * moment.balloon)}
            height={plan.leading * 0.6}
            rx={2}
          />
          <path
            className="line-mark"
            d={`M${Math.round(x + pad + scale * moment.target)} ${line(2.8)}v${plan.leading * 0.8}`}
          />
          <text className="t-s t-soft" x={x + pad} y={line(4.5)}>
            {`${words.atMost} ${mb(moment.most)}`}
          </text>
          <text className="t-s t-strong" x={x + pad} y={line(6.2)}>
            {moment.doing === 'givesBack' ? `③ ${words.givesBack}` : words[moment.doing]}
          </text>
        </>
      )}
    </g>
  );
}

/** The scale ends here; more free memory fills it. */
const FULL_PERCENT = 8;

/** The free memory of the host on the scale of its four states. Between 4 and 6 % the state stays what it was. */
export function Gauge(props: PartProps): ReactElement {
  const { state, moment, words, plan } = props;
  const [x] = plan.columns;
  const { title, bar, height, width } = plan.gauge;
  const at = (percent: number) => Math.round(x + (width * Math.min(percent, FULL_PERCENT)) / FULL_PERCENT);
  const zones = [
    ['low', 0, FREE_PERCENT.low],
    ['hard', FREE_PERCENT.low, FREE_PERCENT.hard],
    ['soft', FREE_PERCENT.hard, FREE_PERCENT.soft],
    ['stays', FREE_PERCENT.soft, FREE_PERCENT.high],
    ['high', FREE_PERCENT.high, FULL_PERCENT],
  ] as const;
  return (
    <g {...partOf(objectOf.gauge, props)}>
      <rect className="panel" x={x} y={bar} width={width} height={height} rx={3} />
      <rect className="fill-accent" x={x} y={bar + 3} width={at(moment.percent) - x} height={height - 6} rx={2} />
      <text className="t-s" x={x} y={title}>
        <tspan className="t-strong">{`${words.freeInHost} ${megabytesText(moment.free)}`}</tspan>
        {` = ${formatNumber(moment.percent)} % · `}
        <tspan className="t-strong t-mark">{`${words[state.freeState]}: ${words[moment.hostDoing]}`}</tspan>
      </text>
      {zones.map(([zone, from, to]) => (
        <g key={zone}>
          {from > 0 && <path className="line" d={`M${at(from)} ${bar - 3}v${height + 6}`} />}
          <text
            className={`t-s t-middle${zone === state.freeState ? ' t-strong t-mark' : ' t-soft'}`}
            x={(at(from) + at(to)) / 2}
            y={bar + height + plan.leading * 0.86}
          >
            {words[zone]}
          </text>
        </g>
      ))}
      {[1, 2, 4, 6].map((percent) => (
        <text key={percent} className="t-s t-soft t-middle" x={at(percent)} y={bar + height + plan.leading * 1.6}>
          {`${percent} %`}
        </text>
      ))}
    </g>
  );
}

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
  const { use, tally } = moment;
  const [{ vm: giver }, { vm: needy }] = [moment.giver, moment.needy];
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
    { text: words.gains, value: megabytesText(moment.gained), strong: true },
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
  const costs: readonly Row[] = [
    { text: words.costs, value: megabytesText(moment.disk), strong: true },
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
  const { rows, x, y, width, plan, uid } = props;
  return (
    <g>
      {rows.map((row, i) => {
        const base = y + i * plan.leading;
        const indent = row.strong === true ? 0 : plan.page.width + 6;
        return (
          <g key={row.text} {...(row.object === undefined ? {} : partOf(row.object, props))}>
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
