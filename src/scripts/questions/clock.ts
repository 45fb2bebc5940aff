import { say } from './words.ts';

/** A clock that runs down. */
export type Clock = { stop(): void };

/** Shows the time left until `end` (milliseconds since 1970), says when five minutes are left and when it is over. */
export function startClock(element: HTMLElement, end: number): Clock {
  const { five = '', over = '' } = element.dataset;
  let before = Infinity;
  function show(): void {
    const left = Math.max(0, Math.round((end - Date.now()) / 1000));
    const seconds = String(left % 60).padStart(2, '0');
    element.textContent = left === 0 ? over : `${Math.floor(left / 60)}:${seconds}`;
    if (left <= 300 && before > 300 && before !== Infinity) say(five);
    if (left === 0 && before > 0) {
      say(over);
      clearInterval(timer);
    }
    before = left;
  }
  const timer = setInterval(show, 1000);
  show();
  return { stop: () => clearInterval(timer) };
}
