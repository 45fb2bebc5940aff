import { isChoiceRight } from '../../study/score.ts';
import { shuffled } from '../../study/shuffle.ts';
import { plainText, type Task } from './task.ts';
import { words } from './words.ts';

type Choice = { readonly item: HTMLLIElement; readonly input: HTMLInputElement; readonly why: HTMLElement };

/** Makes radio buttons or boxes of a list of options, each with its reason. */
export function choiceTask(body: HTMLElement, fieldset: HTMLElement, name: string, many: boolean): Task {
  const list = body.querySelector('ol.options')!;
  // That an option is right shows beside it.
  body.querySelectorAll('.reasons b').forEach((one) => one.remove());
  const reasons = Array.from(body.querySelectorAll('.reasons > li'), plainText);
  body.querySelectorAll('.reasons, .answer').forEach((one) => one.remove());
  const choices = Array.from(list.querySelectorAll('li'), (item, at): Choice => {
    const label = document.createElement('label');
    const text = document.createElement('span');
    const input = document.createElement('input');
    const why = document.createElement('p');
    Object.assign(input, { type: many ? 'checkbox' : 'radio', name, value: item.dataset.option });
    text.append(...item.childNodes);
    label.append(input, text);
    why.className = 'option-why';
    why.textContent = reasons[at] ?? '';
    item.append(label);
    if (why.textContent !== '') item.append(why);
    return { item, input, why };
  });
  fieldset.append(list);

  const isRight = ({ item }: Choice): boolean => 'right' in item.dataset;
  const given = (): readonly Choice[] => choices.filter(({ input }) => input.checked);
  return {
    missing: () => (given().length === 0 ? words('empty') : ''),
    isRight: () => {
      const id = ({ input }: Choice): string => input.value;
      return isChoiceRight(given().map(id), choices.filter(isRight).map(id));
    },
    mark() {
      for (const choice of choices) {
        const { item, input } = choice;
        input.disabled = true;
        item.dataset.state = input.checked ? (isRight(choice) ? 'hit' : 'wrong') : isRight(choice) ? 'missed' : 'left';
      }
      return given().flatMap((choice) => (isRight(choice) ? [] : [plainText(choice.why)]));
    },
    reset(seed) {
      list.append(...shuffled(choices, seed).map(({ item }) => item));
      for (const { item, input } of choices) {
        input.disabled = false;
        input.checked = false;
        delete item.dataset.state;
      }
    },
  };
}
