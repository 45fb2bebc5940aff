// The page of progress: counts what is done, line by line, and takes the state along.
import { onChange, progress } from '../study/store.ts';
import { showDone } from './progress/overview.ts';
import { enableTransfer, showTrouble } from './progress/transfer.ts';
import './ticks.ts';

const root = document.querySelector<HTMLElement>('.transfer')!;

function show(): void {
  showDone(progress());
  showTrouble(root);
}

show();
onChange(show);
enableTransfer(root);
