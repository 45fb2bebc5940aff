import { say, words } from './words.ts';

/** The address of a question: the order of its options, and if wanted its solution. */
function linkTo(id: string, seed: number, withSolution: boolean): string {
  const address = new URL(location.pathname, location.href);
  address.searchParams.set('reihe', String(seed));
  if (withSolution) address.searchParams.set('loesung', '1');
  address.hash = id;
  return address.href;
}

/** Makes the two buttons that copy a link work. Where the browser refuses the clipboard, the link is shown. */
export function enableShare(form: HTMLFormElement, id: string, seed: () => number): void {
  const byHand = form.querySelector<HTMLElement>('.by-hand')!;
  const field = byHand.querySelector('input')!;
  for (const button of form.querySelectorAll<HTMLButtonElement>('[data-share]')) {
    const name = button.textContent;
    button.addEventListener('click', () => {
      const link = linkTo(id, seed(), button.dataset.share === 'solution');
      void copy(link).then((copied) => {
        byHand.hidden = copied;
        if (copied) {
          button.textContent = words('copied');
          setTimeout(() => (button.textContent = name), 2000);
          say(words('copied'));
        } else {
          field.value = link;
          field.focus();
          field.select();
        }
      });
    });
  }
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
