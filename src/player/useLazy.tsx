import { useLayoutEffect, useState, type ComponentType, type ReactElement } from 'react';
import { ui } from './ui-strings.ts';

type Load<P> = () => Promise<ComponentType<P>>;

/** Parts that are here, by their loaders. Even a module that is here comes a moment after it is asked for. */
const here = new WeakMap<object, ComponentType<never>>();

/** Loads a part. From then on it is shown as soon as it is wanted. */
export async function fetchPart<P extends object>(load: Load<P>): Promise<ComponentType<P>> {
  const Part = await load();
  here.set(load, Part as ComponentType<never>);
  return Part;
}

/** A part that is here; `null` before. */
export function partOf<P extends object>(load: Load<P>): ComponentType<P> | null {
  return (here.get(load) as ComponentType<P> | undefined) ?? null;
}

/**
 * A part of the player that is loaded when first wanted: a reader who never opens it does not pay for it. Gives a
 * function that renders it: nothing while it is on its way, and a plain message where it cannot be had.
 */
export function useLazy<P extends object>(load: Load<P>, wanted: boolean): (props: P) => ReactElement | null {
  const Part = useLoaded(load, wanted);
  return (props) => (Part === null || !wanted ? null : <Part {...props} />);
}

/** A part; `null` until it is wanted and while it is on its way, and a plain message where it cannot be had. */
export function useLoaded<P extends object>(load: Load<P>, wanted: boolean): ComponentType<P> | null {
  const [part, setPart] = useState<{ readonly Part: ComponentType<P> } | null>(null);
  useLayoutEffect(() => {
    if (!wanted || (part !== null && part.Part !== Missing)) return;
    fetchPart(load).then(
      (Part) => setPart({ Part }),
      () => setPart({ Part: Missing }),
    );
    // `load` is a constant of its module.
  }, [wanted]);
  return (wanted ? partOf(load) : null) ?? part?.Part ?? null;
}

function Missing(): ReactElement {
  return <p role="alert">{ui.chunkFailed}</p>;
}
