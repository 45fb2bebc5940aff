import type { PartFact } from '../../drawing/part.ts';
import type { Fact, Take, Words } from '../../drawing/view.ts';
import { answersOf, type Node, type PackageState, type SdkState } from '../../sim/models/interfaces/model.ts';
import {
  PACKAGES,
  REACHES,
  type Counterpart,
  type Interface,
  type Language,
  type PackageId,
} from '../../sim/models/interfaces/rules.ts';

/** The German words of the drawing and its table. */
export type SdkWord =
  | Node
  | Language
  | `${PackageId}Has`
  | 'javaCsharp'
  | 'workWith'
  | 'package'
  | 'speaks'
  | 'with'
  | 'title'
  | 'open'
  | 'way'
  | 'sameFive'
  | 'sameLeft'
  | 'otherLanguage'
  | 'twoWays'
  | 'oneWay'
  | 'noWay'
  | 'makes'
  | 'trades'
  | 'vcenterServer'
  | 'esxHost'
  | 'esxiHost'
  | 'noLicence'
  | 'newName'
  | 'wasRenamed'
  | 'until'
  | 'off'
  | 'endedAfter'
  | 'ended'
  | 'lives'
  | 'instead'
  | 'wish'
  | 'port'
  | 'contents'
  | 'now';
export type SdkWords = Words<SdkWord>;
export type SdkPart = `package-${PackageId}` | `speaks-${Interface}` | `with-${Counterpart}` | 'wish';
export type SdkFact = Fact & Partial<Pick<PartFact<SdkPart>, 'object' | 'state'>>;

const interfaces = Object.keys(REACHES) as readonly Interface[];
const counterparts = ['vcenter', 'host', 'recovery', 'products'] as const;

/** How a line of the answer meets a node: on the way, locked, or not at all. */
export function isOn({ links }: SdkState, node: Node): 'way' | 'locked' | 'there' {
  const own = links.filter(({ from, to, is }) => (from === node || to === node) && is !== 'there');
  if (own.length === 0) return 'there';
  return own.some(({ is }) => is === 'way') ? 'way' : 'locked';
}

/** What stands at the API: how many packages share it, or what two answers have in common; nothing while the question is open. */
export function sharedOf(state: SdkState, beside: SdkState | undefined, words: SdkWords): string {
  if (beside === undefined) {
    if (state.today) return words.sameLeft;
    return answersOf(state).length > 0 ? words.sameFive : '';
  }
  const pair = [state, beside];
  if (pair.every((one) => isOn(one, 'api') !== 'there')) return words.otherLanguage;
  const ways = pair.filter(({ links }) => links.some(({ is }) => is === 'way')).length;
  return [words.noWay, words.oneWay, words.twoWays][ways]!;
}

/** What a package does with its interface: it speaks it, but exchanges OVF packages and makes appliances. */
export function verbOf(id: Interface, words: SdkWords): string {
  return id === 'appliance' ? words.makes : id === 'ovf' ? words.trades : words.speaks;
}

/** What a package is called: one that was renamed by its new name. */
export function nameOf({ id, fate }: PackageState, words: SdkWords): string {
  return fate === 'renamed' ? words.newName : words[id];
}

/** What became of a package, in a sentence of the table; empty where no source tells. */
function fateOf({ id, fate }: PackageState, words: SdkWords): string {
  switch (fate) {
    case null:
    case 'unknown':
      return '';
    case 'lives':
      return words.lives;
    case 'renamed':
      return words.wasRenamed;
    case 'ended':
      return words.ended;
    default: {
      const ended = words.endedAfter.replace('#', fate);
      return id === 'vcli' ? `${ended}; ${words.instead}` : ended;
    }
  }
}

/** What the host is called: its kind counts only where a reader wants to reach it. */
export function hostName({ target, host }: SdkState, words: SdkWords): string {
  if (target !== 'host') return words.host;
  return host === 'esx' ? words.esxHost : words.esxiHost;
}

/** What the drawing shows, in words. A fact is part of the drawing where every layout draws it. */
export function describeSdk(state: SdkState, words: SdkWords): readonly SdkFact[] {
  const { packages, wishes, port, today } = state;
  return [
    ...wishes
      .filter(({ unmet }) => unmet)
      .map(({ language }): SdkFact => ({
        label: words.wish,
        value: words[language],
        object: 'wish',
        state: language,
      })),
    ...answersOf(state).map((one): SdkFact => ({ label: words.way, value: wayOf(one, state, words) })),
    ...packages.map((one): SdkFact => {
      const { id, speaks, isAnswer, hasEnded } = one;
      const fate = fateOf(one, words);
      const isDrawn = speaks === 'api' || isAnswer;
      return {
        label: words[id],
        value: `${words[`${id}Has`]}${fate === '' ? '' : ` (${fate})`}`,
        ...(isDrawn && {
          object: `package-${id}`,
          state: `${isAnswer ? 'answer' : 'there'}${hasEnded ? ' ended' : ''}`,
        }),
      };
    }),
    ...interfaces
      .filter((id) => today || id !== 'rest')
      .map((id): SdkFact => {
        const is = isOn(state, id);
        const speakers = packages.filter(({ speaks, hasEnded }) => speaks === id && !hasEnded);
        const names = speakers.map((one) => nameOf(one, words)).join(', ');
        return {
          label: `${verbOf(id, words)} ${words[id]}`,
          value: id === 'api' ? `${names}; ${words.port} ${port}` : names === '' ? '–' : names,
          ...((id === 'api' || is !== 'there') && { object: `speaks-${id}`, state: is }),
        };
      }),
    ...counterparts.map((id): SdkFact => {
      const is = isOn(state, id);
      const by = interfaces.filter((one) => (today || one !== 'rest') && REACHES[one].some((to) => to === id));
      const name = id === 'host' ? hostName(state, words) : fullName(id, words);
      return {
        label: `${words.with} ${name}`,
        value: `${by.map((one) => words[one]).join(', ')}${is === 'locked' ? `; ${words.noLicence}` : ''}`,
        ...((id === 'vcenter' || id === 'host' || is !== 'there') && { object: `with-${id}`, state: is }),
      };
    }),
  ];
}

/** „Perl → SDK for Perl → Web Services API → vCenter-Server, Port 443“; of one that has ended, what became of it. */
function wayOf(one: PackageState, { links, locked, target, port }: SdkState, words: SdkWords): string {
  const { id, speaks, isAnswer, hasEnded } = one;
  if (hasEnded) return `${words[id]}: ${fateOf(one, words)}`;
  const begins = links.filter(({ to, is }) => to === id && (is === 'way' || !isAnswer));
  const from = begins.map((link) => (link.from === 'java' ? words.javaCsharp : words[link.from])).join(', ');
  const reached = REACHES[speaks].filter((to) => speaks !== 'api' || to === target).map((to) => fullName(to, words));
  const way = [from, nameOf(one, words), words[speaks], ...reached].join(' → ');
  if (speaks !== 'api') return way;
  return `${way}, ${locked ? words.noLicence : `${words.port} ${port}`}`;
}

function fullName(id: Counterpart, words: SdkWords): string {
  return id === 'vcenter' ? words.vcenterServer : words[id];
}

/** For a ticket the ways that answer, else all; and all nine packages with what became of them. */
export function takeSdk(state: SdkState, words: SdkWords): Take {
  const { packages, port } = state;
  const asked = answersOf(state);
  return {
    line: (asked.length === 0 ? packages : asked).map((one) => wayOf(one, state, words)).join('; '),
    table: [
      [words.package, words.contents, words.speaks, words.with, words.port, words.now],
      ...packages.map((one) => [
        words[one.id],
        words[`${one.id}Has`],
        words[one.speaks],
        REACHES[one.speaks].map((id) => fullName(id, words)).join(', '),
        one.speaks === 'api' ? String(port) : '',
        fateOf({ ...one, fate: PACKAGES[one.id].fate }, words),
      ]),
    ],
  };
}
