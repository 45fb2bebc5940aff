import { isSequenceRight } from '../../study/score.ts';
import { shuffled } from '../../study/shuffle.ts';
import { plainText, type Task } from './task.ts';
import { copyOf, fillIn, say, words } from './words.ts';

/** A list whose items move up and down by buttons: ordering without dragging. */
export function orderTask(body: HTMLElement, fieldset: HTMLElement): Task {
  const list = body.querySelector('ol.steps')!;
  const items = Array.from(list.querySelectorAll('li'), (item) => ({ item, text: plainText(item) }));
  const place = ({ item }: (typeof items)[number]): string => item.dataset.at!;
  const right = items.map(place).toSorted((a, b) => Number(a) - Number(b));
  let touched = false;

  function move(item: HTMLElement, by: number, text: string): void {
    const all = [...list.children];
    const to = all.indexOf(item) + by;
    const other = all[to];
    if (other === undefined) return;
    touched = true;
    if (by < 0) other.before(item);
    else other.after(item);
    say(words('place', { platz: to + 1, alle: all.length, text }));
  }
  for (const { item, text } of items) {
    const buttons = copyOf('order-buttons');
    for (const button of buttons.querySelectorAll('button')) {
      button.setAttribute('aria-label', fillIn(button.dataset.name, { text }));
      button.addEventListener('click', () => {
        move(item, Number(button.dataset.move), text);
        button.focus();
      });
    }
    const label = document.createElement('span');
    label.append(...item.childNodes);
    item.append(label, buttons);
  }
  fieldset.append(list);

  const given = (): readonly string[] => Array.from(list.children, (item) => (item as HTMLElement).dataset.at!);
  const setDisabled = (disabled: boolean) =>
    list.querySelectorAll('button').forEach((button) => (button.disabled = disabled));
  return {
    missing: () => (touched ? '' : words('unmoved')),
    isRight: () => isSequenceRight(given(), right),
    mark() {
      setDisabled(true);
      for (const [at, id] of given().entries()) {
        (list.children[at] as HTMLElement).dataset.state = id === right[at] ? 'hit' : 'wrong';
      }
      return [];
    },
    reset(seed) {
      const mixed = shuffled(items, seed);
      // What is in order already asks nothing.
      const start = isSequenceRight(mixed.map(place), right) ? mixed.toReversed() : mixed;
      touched = false;
      setDisabled(false);
      for (const { item } of items) delete item.dataset.state;
      list.append(...start.map(({ item }) => item));
    },
  };
}
