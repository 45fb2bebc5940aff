import { MAX_TYPE, MIN_TYPE } from '../page/page.ts';
import { figureParams, pageParams } from './query-names.ts';

/** Something in a link that was not taken over, for a note to the reader. */
export type Problem = {
  readonly kind:
    | 'unknown'
    | 'value'
    | 'repeated'
    | 'version'
    | 'run'
    | 'beside'
    | 'shortened'
    | 'step'
    | 'number'
    | 'unread'
    | 'figure'
    | 'bare'
    | 'more';
  readonly name: string;
  readonly value: string;
  readonly allowed: string;
};

const MAX_PROBLEMS = 6;
const ofThePage: ReadonlySet<string> = new Set(pageParams);

/** What newsletters, messengers and mail gateways add to any link. It says nothing of a figure. */
const foreign =
  /^(utm_|mtm_|pk_|piwik_|wt[._]|hsa_|_hs|_ga$|_gl$|mc_[ce]id$|(fb|g|ms|tw|y|dc|ttc)?cl(id|src)$|[gw]braid$|igshid$|mkt_tok$|safelinks?$|sfnsn$|ref$|source$)/i;

/** What a field of the page may say, where it is one of few words. */
const pageValues: Readonly<Record<string, readonly string[]>> = {
  modus: ['lesen', 'vortrag'],
  profil: ['hell', 'dunkel', 'beamer'],
  zeit: ['2010', 'heute'],
};

/** Whether others add fields of this name to links. */
export function isForeign(name: string): boolean {
  return foreign.test(name);
}

/** Whether a field belongs to the page; what it cannot say is a problem of the link. */
export function isOfThePage(name: string, value: string, problems: Problem[]): boolean {
  if (!ofThePage.has(name)) return false;
  const options = pageValues[name];
  const size = Number(value);
  if (options?.includes(value) === false) problems.push({ kind: 'value', name, value, allowed: options.join(' | ') });
  if (name === 'schrift' && !(size >= MIN_TYPE && size <= MAX_TYPE)) {
    problems.push({ kind: 'value', name, value, allowed: `${MIN_TYPE} … ${MAX_TYPE}` });
  }
  return true;
}

/**
 * What a link says to a page whose figures stand in a text, and no figure there reads. `slugs` are these figures; a page
 * without any takes only what belongs to the page itself. Never throws.
 */
export function pageProblems(search: string, slugs: readonly string[]): readonly Problem[] {
  const problems: Problem[] = [];
  for (const [name, value] of new URLSearchParams(search)) {
    if (isForeign(name) || isOfThePage(name, value, problems) || slugs.length === 0) continue;
    const parted = /^(.+?)\.(.+)$/.exec(name);
    if (parted !== null && slugs.includes(parted[1]!)) continue;
    const isBare = name.startsWith('p.') || figureParams.some((one) => one === name);
    const hint = isBare ? slugs.map((slug) => `${slug}.${name}`) : slugs;
    const kind = isBare ? 'bare' : parted === null ? 'unknown' : 'figure';
    problems.push({ kind, name, value, allowed: hint.join(' | ') });
  }
  return atMost(problems);
}

/** No more problems than a reader reads. */
export function atMost(problems: readonly Problem[]): readonly Problem[] {
  const more: Problem = { kind: 'more', name: '', value: '', allowed: '' };
  return problems.length > MAX_PROBLEMS ? [...problems.slice(0, MAX_PROBLEMS - 1), more] : problems;
}
