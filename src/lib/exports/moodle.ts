import type { Item, Option } from './items.ts';
import { plain } from './plain.ts';
import { cdata, comment, xml } from './xml.ts';

/** Whether Moodle XML carries a task. Ordering came to Moodle's own question types only with version 4.4. */
export function moodleCarries({ task }: Item): boolean {
  return task.kind !== 'order';
}

/**
 * A question bank for Moodle's XML import; what `moodleCarries` denies is left out. Moodle adds questions, it updates none:
 * one whose `idnumber` its category already holds comes again, without the number.
 */
export function moodleXml(items: readonly Item[], origin: string): string {
  const groups = Map.groupBy(items.filter(moodleCarries), ({ source }) => source);
  const parts = Array.from(groups, ([source, group]) => [category(source), ...group.map(question)]).flat();
  return ['<?xml version="1.0" encoding="UTF-8"?>', comment(origin), '<quiz>', ...parts, '</quiz>', ''].join('\n');
}

function category(name: string): string {
  return `<question type="category"><category>${text(`$course$/top/Unterbau: vSphere-Architektur/${name}`)}</category></question>`;
}

function question(item: Item): string {
  const { id, prompt, explanation, tags, task } = item;
  const type = task.kind === 'choice' ? 'multichoice' : 'matching';
  return [
    `<question type="${type}">`,
    `<name>${text(name(item))}</name>`,
    `<questiontext format="html">${html(prompt)}</questiontext>`,
    `<generalfeedback format="html">${html(explanation)}</generalfeedback>`,
    '<defaultgrade>1.0000000</defaultgrade>',
    '<penalty>0.3333333</penalty>',
    '<hidden>0</hidden>',
    `<idnumber>unterbau-${xml(id)}</idnumber>`,
    '<shuffleanswers>true</shuffleanswers>',
    ...taskXml(task),
    `<tags>${['vsphere4', ...tags].map((tag) => `<tag>${text(tag)}</tag>`).join('')}</tags>`,
    '</question>',
  ].join('\n');
}

function taskXml(task: Item['task']): readonly string[] {
  switch (task.kind) {
    case 'choice': {
      const right = task.options.filter((option) => option.right).length;
      const answer = (option: Option) =>
        `<answer fraction="${fraction(option.right, right, task.single)}" format="html">${html(option.text)}<feedback format="html">${html(option.why)}</feedback></answer>`;
      return [`<single>${task.single}</single>`, '<answernumbering>abc</answernumbering>', ...task.options.map(answer)];
    }
    case 'match':
      return [...task.pairs, ...task.spare.map((one) => ['', one] as const)].map(
        ([left, side]) => `<subquestion format="html">${html(left)}<answer>${text(side)}</answer></subquestion>`,
      );
    case 'order':
      return [];
  }
}

/** Moodle knows certain fractions only, written with five digits. One wrong choice among several takes every point. */
function fraction(isRight: boolean, right: number, single: boolean): string {
  if (!isRight) return single ? '0' : '-100';
  return String(Number((100 / right).toFixed(5)));
}

/** What lists of questions show. Moodle strips from names what looks like a tag (`clean_param`). */
function name({ id, prompt }: Item): string {
  return `${id}: ${prompt}`.slice(0, 120).replaceAll('<', '‹');
}

/** HTML, which these fields hold. */
function html(content: string): string {
  return `<text>${cdata(xml(plain(content)))}</text>`;
}

/** In CDATA, as Moodle itself writes it: its reader (`core\xml_parser`) loses a blank that stands alone beside an entity. */
function text(content: string): string {
  return `<text>${cdata(plain(content))}</text>`;
}
