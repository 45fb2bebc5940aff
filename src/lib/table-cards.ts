import { cardRuleFile, type CardRule } from './card-rules.ts';
import type { Card } from './card.ts';
import { tableReference } from './refs.ts';
import { rowsOf, tableByNr, type Row, type Table } from './tables.ts';
import { seedOf, shuffled } from '../study/shuffle.ts';
import { formatValue, type Column } from './table-values.ts';

/** How many wrong choices a card has at most, and how many it needs to have any. */
const [MOST_WRONG, LEAST_WRONG] = [3, 2];

/** One or several rows that make one card. */
type Asked = { readonly row: Row; readonly rows: readonly Row[]; readonly answer: string };

/** The cards that a rule makes of its table. Throws with file, rule, what was found and what is allowed. */
export function tableCards(rule: CardRule): readonly Card[] {
  const place = `${cardRuleFile}, tabelle "${rule.tabelle}", antwort "${rule.antwort}"`;
  const table = tableByNr(rule.tabelle, place);
  const column = columnOf(table, rule.antwort, place);
  const ids = rowsOf(table).map(({ id }) => id);
  for (const named of [...rule.ohne, ...Object.keys(rule.fragen), ...Object.keys(rule.versionen)]) {
    if (!ids.includes(named)) throw new Error(`${place}: found row "${named}", allowed: ${ids.join(', ')}`);
  }
  const all = askedOf(table, column, rule, place);
  const { label, href } = tableReference(table.nr, place);
  return all
    .filter(({ row }) => !rule.ohne.includes(row.id))
    .map((asked): Card => {
      const { row, rows, answer } = asked;
      const version = rule.versionen[row.id] ?? rule.version;
      const cell = cellOf(table, row, column);
      const id = `${table.nr.replace('.', '-')}-${row.id}-${column.id}`;
      return {
        id,
        kind: 'tabelle',
        section: table.section,
        front: questionOf(table, row, rule, place),
        options: [],
        answer: [answer],
        more: cell.right === null || rows.length > 1 ? [] : bookSays(formatValue(cell.value, column)),
        later: rows.length > 1 ? null : laterValue(table, row),
        version,
        choices: choicesOf(table, asked, all, id),
        source: { label, href: href === null ? null : `${href}-${row.id}` },
      };
    });
}

function columnOf(table: Table, id: string, place: string): Column {
  const column = table.columns.find((one) => one.id === id);
  if (column !== undefined && !column.today) return column;
  const known = table.columns.filter((one) => !one.today).map((one) => one.id);
  throw new Error(`${place}: found column "${id}", allowed: ${known.join(', ')}`);
}

function cellOf(table: Table, row: Row, column: Column) {
  return row.cells[table.columns.indexOf(column)]!;
}

/** A cell as a card says it: what is right, with the unit of its column. */
function shown(table: Table, row: Row, column: Column): string {
  const { value, right } = cellOf(table, row, column);
  const text = formatValue(right ?? value, column);
  return text === '' || column.unit === null ? text : `${text}\u00a0${column.unit}`;
}

function askedOf(table: Table, column: Column, rule: CardRule, place: string): readonly Asked[] {
  const rows = rowsOf(table).filter((row) => !row.today && shown(table, row, column) !== '');
  const columns = (rule.gruppe ?? []).map((id) => columnOf(table, id, place));
  const groups = Map.groupBy(rows, (row) =>
    columns.length === 0 ? row.id : columns.map((one) => shown(table, row, one)).join('\n'),
  );
  return Array.from(groups.values(), (group) => ({
    row: group[0]!,
    rows: group,
    answer: group.map((row) => shown(table, row, column)).join(', '),
  }));
}

function questionOf(table: Table, row: Row, rule: CardRule, place: string): string {
  const template = rule.fragen[row.id] ?? rule.frage;
  if (template === undefined) {
    throw new Error(`${place}: found no question for row "${row.id}", allowed: "frage", "fragen" or "ohne"`);
  }
  return template.replace(/\{([\w-]+)\}/g, (_, name: string) => {
    if (name === 'zeile') return shown(table, row, table.columns[0]!);
    if (name === 'teil') return table.parts.find((part) => part.rows.includes(row))?.title ?? '';
    const text = shown(table, row, columnOf(table, name, place));
    if (text === '')
      throw new Error(`${place}: found an empty "{${name}}" in row "${row.id}", allowed: a question in "fragen"`);
    return text;
  });
}

function bookSays(value: string): readonly string[] {
  return value === '' ? [] : [`Im Buch steht: ${value}.`];
}

/** What holds in the latest version from 7.0 on for which the value was checked: „vSphere 8.0: 24 TB“. */
function laterValue(table: Table, row: Row): string | null {
  for (const [at, column] of [...table.columns.entries()].reverse()) {
    const cell = row.cells[at];
    if (!column.today || cell === undefined || !cell.sure || cell.value.kind === 'empty') continue;
    const text = formatValue(cell.value, column);
    if (/^[789]\.\d$/.test(column.name)) return `vSphere\u00a0${column.name}: ${text}`;
    if (column.id === 'stand') return `Heute – ${text}`;
  }
  return null;
}

/** Right and wrong choices in an order that only depends on the card. The wrong ones stand in neighbouring rows. */
function choicesOf(table: Table, asked: Asked, all: readonly Asked[], id: string): readonly string[] {
  const isSize = (text: string) => /\d\s?(?:Byte|[KMGT]B)/.test(text);
  const partOf = (row: Row) => table.parts.findIndex((part) => part.rows.includes(row));
  const here = all.indexOf(asked);
  const distance = (other: Asked) =>
    Math.abs(all.indexOf(other) - here) + (partOf(other.row) === partOf(asked.row) ? 0 : all.length);
  const neighbours = all
    .filter(({ answer }) => answer !== asked.answer && isSize(answer) === isSize(asked.answer))
    .toSorted((a, b) => distance(a) - distance(b));
  const wrong = [...new Set(neighbours.map(({ answer }) => answer))].slice(0, MOST_WRONG);
  return wrong.length < LEAST_WRONG ? [] : shuffled([asked.answer, ...wrong], seedOf(id, 0));
}
