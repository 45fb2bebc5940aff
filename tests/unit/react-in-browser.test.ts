import { h, type ComponentType, type VNode } from 'preact';
import { expect, test, vi } from 'vitest';
import { jsx, memo } from '../../src/integrations/react-in-browser.ts';

const namesOf = (type: string, props: Readonly<Record<string, unknown>>) =>
  Object.keys((jsx(type, props) as VNode<object>).props);

test.each([
  ['path', 'className', 'class'],
  ['path', 'strokeWidth', 'stroke-width'],
  ['text', 'dominantBaseline', 'dominant-baseline'],
  ['clipPath', 'clipPath', 'clip-path'],
  ['clipPath', 'clipPathUnits', 'clipPathUnits'],
  ['text', 'textAnchor', 'text-anchor'],
  ['text', 'textLength', 'textLength'],
  ['marker', 'markerEnd', 'marker-end'],
  ['marker', 'markerWidth', 'markerWidth'],
  ['svg', 'viewBox', 'viewBox'],
  ['svg', 'preserveAspectRatio', 'preserveAspectRatio'],
  ['div', 'onBlur', 'onfocusout'],
  ['div', 'onFocus', 'onfocusin'],
  ['select', 'onChange', 'onChange'],
  ['input', 'onChange', 'onInput'],
])('<%s %s> is what the document calls %s', (type, name, own) => {
  expect(namesOf(type, { [name]: 'x' })).toEqual([own]);
});

test('boxes tell of a change, not of an input', () => {
  expect(namesOf('input', { type: 'checkbox', onChange: () => undefined })).toEqual(['type', 'onChange']);
});

test('properties of components keep their names', () => {
  const props = { className: 'a', onChange: () => undefined };
  expect(h((() => null) as ComponentType<typeof props>, props).props).toEqual(props);
});

test('a remembered component renders anew only where a property has changed, come or gone', () => {
  const Memo = memo(() => null) as unknown as (this: object, props: object) => unknown;
  const instance = { props: { a: 1, b: undefined }, shouldComponentUpdate: vi.fn<(next: object) => boolean>() };
  Memo.call(instance, instance.props);
  const changes = [{ a: 1, b: undefined }, { a: 2, b: undefined }, { a: 1, b: undefined, c: 3 }, {}];
  expect(changes.map((next) => instance.shouldComponentUpdate(next))).toEqual([false, true, true, true]);
});
