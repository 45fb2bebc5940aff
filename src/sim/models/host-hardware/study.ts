import { numberAt, tableOf, type DataTables } from '../../kernel/data.ts';
import { studiedExplorer } from '../../kernel/study.ts';
import { hostHardware } from './model.ts';
import type { Limits } from './rules.ts';

const GB_PER_TB = 1024;

/** The upper ends of tables 2.1 and 2.2; the latter tells RAM in TB. */
function readLimits(tables: DataTables): Limits {
  return {
    logical: numberAt(tableOf(tables, 'tabelle-2-01'), 'logische-prozessoren', 'anzahl'),
    ram: GB_PER_TB * numberAt(tableOf(tables, 'tabelle-2-02'), 'arbeitsspeicher', 'menge'),
  };
}

/** A server and what it carries, with its report and what always holds. */
export const studiedHostHardware = studiedExplorer(hostHardware, {
  doc: 'one server: processor, RAM, controller, network cards, and whether its parts are listed',
  data: { tables: ['tabelle-2-01', 'tabelle-2-02'], read: readLimits },
  report: ([state]) =>
    state.server === null
      ? { server: null }
      : {
          starts: state.start,
          support: state.noSupport === null && state.start === 'yes',
          noSupport: state.noSupport,
          logicalCpus: state.logical,
          short: state.pillars.filter(({ reach }) => reach < 1).map(({ name }) => name),
          guests: Object.fromEntries(
            state.guests.map(({ name, lacks }) => [name, state.start === 'yes' ? (lacks ?? 'runs') : 'none']),
          ),
          today: state.now,
          failsToday: state.rules.filter(({ now }) => now.is === 'failed').map(({ name }) => name),
        },
  invariants: {
    'it starts exactly if no pillar is short and none passes its limit': ({ start, pillars }) =>
      (start === 'no') === pillars.some(({ reach }) => reach < 1) &&
      (start === 'yes') === pillars.every(({ reach, isBeyond }) => reach === 1 && !isBeyond),
    'it starts exactly if every rule of vSphere 4 is met': (state) =>
      state.server === null ||
      (state.start === 'yes') === state.rules.every(({ then }) => (then?.is ?? 'met') === 'met'),
    'a pillar reaches between nothing and its minimum': ({ pillars }) =>
      pillars.every(({ reach }) => reach >= 0 && reach <= 1),
    'what passes its limit has no support': ({ pillars, noSupport }) =>
      pillars.some(({ isBeyond }) => isBeyond) === (noSupport === 'beyond'),
    'whoever runs FT runs 64-bit guests, and those of 32 bits always run': ({ guests: [bits32, bits64, ft] }) =>
      bits32?.lacks === null && (ft?.lacks !== null || bits64?.lacks === null),
    'what is too little for 2010 is too little today': ({ rules }) =>
      rules.every(({ then, now }) => then?.is !== 'failed' || then.asks !== 'least' || now.is === 'failed'),
    'today fails exactly where a rule of today fails, and is never certain': ({ rules, now }) =>
      (now === 'no') === rules.some((rule) => rule.now.is === 'failed') &&
      (now === 'no' || rules.some((rule) => rule.now.is === 'check')),
    'there is no boot rule in 2010': ({ rules }) =>
      rules.every(({ name, then }) => (then === null) === (name === 'boot')),
  },
});
