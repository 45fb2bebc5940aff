import { strToU8, zipSync } from 'fflate';
import { seedOf, shuffled } from '../../study/shuffle.ts';
import { plain } from './plain.ts';
import type { Item } from './items.ts';
import { comment, xml } from './xml.ts';

const QTI = 'http://www.imsglobal.org/xsd/imsqti_v2p1';
const declaration = '<?xml version="1.0" encoding="UTF-8"?>';
const text = (content: string): string => xml(plain(content));

/** Files in an archive carry a time; a fixed one keeps equal contents equal. */
const packedAt = new Date(2026, 0, 1);

/** A content package of QTI 2.1: a manifest, a test, and a file for every task. */
export function qtiPackage(items: readonly Item[], origin: string): Uint8Array<ArrayBuffer> {
  const files = Object.entries(qtiFiles(items, origin)).map(([name, content]) => [name, strToU8(content)] as const);
  return new Uint8Array(zipSync(Object.fromEntries(files), { level: 9, mtime: packedAt }));
}

/** The files of the package by their names. */
export function qtiFiles(items: readonly Item[], origin: string): Readonly<Record<string, string>> {
  return {
    'imsmanifest.xml': manifest(items, origin),
    'test.xml': test(items),
    ...Object.fromEntries(items.map((item) => [`items/${item.id}.xml`, itemXml(item)])),
  };
}

function manifest(items: readonly Item[], origin: string): string {
  const resource = ({ id }: Item) =>
    `<resource identifier="${id}" type="imsqti_item_xmlv2p1" href="items/${id}.xml"><file href="items/${id}.xml"/></resource>`;
  return [
    declaration,
    comment(origin),
    '<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" identifier="unterbau-vsphere-architektur">',
    '<metadata><schema>QTIv2.1 Package</schema><schemaversion>1.0.0</schemaversion></metadata>',
    '<organizations/>',
    '<resources>',
    '<resource identifier="test" type="imsqti_test_xmlv2p1" href="test.xml"><file href="test.xml"/>',
    ...items.map(({ id }) => `<dependency identifierref="${id}"/>`),
    '</resource>',
    ...items.map(resource),
    '</resources>',
    '</manifest>',
    '',
  ].join('\n');
}

function test(items: readonly Item[]): string {
  const groups = Array.from(Map.groupBy(items, ({ source }) => source));
  const section = ([source, group]: (typeof groups)[number]) => [
    `<assessmentSection identifier="${source.toLowerCase()}" title="${source}" visible="true">`,
    ...group.map(({ id }) => `<assessmentItemRef identifier="${id}" href="items/${id}.xml"/>`),
    '</assessmentSection>',
  ];
  return [
    declaration,
    `<assessmentTest xmlns="${QTI}" identifier="test" title="Unterbau: vSphere-Architektur">`,
    '<testPart identifier="alles" navigationMode="nonlinear" submissionMode="individual">',
    ...groups.flatMap(section),
    '</testPart>',
    '</assessmentTest>',
    '',
  ].join('\n');
}

/** One task as an item: right or wrong, nothing between. */
function itemXml({ id, prompt, explanation, task }: Item): string {
  const { cardinality, type, right, body } = interaction(id, prompt, task);
  return [
    declaration,
    `<assessmentItem xmlns="${QTI}" identifier="${id}" title="${text(prompt.slice(0, 120))}" adaptive="false" timeDependent="false" xml:lang="de">`,
    `<responseDeclaration identifier="RESPONSE" cardinality="${cardinality}" baseType="${type}"><correctResponse>`,
    ...right.map((value) => `<value>${value}</value>`),
    '</correctResponse></responseDeclaration>',
    '<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"><defaultValue><value>0</value></defaultValue></outcomeDeclaration>',
    '<outcomeDeclaration identifier="FEEDBACK" cardinality="single" baseType="identifier"/>',
    '<itemBody>',
    ...body,
    '</itemBody>',
    '<responseProcessing>',
    '<responseCondition><responseIf><match><variable identifier="RESPONSE"/><correct identifier="RESPONSE"/></match>',
    '<setOutcomeValue identifier="SCORE"><baseValue baseType="float">1</baseValue></setOutcomeValue></responseIf></responseCondition>',
    '<setOutcomeValue identifier="FEEDBACK"><baseValue baseType="identifier">erklaerung</baseValue></setOutcomeValue>',
    '</responseProcessing>',
    `<modalFeedback outcomeIdentifier="FEEDBACK" identifier="erklaerung" showHide="show">${text(explanation)}</modalFeedback>`,
    '</assessmentItem>',
    '',
  ].join('\n');
}

/** Choices are written mixed: `shuffle` is a wish that not every player grants (qti-components by itself does not). */
function interaction(id: string, prompt: string, task: Item['task']) {
  const asked = `<prompt>${text(prompt)}</prompt>`;
  switch (task.kind) {
    case 'choice': {
      const ids = task.options.map((_, at) => `o${at + 1}`);
      const right = ids.filter((_, at) => task.options[at]?.right);
      return {
        cardinality: task.single ? 'single' : 'multiple',
        type: 'identifier',
        right,
        body: [
          `<choiceInteraction responseIdentifier="RESPONSE" shuffle="true" maxChoices="${task.single ? 1 : 0}">${asked}`,
          ...task.options.map(
            ({ text: option }, at) => `<simpleChoice identifier="${ids[at] ?? ''}">${text(option)}</simpleChoice>`,
          ),
          '</choiceInteraction>',
        ],
      };
    }
    case 'match': {
      const choices = (side: string, options: readonly string[]) =>
        options.map(
          (option, at) =>
            `<simpleAssociableChoice identifier="${side}${at + 1}" matchMax="1">${text(option)}</simpleAssociableChoice>`,
        );
      const lefts = task.pairs.map(([left]) => left);
      const rights = [...task.pairs.map(([, right]) => right), ...task.spare];
      return {
        cardinality: 'multiple',
        type: 'directedPair',
        right: task.pairs.map((_, at) => `l${at + 1} r${at + 1}`),
        body: [
          `<matchInteraction responseIdentifier="RESPONSE" shuffle="true" maxAssociations="${task.pairs.length}">${asked}`,
          '<simpleMatchSet>',
          ...choices('l', lefts),
          '</simpleMatchSet>',
          '<simpleMatchSet>',
          ...mixed(choices('r', rights), id),
          '</simpleMatchSet>',
          '</matchInteraction>',
        ],
      };
    }
    case 'order':
      return {
        cardinality: 'ordered',
        type: 'identifier',
        right: task.steps.map((_, at) => `s${at + 1}`),
        body: [
          `<orderInteraction responseIdentifier="RESPONSE" shuffle="true">${asked}`,
          ...mixed(
            task.steps.map((step, at) => `<simpleChoice identifier="s${at + 1}">${text(step)}</simpleChoice>`),
            id,
          ),
          '</orderInteraction>',
        ],
      };
  }
}

/** The same choices in another order, one and the same in every build. */
function mixed(choices: readonly string[], id: string): readonly string[] {
  const order = shuffled(choices, seedOf(id, 0));
  return order.some((choice, at) => choice !== choices[at]) ? order : [...order].reverse();
}
