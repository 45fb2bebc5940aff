import type { ReactElement } from 'react';
import { objectOf } from '../../sim/models/ballooning/notes.ts';
import { billsOf, type Part } from '../../sim/models/ballooning/moment.ts';
import { fits, textWidth } from '../../drawing/fit.ts';
import { Hull } from '../../drawing/hull.tsx';
import { partOf } from '../../drawing/part.ts';
import { round } from '../../drawing/text.tsx';
import { megabytesText } from './facts.ts';
import type { PartProps } from './machine.tsx';

/** What the balloon takes, in the order in which a guest gives it; at the end, and without a driver, what it has cost. */
export function Helper(props: PartProps): ReactElement {
  const { parts, billed, asked } = props.moment;
  const total = parts.reduce((sum, { taken, due }) => sum + taken + due, 0);
  return (
    <g {...partOf(objectOf.driver, props)}>
      {billed ? <Bills {...props} /> : asked && <Order {...props} total={total} />}
    </g>
  );
}

/** One bar of three parts: free memory, cache, what has to be paged out. It fills from the left. */
function Order({ moment, words, plan, total }: PartProps & { readonly total: number }): ReactElement {
  const { x, width, head, bar } = plan.helper;
  const height = round(plan.size * 1.7);
  const unit = width / total;
  const inset = plan.size / 2;
  let left = x;
  const boxes = moment.parts.map((part) => {
    const box = { x: round(left), y: bar, width: round((part.taken + part.due) * unit), height };
    left += (part.taken + part.due) * unit;
    return { part, box, name: part.source === 'anon' ? words.anon : words[part.source] };
  });
  const eye = boxes.find(({ part }) => part.source === moment.eye)?.box;
  const caption = bar + height + plan.size + 3;
  const asked = ({ taken, due }: Part) => taken + due > 0;
  const last = boxes[2]!.part;
  return (
    <>
      <text className="t-s t-strong" x={x} y={head}>
        {`${words.takes} ${megabytesText(total)}`}
      </text>
      {boxes.map(({ part, box, name }) => {
        const filled = round(part.taken * unit);
        const room = fits(name, box.width - inset, plan.size);
        // Beside the filled piece where there is room, else on it or with a halo.
        const long = textWidth(name, plan.size);
        const beside = filled + inset + long <= box.width ? filled : 0;
        const dark = beside === 0 && filled >= inset + long;
        return (
          asked(part) && (
            <g key={part.source}>
              <rect className="balloon-due" {...box} />
              {part.taken > 0 && <rect className="tone-host" {...box} width={filled} data-value={part.taken} />}
              {room && (
                <text
                  className={`t-s${dark ? ' ink-host' : part.taken > 0 && beside === 0 ? ' t-halo' : ' t-soft'}`}
                  x={round(box.x + beside + inset)}
                  y={round(box.y + height / 2 + plan.size * 0.36)}
                >
                  {name}
                </text>
              )}
            </g>
          )
        );
      })}
      {asked(boxes[0]!.part) && (
        <text className="t-s t-soft" x={x} y={caption}>
          {words.cheap}
        </text>
      )}
      {asked(last) && (
        <text className={`t-s t-end t-mark${last.taken > 0 ? ' t-strong' : ''}`} x={x + width} y={caption}>
          {words.dear}
        </text>
      )}
      {eye !== undefined && <Hull of={objectOf.driver} boxes={[eye]} />}
    </>
  );
}

/** What the scale of the bills shows at least, in MB: amounts grow on it, and two runs can be compared. */
const SCALE = 128;

/** What a bill counts, in the words of the drawing, and how its bars look. */
const KINDS = [
  ['written', 'fill-ink'],
  ['readBack', 'fill-mark'],
] as const;

/**
 * What went over disks because memory was missing: of this run while it goes on, and at its end of the other method as
 * well, both on one scale.
 */
function Bills({ state, moment, words, plan }: PartProps): ReactElement {
  const { size, helper } = plan;
  const { x, width } = helper;
  const atEnd = moment.eye === 'bill';
  const { heads, bar, pitch, drop, names } = plan.bills[atEnd ? 'end' : 'running'];
  const rows = atEnd ? billsOf(state) : [{ ...moment, driver: null, own: true }];
  const left = x + names;
  const most = Math.max(SCALE, ...rows.flatMap(({ written, readBack }) => [written, readBack]));
  const unit = (x + width - left - textWidth(megabytesText(most), size) - size * 1.5) / most;
  return (
    <>
      {KINDS.map(([kind, look], i) => (
        <g key={kind}>
          <text className="t-s t-strong" x={x} y={heads[i]}>
            {words[kind]}
          </text>
          {rows.map(({ driver, own, [kind]: mb }, row) => {
            const box = { x: left, y: heads[i]! + drop + row * pitch, width: round(mb * unit), height: bar };
            const amount = mb > 0 ? megabytesText(mb) : words.nothing;
            const from = mb > 0 ? box.width + size / 2 : 0;
            const base = round(box.y + bar / 2 + size * 0.36);
            return (
              <g key={driver}>
                {driver && (
                  <text className="t-s" x={x} y={base}>
                    {words[driver]}
                  </text>
                )}
                {mb > 0 && <rect className={look} {...box} data-value={mb} />}
                <text className={mb > 0 ? 't-s t-strong' : 't-s t-soft'} x={round(left + from)} y={base}>
                  {amount}
                </text>
                {atEnd && own && i === 0 && (
                  <Hull
                    of={objectOf.driver}
                    boxes={[{ ...box, width: from + textWidth(amount, size) + 6 }]}
                    gap={bar / 7}
                  />
                )}
              </g>
            );
          })}
        </g>
      ))}
    </>
  );
}
