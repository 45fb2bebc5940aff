import { isSequenceRight } from '../../study/score.ts';
import { shuffled } from '../../study/shuffle.ts';
import { plainText, type Task } from './task.ts';
import { copyOf, words } from './words.ts';

/** A list to choose from beside every left side: matching without dragging. */
export function matchTask(body: HTMLElement, fieldset: HTMLElement): Task {
  const lefts = Array.from(body.querySelectorAll<HTMLElement>('.lefts > li'), plainText);
  const rights = Array.from(body.querySelectorAll<HTMLElement>('.rights > li'), (item) => ({
    text: plainText(item),
    of: Number(item.dataset.of),
  }));
  const strays = new Map(
    Array.from(body.querySelectorAll<HTMLElement>('.strays > li'), (item) => [item.dataset.stray, plainText(item)]),
  );
  const rows = lefts.map((left, at) => {
    const row = copyOf('match-row');
    const select = row.querySelector('select')!;
    row.querySelector('label > span')!.textContent = left;
    return {
      at,
      row,
      select,
      why: row.querySelector<HTMLElement>('.option-why')!,
      right: rights.find(({ of }) => of === at)!,
    };
  });
  fieldset.append(...rows.map(({ row }) => row));

  const chosen = (select: HTMLSelectElement): string => (select.selectedIndex > 0 ? select.value : '');
  const reasonFor = ({ select, right }: (typeof rows)[number]): string => {
    const text = chosen(select);
    if (text === right.text || text === '') return '';
    const home = rights.find((one) => one.text === text)!.of;
    const why = home < 0 ? strays.get(text)! : words('belongs', { text, zu: lefts[home]! });
    return `${words('instead', { text: right.text })} ${why}`;
  };
  return {
    missing: () => (rows.some(({ select }) => chosen(select) === '') ? words('gaps') : ''),
    isRight: () =>
      isSequenceRight(
        rows.map(({ select }) => chosen(select)),
        rows.map(({ right }) => right.text),
      ),
    mark() {
      return rows.flatMap((one) => {
        const reason = reasonFor(one);
        one.select.disabled = true;
        const isRight = chosen(one.select) === one.right.text;
        one.row.dataset.state = isRight ? 'hit' : 'wrong';
        one.why.hidden = reason === '';
        one.why.textContent = reason;
        return reason === '' ? [] : [`${lefts[one.at]!}: ${reason}`];
      });
    },
    reset(seed) {
      const offered = shuffled(rights, seed);
      for (const { row, select, why } of rows) {
        select.options.length = 1;
        select.append(...offered.map(({ text }) => new Option(text)));
        select.disabled = false;
        select.selectedIndex = 0;
        why.hidden = true;
        delete row.dataset.state;
      }
    },
  };
}
