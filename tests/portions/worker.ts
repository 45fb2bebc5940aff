import { serve } from '../../src/player/portions/worker.ts';
import { counting } from './model.ts';

serve(counting);
