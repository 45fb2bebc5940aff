import type { ReactElement } from 'react';
import type { PartFact } from '../../drawing/part.ts';
import type { FrameProps, View } from '../../drawing/view.ts';
import { defineExplorerFigure } from '../../player/defineExplorerFigure.tsx';
import { both, interfaces, type SdkState } from '../../sim/models/interfaces/model.ts';
import { describeSdk, sharedOf, takeSdk, type SdkFact, type SdkPart, type SdkWord } from './facts.ts';
import { Counterparts, Entries, Focus, Heads, Interfaces, LinksOf, Packages, type PartProps } from './parts.tsx';
import { planOf } from './plan.ts';

function isPart(fact: SdkFact): fact is PartFact<SdkPart> {
  return fact.object !== undefined;
}

function SdkFrame({ state, beside, focus, words, layout }: FrameProps<SdkState, SdkWord>): ReactElement {
  // Two answers are one picture: API and counterpart once, and a way for each.
  const shown = beside === undefined ? state : both(state, beside);
  const facts = describeSdk(shown, words).filter(isPart);
  const shared = sharedOf(state, beside, words);
  const title = beside !== undefined ? shared : shared === '' ? words.open : words.title;
  const parts: PartProps = { state: shown, facts, focus, words, plan: planOf(shown, layout), title, shared };
  return (
    <g className="interfaces">
      <Heads {...parts} />
      <LinksOf {...parts} />
      <Entries {...parts} />
      <Packages {...parts} />
      <Interfaces {...parts} />
      <Counterparts {...parts} />
      <Focus {...parts} />
    </g>
  );
}

/** From what a reader works with, through a package, to its interface and whom that reaches. */
const view: View<SdkState, SdkWord> = {
  size: (state, layout) => planOf(state, layout).size,
  Frame: SdkFrame,
  describe: describeSdk,
  pairs: true,
  take: takeSdk,
};

export default defineExplorerFigure(interfaces, view);
