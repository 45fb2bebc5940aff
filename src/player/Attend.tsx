import { useAddressBar } from './address/useAddressBar.ts';
import { useLonelyKeys } from './keys/useLonelyKeys.ts';
import { useSeen } from './page/useSeen.ts';
import type { Context } from './props.ts';

export type AttendProps = {
  readonly slug: string;
  readonly context: Context;
  /** Before the figure's fields in the address of a chapter. */
  readonly prefix: string;
  /** Link to what the figure showed when the page came, and to what it shows now. */
  readonly start: string;
  readonly own: string;
  readonly moving: boolean;
  /** Whether an answer is on its way. */
  readonly waiting: boolean;
  readonly ready: boolean;
  /** Whether the reader has been anywhere before the end. */
  readonly began: boolean;
  readonly atEnd: boolean;
};

/** What follows a figure once it can be stepped through: the address of the page, its keys, and the reader's progress. Shows nothing. */
export function Attend(props: AttendProps): null {
  const { slug, context, prefix, ready, began, atEnd } = props;
  // Until the figure shows what the address asks for, the address must not follow what it shows.
  useAddressBar(context, prefix, props, { moving: props.moving || !ready, waiting: props.waiting });
  useLonelyKeys(context === 'figur');
  useSeen(slug, context, began && atEnd);
  return null;
}
