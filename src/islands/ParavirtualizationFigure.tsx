import { createFigure } from '../player/createFigure.tsx';
import { paravirtualization } from '../sim/scenarios/paravirtualization/scenario.ts';
import { paravirtualizationView } from '../views/paravirtualization/view.tsx';

export default createFigure(paravirtualization, paravirtualizationView);
