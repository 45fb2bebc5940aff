let stop: (() => void) | null = null;

/** Shows or hides a bright dot that follows the pointer, for one's audience. */
export function toggleLaser(): void {
  if (stop !== null) {
    stop();
    stop = null;
    return;
  }
  const dot = document.createElement('div');
  dot.className = 'laser';
  document.body.append(dot);
  const move = (event: PointerEvent) => {
    dot.style.transform = `translate(${event.clientX}px, ${event.clientY}px)`;
  };
  window.addEventListener('pointermove', move);
  stop = () => {
    window.removeEventListener('pointermove', move);
    dot.remove();
  };
}
