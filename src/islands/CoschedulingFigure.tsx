import { createFigure } from '../player/createFigure.tsx';
import { coscheduling } from '../sim/scenarios/coscheduling/scenario.ts';
import { coschedulingView } from '../views/coscheduling/view.tsx';

export default createFigure(coscheduling, coschedulingView);
