// Boxes of goals and sections. What they keep is loaded when somebody ticks one, or has done so before.
const boxes = document.querySelectorAll<HTMLInputElement>('input[data-tick]');
const status = document.querySelector<HTMLElement>('.tick-status');
const store = () => import('../study/store.ts');

/** `goals:2-5-ringe` → kind and id of an entry. */
function keyOf(box: HTMLInputElement): readonly ['goals' | 'sections', string] {
  const [kind = '', id = ''] = (box.dataset.tick ?? '').split(':');
  return [kind === 'goals' ? 'goals' : 'sections', id];
}

async function show(): Promise<void> {
  const { progress } = await store();
  const now = progress();
  for (const box of boxes) {
    const [kind, id] = keyOf(box);
    box.checked = Object.hasOwn(now[kind], id) && now[kind][id]?.done === true;
  }
}

for (const box of boxes) {
  box.addEventListener('change', () => {
    void store().then(({ setTick, trouble }) => {
      setTick(...keyOf(box), box.checked);
      if (status !== null)
        status.textContent = (trouble() === null ? status.dataset.stored : status.dataset.kept) ?? '';
    });
  });
}

let started = true;
try {
  started = localStorage.getItem('unterbau.lernstand') !== null;
} catch {
  started = false;
}
if (started) void show();
addEventListener('storage', () => void show());

export {};
