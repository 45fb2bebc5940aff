import { useEffect, useRef, useState, type ReactElement } from 'react';
import {
  formatField,
  type FieldSpec,
  type FieldValue,
  type ListSpec,
  type RangeSpec,
  type RecordValue,
  type SimpleSpec,
  type SimpleValue,
} from '../../sim/kernel/field.ts';
import { formatNumber, optionName, type ParamCaption } from '../captions.ts';
import { tell } from '../ui-strings.ts';
import { nudged, readTyped } from './read-typed.ts';
import { allowedIn, problemOf, quantity, words } from './words.ts';
import { useOwnId } from './useOwnId.ts';

type Caption = Omit<ParamCaption, 'hilfe'>;

export type ControlProps = {
  readonly spec: FieldSpec;
  readonly caption: ParamCaption;
  readonly value: FieldValue;
  /** What a link said for this field and was refused; it stays to be seen until the reader writes something else. */
  readonly refused?: string | undefined;
  /** Numbers as sliders: for the settings of a run, where every position is an allowed one. */
  readonly sliders?: boolean;
  readonly onChange: (value: FieldValue) => void;
};

/** A labelled field of a form, with its unit, its help, and what is wrong with what was typed. */
export function Control({ spec, caption, value, refused, sliders = false, onChange }: ControlProps): ReactElement {
  const id = useOwnId();
  const helpId = caption.hilfe === undefined ? undefined : `${id}-h`;
  const help = caption.hilfe === undefined ? null : <small id={helpId}>{caption.hilfe}</small>;
  if (spec.kind === 'list') {
    return (
      <fieldset className="control-list" aria-describedby={helpId}>
        <legend>{caption.name}</legend>
        {help}
        <Records spec={spec} caption={caption} records={value as readonly RecordValue[]} onChange={onChange} />
      </fieldset>
    );
  }
  const shared = { id, helpId, caption, onChange };
  return (
    <div className={`setting setting-${spec.kind}`}>
      <label className="setting-name" htmlFor={id}>
        {caption.name}
      </label>
      {spec.kind === 'range' && sliders ? (
        <Slider {...shared} spec={spec} value={Number(value)} />
      ) : (
        <Simple {...shared} spec={spec} value={value as SimpleValue} name={null} refused={refused} />
      )}
      {help}
    </div>
  );
}

type SimpleProps<Spec, Value> = {
  readonly spec: Spec;
  readonly caption: Caption;
  readonly value: Value;
  /** Where a label and a help point to it. */
  readonly id?: string;
  readonly helpId?: string | undefined;
  /** Accessible name where there is no label. */
  readonly name: string | null;
  readonly refused?: string | undefined;
  readonly onChange: (value: SimpleValue) => void;
};

function Simple(props: SimpleProps<SimpleSpec, SimpleValue>): ReactElement {
  const { spec, caption, value, name, id, helpId, onChange } = props;
  const label = name === null ? { id, 'aria-describedby': helpId } : { 'aria-label': name };
  switch (spec.kind) {
    case 'choice':
      return (
        <select {...label} value={formatField(value)} onChange={(event) => onChange(event.currentTarget.value)}>
          {spec.options.map((option) => (
            <option key={option} value={option}>
              {optionName(caption, option)}
            </option>
          ))}
        </select>
      );
    case 'flag':
      return (
        <input
          {...label}
          type="checkbox"
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      );
    case 'range':
      return <Quantity {...props} spec={spec} value={Number(value)} />;
  }
}

/**
 * A number with its unit. What a reader types stays as it is until they leave the field; whatever is no allowed value is
 * answered beside it and leaves the figure at the last one.
 */
function Quantity(props: SimpleProps<RangeSpec, number>): ReactElement {
  const { spec, caption, value, name, refused, helpId, onChange } = props;
  const [text, setText] = useState(refused ?? formatNumber(value));
  const [problem, setProblem] = useState('');
  const editing = useRef(refused !== undefined);
  const problemId = useOwnId();
  useEffect(() => {
    if (refused === undefined) return;
    editing.current = true;
    setText(refused);
    setProblem(tell(words.refused, { found: refused, allowed: allowedIn(spec, caption) }));
  }, [refused]);
  // A drag, a preset or „Rückgängig“ changes the value from outside; what is being typed stays.
  const field = useRef<HTMLInputElement>(null);
  const known = useRef(value);
  useEffect(() => {
    if (known.current === value) return;
    known.current = value;
    if (editing.current && document.activeElement === field.current) return;
    editing.current = false;
    setProblem('');
    setText(formatNumber(value));
  }, [value]);
  const type = (typed: string) => {
    editing.current = true;
    setText(typed);
    const read = readTyped(typed, spec, caption.einheit);
    setProblem(problemOf(read, spec, caption));
    if (read.kind === 'value' && read.value !== value) onChange(read.value);
  };
  const settle = () => {
    if (readTyped(text, spec, caption.einheit).kind !== 'value') return;
    editing.current = false;
    setText(formatNumber(value));
  };
  return (
    <>
      <span className="quantity">
        <input
          ref={field}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          id={props.id}
          aria-label={name ?? undefined}
          aria-invalid={problem === '' ? undefined : true}
          aria-describedby={problem === '' ? helpId : problemId}
          value={text}
          onInput={(event) => type(event.currentTarget.value)}
          onBlur={settle}
          onKeyDown={(event) => {
            if (event.key === 'Enter') return settle();
            if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
            event.preventDefault();
            const next = nudged(value, spec, event.key === 'ArrowUp' ? 1 : -1);
            editing.current = false;
            setProblem('');
            setText(formatNumber(next));
            onChange(next);
          }}
        />
        {caption.einheit !== undefined && <span aria-hidden="true">{caption.einheit}</span>}
      </span>
      {problem !== '' && (
        <small className="problem" id={problemId} role="status">
          {problem}
        </small>
      )}
    </>
  );
}

type RecordsProps = {
  readonly spec: ListSpec;
  readonly caption: ParamCaption;
  readonly records: readonly RecordValue[];
  readonly onChange: (records: readonly RecordValue[]) => void;
};

/** Rows of fields that can be added and removed. */
function Records({ spec, caption, records, onChange }: RecordsProps): ReactElement {
  const fields = Object.entries(spec.fields);
  const fresh = () => Object.fromEntries(fields.map(([name, field]) => [name, field.initial]));
  const isFull = records.length >= spec.max;
  return (
    <>
      {records.map((record, row) => (
        <div key={row} className="record" role="group" aria-label={tell(words.row, { n: row + 1, name: caption.name })}>
          {fields.map(([name, field]) => {
            const named = caption.felder?.[name] ?? { name };
            return (
              <span key={name} className="record-field">
                <span aria-hidden="true">{named.name}</span>
                <Simple
                  spec={field}
                  caption={named}
                  value={record[name] ?? field.initial}
                  name={named.name}
                  onChange={(value) => onChange(records.map((one, i) => (i === row ? { ...one, [name]: value } : one)))}
                />
              </span>
            );
          })}
          <button
            type="button"
            aria-label={tell(words.remove, { n: row + 1 })}
            onClick={() => onChange(records.filter((_, i) => i !== row))}
          >
            ×
          </button>
        </div>
      ))}
      <button type="button" aria-disabled={isFull} onClick={() => !isFull && onChange([...records, fresh()])}>
        {words.add}
      </button>
      {isFull && spec.max > 1 && <small role="status">{tell(words.full, { max: spec.max })}</small>}
    </>
  );
}

/** A slider with its value. */
function Slider(props: Omit<SimpleProps<RangeSpec, number>, 'name'>): ReactElement {
  const { spec, caption, value, id, helpId, onChange } = props;
  return (
    <span className="range">
      <input
        type="range"
        id={id}
        aria-describedby={helpId}
        min={spec.min}
        max={spec.max}
        step={spec.step}
        value={value}
        aria-valuetext={quantity(value, caption)}
        onInput={(event) => onChange(Number(event.currentTarget.value))}
      />
      <span className="range-value" aria-hidden="true">
        {quantity(value, caption)}
      </span>
    </span>
  );
}
