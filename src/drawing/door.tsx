import type { ReactElement, ReactNode } from 'react';
import { round } from './text.tsx';
import type { Box } from './hull.tsx';

/**
 * The words that the build gives a drawing for a door `N` of its content file: the section it leads into, its title and its
 * address. A drawing that is itself inside a link has closed doors: their address is empty.
 */
export type DoorWord<N extends string> = `${N}Nr` | `${N}Title` | `${N}Door` | 'doorTarget';

export type DoorProps<N extends string> = {
  readonly name: N;
  readonly words: Readonly<Record<DoorWord<NoInfer<N>>, string>>;
  /** What the door is: these boxes are outlined while it is pointed at or has the focus. Several boxes are one door. */
  readonly boxes: readonly Box[];
  readonly radius?: number;
  /** What is seen of it. It is not spoken: section and title are. */
  readonly children: ReactNode;
};

/** A part of a drawing that is a link into the section which tells of it, without script too. */
export function Door<N extends string>({ name, words, boxes, radius = 4, children }: DoorProps<N>): ReactElement {
  const [href, nr, title] = [words[`${name}Door`], words[`${name}Nr`], words[`${name}Title`]];
  if (href === '') return <g data-door={nr}>{children}</g>;
  return (
    <a
      className="door"
      href={href}
      target={words.doorTarget === '' ? undefined : words.doorTarget}
      aria-label={`${nr} ${title}`}
      data-door={nr}
    >
      <g aria-hidden="true">{children}</g>
      {boxes.map((box) => (
        <rect
          key={`${box.x} ${box.y}`}
          className="door-edge"
          x={round(box.x)}
          y={round(box.y)}
          width={round(box.width)}
          height={round(box.height)}
          rx={radius}
        />
      ))}
    </a>
  );
}
