import { flag, InputError, list, number, oneOf, optional, record, type Shape } from '../../kernel/shape.ts';
import type { DiskUse } from './advice.ts';
import type { Device, Guest } from './routes.ts';

/** Most requests of a run: with the latest possible arrival it still ends before `MAX_FRAMES`. */
const MAX_REQUESTS = 120;

/** `count` requests that the application issues at tick `at`. */
export type Send = { readonly at: number; readonly count: number };

/** The general input: what the application wants when, and how the drivers are set. */
export type ParavirtualizationInput = {
  readonly device: Device;
  readonly guest: Guest;
  readonly sends: readonly Send[];
  readonly batch: number;
  readonly ringSize: number;
  readonly flushAfter: number | null;
  readonly kicks: readonly number[];
  readonly advice: DiskUse | null;
};

const tick = number({ doc: 'tick', min: 0, max: 150 });

const send = record<Send>(
  {
    at: number({ doc: 'tick at which the application issues them', min: 0, max: 150, initial: 0 }),
    count: number({ doc: 'requests issued in that tick', min: 1, max: MAX_REQUESTS, initial: 1 }),
  },
  { doc: 'requests of one tick' },
);

const diskUse = record<DiskUse>(
  {
    iops: number({ doc: 'I/O operations per second', min: 0, max: 1_000_000 }),
    bootDisk: flag({ doc: 'the guest boots from this disk', initial: false }),
    hardwareVersion: number({ doc: 'version of the virtual hardware', min: 3, max: 7, initial: 7 }),
    release: oneOf(['4.0', '4.0u1', '4.1'], { doc: 'release of vSphere', initial: '4.0' }),
  },
  { doc: 'a virtual disk whose adapter is to be chosen (G3)' },
);

const fields = record<ParavirtualizationInput>(
  {
    device: oneOf(['network', 'disk'], {
      doc: 'network: e1000 and vmxnet3; disk: LSI Logic and PVSCSI',
      initial: 'network',
    }),
    guest: oneOf(['open', 'closed'], {
      doc: 'closed: its kernel cannot be adapted, drivers can be added',
      initial: 'open',
    }),
    sends: list(send, {
      doc: 'what the application issues',
      min: 1,
      max: MAX_REQUESTS,
      initial: [{ at: 0, count: 8 }],
    }),
    batch: number({ doc: 'requests per doorbell; a smaller ring lowers it', min: 1, max: MAX_REQUESTS, initial: 8 }),
    ringSize: number({ doc: 'entries of the shared ring', min: 1, max: 256, initial: 16 }),
    flushAfter: optional(
      number({
        doc: 'ticks without a new entry after which the driver rings for a partial batch; null: at the end of the stream only',
        min: 1,
        max: 50,
      }),
    ),
    kicks: list(tick, { doc: 'ticks at which the driver rings for whatever the ring holds', max: 150, initial: [] }),
    advice: optional(diskUse),
  },
  { doc: 'one stream of requests through three paths' },
);

/** The input with its cross-field rule: at most 120 requests altogether. */
export const input: Shape<ParavirtualizationInput> = {
  ...fields,
  read(value, path) {
    const read = fields.read(value, path);
    const total = read.sends.reduce((sum, { count }) => sum + count, 0);
    if (total <= MAX_REQUESTS) return read;
    throw new InputError(
      `${path === '' ? '' : `${path}.`}sends: found ${total} requests, allowed: at most ${MAX_REQUESTS}`,
    );
  },
};

/** The tick at which each request is issued, in order of issue. */
export function arrivalTicks(sends: readonly Send[]): readonly number[] {
  return sends.flatMap(({ at, count }) => Array.from({ length: count }, () => at)).sort((a, b) => a - b);
}
