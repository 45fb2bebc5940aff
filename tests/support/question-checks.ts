import { rowsOf, tableByNr, type Cell } from '../../src/lib/tables.ts';
import { formatValue } from '../../src/lib/table-values.ts';
import type { Question } from '../../src/lib/questions.ts';
import { vswpSize, balloonBound } from '../../src/sim/models/ballooning/rules.ts';
import { legalSets } from '../../src/sim/models/coscheduling/rules.ts';

/**
 * Answers a question from the data alone: the ids of the right options, the right side of every pair, or the order of the
 * steps. It sees what is asked, not which answer the file calls right.
 */
export type Check = (asked: Asked) => readonly string[];

/** A question without its solution. */
export type Asked = {
  readonly options: readonly { readonly id: string; readonly text: string }[];
  readonly lefts: readonly string[];
  readonly steps: readonly string[];
};

/** What a question asks, in an order that gives nothing away. */
export function askedBy(question: Question): Asked {
  const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
  return {
    options: 'optionen' in question ? question.optionen.map(({ id, text }) => ({ id, text: plain(text) })) : [],
    lefts: 'paare' in question ? question.paare.map(({ links }) => plain(links)) : [],
    steps: 'folge' in question ? question.folge.map(plain).toSorted() : [],
  };
}

/** The tables that checks have read, by number. */
export const tablesRead = new Set<string>();

function cell(nr: string, row: string, column: string): Cell {
  tablesRead.add(nr);
  const table = tableByNr(nr, 'question checks');
  const found = rowsOf(table).find(({ id }) => id === row);
  const at = table.columns.findIndex(({ id }) => id === column);
  const value = found?.cells[at];
  if (value === undefined) throw new Error(`table ${nr}: no row "${row}" or no column "${column}"`);
  return value;
}

/** What a cell says; where the book slips, what it should say. */
function text(nr: string, row: string, column: string): string {
  const table = tableByNr(nr, 'question checks');
  const { value, right } = cell(nr, row, column);
  const shape = table.columns.find(({ id }) => id === column)!;
  return formatValue(right ?? value, shape).replaceAll('\u00a0', ' ');
}

function number(nr: string, row: string, column = 'anzahl'): number {
  const { value } = cell(nr, row, column);
  if (value.kind !== 'number') throw new Error(`table ${nr}, row "${row}": no number`);
  return value.number;
}

function note(nr: string, id: string): string {
  tablesRead.add(nr);
  const found = tableByNr(nr, 'question checks').notes.find((one) => one.id === id);
  if (found === undefined) throw new Error(`table ${nr}: no note "${id}"`);
  return found.text.replaceAll('\u00a0', ' ');
}

const german = (value: number): string => value.toLocaleString('de-DE');
const where = ({ options }: Asked, isRight: (text: string) => boolean): readonly string[] =>
  options.filter((one) => isRight(one.text)).map(({ id }) => id);
const saying = (asked: Asked, wanted: string): readonly string[] => where(asked, (option) => option === wanted);
/** The entry of a table of facts whose key an option begins with. */
const byFacts = (asked: Asked, facts: Readonly<Record<string, boolean>>): readonly string[] =>
  where(asked, (option) => {
    const key = Object.keys(facts).find((one) => option.startsWith(one));
    if (key === undefined) throw new Error(`no fact about „${option}“`);
    return facts[key]!;
  });
const pairs = ({ lefts }: Asked, facts: Readonly<Record<string, string>>): readonly string[] =>
  lefts.map((left) => facts[left] ?? '');

const portsOf = (nr: string): readonly (readonly number[])[] => {
  tablesRead.add(nr);
  return rowsOf(tableByNr(nr, 'question checks'))
    .filter((row) => !row.today)
    .flatMap(({ cells }) => (cells[0]?.value.kind === 'ports' ? [cells[0].value.ports] : []));
};
const hasPorts = (nr: string, option: string): boolean => {
  const named = Array.from(option.replace(/\(.*/, '').matchAll(/\d+/g), ([digits]) => Number(digits));
  return portsOf(nr).some((ports) => ports.join() === named.join());
};

// The situation of figures 2.8 and 2.9: V0 and V1 lag behind, V3 is too far ahead.
const standing = { active: [0, 1, 2, 3], stopped: true, lagging: [0, 1], leading: [3], progress: [0, 0, 1, 2] };
const setsOf = (policy: 'esx3' | 'esx4') => legalSets(policy, standing).map((set) => set.join());
const namesOf = (option: string): string => Array.from(option.matchAll(/V(\d)/g), ([, digit]) => digit).join();

/** A gigabyte in MB. */
const GB = 1024;

/** All checks by the name that a question gives as `pruefung`. */
export const checks: Readonly<Record<string, Check>> = {
  'logische-prozessoren': (asked) => {
    const [count, most] = [4 * 8 * 2, number('2.1', 'logische-prozessoren')];
    return where(
      asked,
      (option) => option.startsWith(`${count}, `) && option.includes('nicht zulässig') === count > most,
    );
  },
  'host-hoechstwerte': (asked) =>
    pairs(asked, {
      'logische Prozessoren': text('2.1', 'logische-prozessoren', 'anzahl'),
      'virtuelle CPUs': text('2.1', 'vcpus', 'anzahl'),
      'virtuelle Maschinen': text('2.1', 'vms', 'anzahl'),
      Arbeitsspeicher: text('2.2', 'arbeitsspeicher', 'menge'),
      'Arbeitsspeicher der Service Console': text('2.2', 'service-console', 'menge'),
    }),
  'vcpus-pro-core': (asked) => saying(asked, german(8 * number('2.1', 'vcpus-pro-core'))),
  'storage-aussagen': (asked) =>
    byFacts(asked, {
      'Ein Host sieht höchstens 256 LUNs': number('2.5', 'fc-luns', 'maximalwert') === 256,
      'Ohne Änderung sind 8 NFS': number('2.5', 'nfs-standard', 'maximalwert') === 8,
      'Ein VMFS-Volume kann rund 64 TB': text('2.5', 'volume-groesse', 'maximalwert').startsWith('64 TB'),
      'Ein VMFS-Volume darf aus 64': number('2.5', 'extents-pro-volume', 'maximalwert') === 64,
      'Bis zu 256 NFS': number('2.5', 'nfs-maximal', 'maximalwert') === 256,
    }),
  'netz-rangfolge': ({ steps }) => {
    const rows: Readonly<Record<string, string>> = {
      'Hosts pro vNetwork Distributed Switch': 'vds-hosts',
      'vSwitches pro Host': 'vss-vswitches',
      'Portgruppen pro vSwitch': 'vss-portgruppen',
      'Ports pro vSwitch': 'vss-ports-pro-vswitch',
      'Ports aller vSwitches zusammen': 'vss-ports',
    };
    return steps.toSorted((a, b) => number('2.4', rows[a]!) - number('2.4', rows[b]!));
  },
  'host-ram-heute': (asked) => saying(asked, text('2.2', 'arbeitsspeicher', 'v80')),
  'nic-ixgbe': (asked) => saying(asked, german(number('2.3', 'nic-ixgbe'))),
  'nic-heute': (asked) =>
    where(
      asked,
      (option) => option.includes('Linux-Schicht') && note('2.3', 'heute-native').includes('eine Linux-Schicht'),
    ),
  'vmdirectpath-bezug': (asked) => {
    const later = text('2.4', 'vmdirectpath', 'v80');
    return where(
      asked,
      (option) => later.startsWith('je VM') && option === '8 gilt je Host, die späteren Werte gelten je VM',
    );
  },
  'vmfs3-datei': (asked) => saying(asked, text('2.5', 'dateigroesse', 'maximalwert').replace(' – ', ' abzüglich ')),
  'vmfs3-blockgroesse': (asked) => {
    const [, most] = /1 MB erlaubt (\d+) GB/.exec(note('2.5', 'einordnung-dateigroesse')) ?? [];
    return where(asked, (option) => 300 > Number(most) && option.includes(`bei ${most} GB Schluss`));
  },
  'vmfs-volume': (asked) => {
    const one = note('2.5', 'heute-vmfs').includes('einzelnes LUN bis zu 64 TB');
    return where(asked, (option) => one && option.endsWith('heute genügt eine'));
  },
  'ha-cluster': (asked) => {
    const [, most] = /bis acht Hosts (\d+) VMs/.exec(note('2.1', 'einordnung-ha')) ?? [];
    return saying(asked, most ?? '');
  },
  'linked-mode': (asked) =>
    pairs(asked, {
      'verbundene vCenter-Server': text('2.8', 'linked-vcenter', 'anzahl'),
      Hosts: text('2.8', 'hosts', 'anzahl'),
      'eingeschaltete VMs': text('2.8', 'powered-on-vms', 'anzahl'),
      'registrierte VMs': text('2.8', 'registered-vms', 'anzahl'),
    }),
  'vcenter-bemessen': (asked) => {
    const fits = (nr: string): boolean => 250 <= number(nr, 'hosts') && 2800 <= number(nr, 'powered-on-vms');
    const [small, large] = [fits('2.6'), fits('2.7')];
    return byFacts(asked, {
      'ein vCenter-Server auf einem 32-Bit': small,
      'ein vCenter-Server auf einem 64-Bit': large && !small,
      'nur mehrere vCenter-Server': !large && 250 <= number('2.8', 'hosts') && 2800 <= number('2.8', 'powered-on-vms'),
      'keine Variante': !large && 250 > number('2.8', 'hosts'),
    });
  },
  'vcenter-vorgaenge': (asked) =>
    pairs(asked, {
      'VMotion pro Host': text('2.9', 'vmotion-pro-host', 'anzahl'),
      'VMotion pro Datastore': text('2.9', 'vmotion-pro-datastore', 'anzahl'),
      'Provisioning pro Host': text('2.9', 'provisioning-pro-host', 'anzahl'),
      'Vorgänge im ganzen vCenter': text('2.9', 'operationen', 'anzahl'),
    }),
  'vcenter-anzahl': (asked) => {
    const needed = Math.ceil(400 / number('2.7', 'hosts'));
    const word = ['', 'einen', 'zwei', 'drei', 'vier'][needed] ?? '';
    return where(asked, (option) => option.startsWith(`${word} `));
  },
  'vcenter-32-bit': (asked) => {
    const over = {
      'die Hosts': 150 > number('2.6', 'hosts'),
      'die eingeschalteten VMs': 1800 > number('2.6', 'powered-on-vms'),
      'die registrierten VMs': 3200 > number('2.6', 'registered-vms'),
    };
    return byFacts(asked, { ...over, nichts: !Object.values(over).includes(true) });
  },
  'vcenter-heute': (asked) =>
    byFacts(asked, {
      'Ein vCenter-Server verwaltet 2.500 Hosts statt 300':
        number('2.7', 'hosts', 'v70') === 2500 && number('2.7', 'hosts') === 300,
      'Bis zu 15 vCenter-Server lassen sich verbinden statt 10':
        number('2.8', 'linked-vcenter', 'v70') === 15 && number('2.8', 'linked-vcenter') === 10,
      'Die Grenzen hängen noch immer': !note('2.6', 'heute-32-bit').includes('gibt es nicht mehr'),
      'Verbunden wird über denselben': !note('2.8', 'heute-elm').includes('Enhanced Linked Mode'),
    }),
  'vmotion-heute': (asked) => {
    const [, most] = /(\d+) \(10 GbE\)/.exec(text('2.9', 'vmotion-pro-host', 'v55')) ?? [];
    return saying(asked, most ?? '');
  },
  'vcenter-ports': (asked) => {
    const said = (row: string) => text('2.10', row, 'beschreibung');
    const known = {
      '443 TCP': [said('port-443'), 'Anmeldung', 'Anmeldung mit dem vSphere-Client'],
      '902 UDP': [said('port-902'), 'zwischen vCenter und vSphere-Hosts', 'Verkehr zwischen vCenter-Server und Hosts'],
      '1433 TCP': [said('port-1433'), 'MS SQL', 'Datenbank Microsoft SQL Server'],
      '1521 TCP': [said('port-1521'), 'Oracle', 'Datenbank Oracle'],
      '636': [said('port-636'), 'SSL-Verbindung', 'SSL zwischen vCenter-Servern im Linked Mode'],
      '27000 und 27010 TCP': [said('port-27000-27010'), 'Lizenz-Server', 'Lizenz-Server für VI 3.x'],
    };
    const facts = Object.entries(known).map(([left, [says = '', word = '', right = '']]) => [
      left,
      says.includes(word) ? right : '',
    ]);
    return pairs(asked, Object.fromEntries(facts) as Record<string, string>);
  },
  'update-manager-ports': (asked) => where(asked, (option) => hasPorts('2.11', option)),
  'linux-p2v-ssh': (asked) => {
    const sender = text('2.13', 'port-22-helper', 'quelle');
    return where(asked, (option) => option.endsWith(sender) && text('2.13', 'port-22-helper', 'ziel') === 'Quelle');
  },
  'windows-p2v-daten': (asked) => {
    const [from, to] = [text('2.12', 'port-443-902', 'quelle'), text('2.12', 'port-443-902', 'ziel')];
    return where(asked, (option) => option === `von der ${from} zum ${to}, Port 902`);
  },
  v2v: (asked) => where(asked, (option) => note('2.14', 'einordnung-v2v').includes('V2V') && option.startsWith('V2V')),
  'port-389': (asked) =>
    where(
      asked,
      (option) =>
        note('2.10', 'einordnung-389').includes('eigenen Verzeichnisdienst') &&
        option.includes('eigenen Verzeichnisdienst'),
    ),
  'konsole-heute': (asked) => {
    const by443 = text('2.10', 'port-902-903', 'stand').includes('Die Konsole läuft ab vSphere 7.0 über 443');
    return where(asked, (option) => by443 && option.startsWith('Sie funktioniert'));
  },
  'ports-heute-entfallen': (asked) => {
    const rows: Readonly<Record<string, string>> = {
      '443 TCP': 'port-443',
      '27000 und 27010 TCP': 'port-27000-27010',
      '902 UDP': 'port-902',
      '1433 TCP': 'port-1433',
      '1521 TCP': 'port-1521',
    };
    return where(asked, (option) => text('2.10', rows[option]!, 'stand').startsWith('Überflüssig'));
  },
  'cores-von-vier-sockeln': (asked) => saying(asked, german(4 * 6)),
  'ht-internal': (asked) => {
    const [, mode] =
      /mit nur einer vCPU macht vSphere daraus selbsttätig (\w+)/.exec(text('2.15', 'internal', 'funktion')) ?? [];
    return saying(asked, `Es behandelt die VM wie ${mode}`);
  },
  'logische-cpus-mit-ht': (asked) => {
    const count = 2 * 12 * 2;
    return where(asked, (option) => option === german(count) && count <= number('2.1', 'logische-prozessoren'));
  },
  'nur-esx4': (asked) => {
    tablesRead.add('2.16');
    return where(
      asked,
      (option) => setsOf('esx4').includes(namesOf(option)) && !setsOf('esx3').includes(namesOf(option)),
    );
  },
  'esx4-haelt-nur-vorauseilende': (asked) => {
    const [strict, relaxed] = [setsOf('esx3'), setsOf('esx4')];
    const alone = ['0', '1', '2'].every((one) => relaxed.includes(one)) && !relaxed.includes('3');
    return byFacts(asked, {
      'Es hält alle vCPUs': relaxed.every((set) => set === '0,1,2,3'),
      'Es hält nur V3 zurück': alone,
      'Es startet V0 und V1 nur gemeinsam': relaxed.every((set) => set.includes('0,1')) && strict.length > 0,
      'Es verschiebt die VM': false,
    });
  },
  'service-console-grenze': (asked) =>
    where(asked, (option) => option === 'Service Console' && text('2.2', 'service-console', 'menge') === '800 MB'),
  'overhead-64-bit': (asked) => saying(asked, `rund ${german(Math.round(2 * number('2.17', 'mb-4096', 'vcpu2')))} MB`),
  'overhead-zehn-vms': (asked) =>
    saying(asked, `rund ${german(Math.round(10 * number('2.17', 'mb-2048', 'vcpu1')))} MB`),
  'overhead-fuenfte-vcpu': (asked) => {
    const before = number('2.17', 'mb-4096', 'vcpu4');
    const [memory, vcpu] = [number('2.17', 'mb-8192', 'vcpu4') - before, number('2.17', 'mb-4096', 'vcpu5') - before];
    return byFacts(asked, {
      'beim Verdoppeln': memory > vcpu,
      'bei der fünften': vcpu > memory,
      'beides gleich': vcpu === memory,
      'weder noch': vcpu === 0 && memory === 0,
    });
  },
  'swap-datei': (asked) => saying(asked, `${vswpSize({ conf: 8 * GB, reservation: 3 * GB }) / GB} GB`),
  'swap-datei-voll-reserviert': (asked) => {
    const size = vswpSize({ conf: 16 * GB, reservation: 16 * GB }) / GB;
    return where(asked, (option) => size <= 2 && option === `Ja, ihre Swap-Datei ist ${size} GB groß`);
  },
  overcommitment: (asked) =>
    where(asked, (option) => {
      const [, count = '', size] = /^(\p{L}+) VMs mit je (\d+) GB$/u.exec(option) ?? [];
      return ({ sieben: 7, zehn: 10 }[count] ?? 0) * Number(size ?? 0) > 32;
    }),
  'balloon-grenze': (asked) => {
    // The model takes the setting from the VM: another VM on the same host is not bound by it.
    const vm = { conf: 4 * GB, reservation: 0, tools: 'ok' as const };
    const [bound, free] = [balloonBound({ ...vm, maxmemctl: 100 }, 65), balloonBound({ ...vm, maxmemctl: -1 }, 65)];
    return where(asked, (option) => bound.by === 'maxmemctl' && free.by === 'percent' && option.includes('je VM'));
  },
};
