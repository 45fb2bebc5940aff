import { createFigure } from '../player/createFigure.tsx';
import { rings } from '../sim/scenarios/rings/scenario.ts';
import { ringsView } from '../views/rings/view.tsx';

export default createFigure(rings, ringsView);
