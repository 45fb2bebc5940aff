import { useEffect, type RefObject } from 'react';
import { sameField, type AnyValues, type FieldSpecs, type FieldValue } from '../../sim/kernel/field.ts';
import { parseField } from '../../sim/kernel/read-field.ts';

/** What a form offers to its drawing. */
export type Handled = {
  readonly specs: FieldSpecs;
  readonly params: AnyValues;
  readonly change: (name: string, value: FieldValue) => void;
};

/** A number field under way: its name, its value before, and the scale it is read from. */
type Drag = {
  readonly name: string;
  readonly before: FieldValue;
  readonly from: number;
  readonly to: number;
  readonly left: number;
  readonly width: number;
};

/**
 * A drag on a part of the drawing: `data-drag` names the field, `data-from` and `data-to` are the values at its ends. The
 * drawing may be drawn anew with every value; the scale is the one that the drag began with.
 */
function dragOn(field: SVGElement, before: FieldValue): Drag {
  const { drag = '', from, to } = field.dataset;
  const { left, width } = field.getBoundingClientRect();
  return { name: drag, before, from: Number(from), to: Number(to), left, width };
}

/** The value of the field at a place on the screen. */
function valueAt({ name, from, to, left, width }: Drag, x: number, specs: FieldSpecs): number | null {
  const spec = specs[name];
  if (spec?.kind !== 'range') return null;
  const step = spec.nudge ?? spec.step;
  const value = Math.round((from + ((x - left) / width) * (to - from)) / step) * step;
  return Math.min(spec.max, Math.max(Math.ceil(spec.min / step) * step, value));
}

/**
 * Lets readers handle the drawing itself: a drag inside `[data-drag]` writes that number field, a tap on
 * `[data-set="name=value"]` sets it. Esc takes a drag back. Keyboards have the form.
 */
export function useHandles(form: RefObject<HTMLElement | null>, newest: RefObject<Handled>): void {
  useEffect(() => {
    const player = form.current?.closest('.player');
    if (!player) return;
    let drag: Drag | null = null;
    const move = (event: PointerEvent) => {
      if (drag === null) return;
      const value = valueAt(drag, event.clientX, newest.current.specs);
      if (value !== null && !sameField(value, newest.current.params[drag.name]))
        newest.current.change(drag.name, value);
    };
    const down = (event: PointerEvent) => {
      // Whoever points at the screen in a lecture changes nothing; nor is a link to lose what it asks for.
      if (player.closest('[data-vortrag]') !== null || !player.matches('[data-ready]')) return;
      const target = event.target instanceof Element ? event.target : null;
      const tap = target?.closest<SVGElement>('[data-set]');
      if (tap) {
        const [name = '', text = ''] = (tap.dataset.set ?? '').split('=');
        const spec = newest.current.specs[name];
        const value = spec === undefined ? null : parseField(spec, text);
        if (value !== null) newest.current.change(name, value);
        return;
      }
      const field = target?.closest<SVGElement>('[data-drag]');
      const name = field?.dataset.drag ?? '';
      const before = newest.current.params[name];
      if (!field || before === undefined || event.button !== 0) return;
      drag = dragOn(field, before);
      move(event);
    };
    const up = () => {
      drag = null;
    };
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || drag === null) return;
      event.stopPropagation();
      newest.current.change(drag.name, drag.before);
      drag = null;
    };
    player.addEventListener('pointerdown', down as EventListener);
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', up);
    window.addEventListener('pointercancel', up);
    window.addEventListener('keydown', escape, true);
    return () => {
      player.removeEventListener('pointerdown', down as EventListener);
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', up);
      window.removeEventListener('pointercancel', up);
      window.removeEventListener('keydown', escape, true);
    };
  }, []);
}
