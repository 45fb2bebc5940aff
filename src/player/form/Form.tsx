import { useRef, type ReactElement } from 'react';
import { initialValues, sameField, type AnyValues, type FieldValue } from '../../sim/kernel/field.ts';
import type { AnyModel } from '../../sim/kernel/model.ts';
import type { FormProps } from '../props.ts';
import { Menu } from '../rail/Menu.tsx';
import { Variants } from '../rail/Variants.tsx';
import { ui } from '../later-strings.ts';
import { Control } from './Control.tsx';
import { useHandles } from './useHandles.ts';
import { words } from './words.ts';

/** Changes of one field within this time are undone together. */
const BURST_MS = 1000;

/**
 * What an explorer is asked. It stands in the page from the server on; without script its examples are links to pages that
 * have the answer.
 */
export function Form({ model, captions, figure, ready, pages, problems }: FormProps): ReactElement {
  const { params, dispatch } = figure;
  const initial: AnyValues = initialValues(model.params);
  const names = Object.keys(model.params).filter((name) => name !== model.compare?.param);
  const seldom = names.filter((name) => captions.parameter[name]?.selten === true);
  const past = useRef<AnyValues[]>([]);
  const burst = useRef({ name: '', at: 0 });
  const change = (name: string, value: FieldValue) => {
    const now = performance.now();
    if (burst.current.name !== name || now - burst.current.at > BURST_MS) past.current.push(params);
    burst.current = { name, at: now };
    // The lecture sets what to show; whoever asks a question of their own wants to see its answer.
    const back = seldom.filter((one) => one !== model.oneValue?.by);
    const shown = figure.onPath ? Object.fromEntries(back.map((one) => [one, initial[one]!])) : {};
    dispatch({ type: 'set', params: { ...shown, ...leading(model, name), [name]: value } });
  };
  const element = useRef<HTMLDivElement>(null);
  const handled = useRef({ specs: model.params, params, change });
  handled.current = { specs: model.params, params, change };
  useHandles(element, handled);
  const undo = () => {
    const before = past.current.pop();
    burst.current = { name: '', at: 0 };
    if (before !== undefined) dispatch({ type: 'set', params: before });
  };
  const refused = new Map(problems.flatMap(({ kind, name, value }) => (kind === 'value' ? [[name, value]] : [])));
  const told: AnyValues = { ...params, ...(model.oneValue?.show(params) as AnyValues | undefined) };
  const control = (name: string) => {
    const spec = model.params[name]!;
    return (
      <Control
        key={name}
        spec={spec}
        caption={captions.parameter[name] ?? { name }}
        value={told[name] ?? spec.initial}
        refused={refused.get(`p.${name}`)}
        onChange={(value) => change(name, value)}
      />
    );
  };
  const starts = (preset: AnyValues) => {
    const wanted: AnyValues = { ...initial, ...preset };
    return Object.keys(model.params).every((name) => sameField(wanted[name], params[name]));
  };
  const presets = Object.entries(model.presets as Readonly<Record<string, AnyValues>>).map(([key, preset]) => ({
    key,
    name: captions.vorlagen[key]?.name,
    page: captions.vorlagen[key]?.seite ?? '',
    params: preset,
  }));
  return (
    <div className="form" ref={element}>
      <Menu
        current={
          presets.find(({ params: preset }) => starts(preset))?.name ?? (figure.onPath ? ui.path : ui.ownSettings)
        }
        names={presets.map(({ name = '' }) => name)}
      >
        {presets.map(({ key, name, page, params: preset }) => (
          <li key={key}>
            <a
              href={`${pages}${page}/`}
              aria-current={starts(preset) ? 'true' : undefined}
              onClick={(event) => {
                if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                event.preventDefault();
                past.current.push(params);
                dispatch({ type: 'restart', params: { ...initial, ...preset }, compare: figure.player.compare });
              }}
            >
              {name}
            </a>
          </li>
        ))}
      </Menu>
      <Variants model={model} captions={captions} figure={figure} ready={ready} />
      <fieldset className="settings" disabled={!ready}>
        <legend>{words.own}</legend>
        {names.filter((name) => !seldom.includes(name)).map(control)}
        {seldom.length > 0 && (
          <details>
            <summary>{words.more}</summary>
            {seldom.map(control)}
          </details>
        )}
        <button type="button" className="undo" aria-disabled={past.current.length === 0} onClick={undo}>
          {words.undo}
        </button>
      </fieldset>
    </div>
  );
}

/** Of two fields for one value, the one that is typed leads. */
function leading({ oneValue }: AnyModel, name: string): AnyValues {
  const option = Object.entries(oneValue?.fields ?? {}).find(([, field]) => field === name)?.[0];
  return oneValue === undefined || option === undefined ? {} : { [oneValue.by]: option };
}
