import type { Card } from '../card.ts';
import { anchorOf } from '../outline.ts';
import { plain } from './plain.ts';

/** A card as plain text, for programs that know no site. */
export type CardText = {
  readonly id: string;
  readonly front: string;
  readonly back: string;
  readonly version: string;
  /** `abschnitt-2-6-5`. */
  readonly section: string;
  readonly kind: string;
  /** Where it can be read up. */
  readonly address: string;
};

/** A card in plain text; lines are parted by line feeds. `site` is the address of the site. */
export function cardText(card: Card, site: URL): CardText {
  const { id, kind, section, front, options, answer, more, later, version, source } = card;
  const known = version ?? '';
  const answered = kind === 'tabelle' ? answer.map((line) => `${line} (${known})`) : answer;
  return {
    id,
    front: plain([front, ...options.map((option) => `– ${option}`)].join('\n')),
    back: plain([...answered, ...more, ...(later === null ? [] : [later])].join('\n')),
    version: plain(known),
    section: anchorOf(section),
    kind,
    address: new URL(source.href ?? '/', site).href,
  };
}
