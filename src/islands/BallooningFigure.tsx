import { createFigure } from '../player/createFigure.tsx';
import { ballooning } from '../sim/scenarios/ballooning/scenario.ts';
import { ballooningView } from '../views/ballooning/view.tsx';

export default createFigure(ballooning, ballooningView);
