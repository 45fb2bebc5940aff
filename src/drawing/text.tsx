import type { ReactElement } from 'react';

/** Breaks a text at spaces and soft hyphens into lines of at most `limit` characters; a longer word stays whole. */
export function wrap(text: string, limit: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > limit) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

export type LinesProps = {
  readonly x: number;
  /** Baseline of the first line. */
  readonly y: number;
  readonly lines: readonly string[];
  /** Distance of baselines in viewBox units. */
  readonly leading: number;
  readonly className?: string;
};

/** Several lines of text as one element, for screen readers one sentence. Spaces between them move no line that ends at `x`. */
export function Lines({ x, y, lines, leading, className = '' }: LinesProps): ReactElement {
  const spaceFirst = className.split(' ').includes('t-end');
  return (
    <text className={className || undefined} x={x} y={y}>
      {lines.map((line, i) => (
        <tspan key={i} x={x} dy={i === 0 ? 0 : leading}>
          {spaceFirst ? `${i === 0 ? '' : ' '}${line}` : `${line}${i === lines.length - 1 ? '' : ' '}`}
        </tspan>
      ))}
    </text>
  );
}

/** Rounds to two digits, so that server, browser and golden files agree on every coordinate. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
