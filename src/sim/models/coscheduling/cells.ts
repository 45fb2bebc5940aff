import type { CellHost } from './input.ts';

/**
 * How ESX 3.5 cuts a host into scheduler cells of consecutive pCPUs, and how many of them reach over a socket boundary.
 * A VM may not reach over a cell, so `largestVm` is also the most vCPUs it can have; ESX 4 has no cells. Source: KB 1007361.
 */
export function schedulerCells({ sockets, coresPerSocket, cellSize }: CellHost): {
  readonly cells: number;
  readonly spanning: number;
  readonly largestVm: number;
} {
  const pcpus = sockets * coresPerSocket;
  const cells = Math.ceil(pcpus / cellSize);
  const socketOf = (pcpu: number): number => Math.floor(pcpu / coresPerSocket);
  let spanning = 0;
  for (let first = 0; first < pcpus; first += cellSize) {
    const last = Math.min(first + cellSize, pcpus) - 1;
    if (socketOf(first) !== socketOf(last)) spanning += 1;
  }
  return { cells, spanning, largestVm: Math.min(cellSize, pcpus) };
}
