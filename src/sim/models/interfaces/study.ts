import { DataError, tableOf, type DataTables } from '../../kernel/data.ts';
import { studiedExplorer } from '../../kernel/study.ts';
import { answersOf, interfaces, type Ports, type SdkState } from './model.ts';
import { API_PACKAGES, PACKAGE_IDS, REACHES } from './rules.ts';

const ROW = 'port-443';

/** The port over which the whole API runs. */
function readPorts(tables: DataTables): Ports {
  const table = tableOf(tables, 'tabelle-2-10');
  const found = table.rows.find(({ id }) => id === ROW)?.cells.port;
  if (/^\d+$/.test(String(found))) return { api: Number(found) };
  throw new DataError(
    `${table.file}, row "${ROW}", column "port": found ${JSON.stringify(found ?? null)}, allowed: one port`,
  );
}

const waysFrom = ({ links }: SdkState, node: string) => links.filter(({ from, is }) => from === node && is !== 'there');
const waysTo = ({ links }: SdkState, node: string) => links.filter(({ to, is }) => to === node && is !== 'there');

/** Packages and their interfaces, with the report and what always holds. */
export const studiedInterfaces = studiedExplorer(interfaces, {
  doc: 'a task, what a reader works with, whom the API should reach, and the time',
  data: { tables: ['tabelle-2-10'], read: readPorts },
  report: ([state]) => ({
    packages: answersOf(state).map(({ id }) => id),
    ended: state.packages.filter(({ hasEnded }) => hasEnded).map(({ id }) => id),
    ways: state.links.filter(({ is }) => is === 'way').map(({ from, to }) => `${from} > ${to}`),
    unmet: state.wishes.some(({ unmet }) => unmet),
    locked: state.locked,
    apiPort: state.port,
  }),
  invariants: {
    'each package is there once': ({ packages }) => packages.map(({ id }) => id).join() === PACKAGE_IDS.join(),
    'five packages speak the API': ({ packages }) =>
      packages.filter(({ speaks }) => speaks === 'api').length === API_PACKAGES.length && API_PACKAGES.length === 5,
    'a way leads through a package that answers and lives, from where a reader is to whom it reaches': (state) =>
      state.packages.every(({ id, speaks, isAnswer, hasEnded }) => {
        const isWay = isAnswer && !hasEnded;
        const onward = waysFrom(state, id);
        return (
          waysTo(state, id).length > 0 === isWay &&
          onward.length === (isWay ? 1 : 0) &&
          (!isWay || REACHES[speaks].length === 0 || waysFrom(state, speaks).length === 1)
        );
      }),
    'no line touches a package that has ended': ({ packages, links }) =>
      packages.every(({ id, hasEnded }) => hasEnded !== links.some(({ from, to }) => from === id || to === id)),
    'only the API is locked, and only at the host': ({ links, locked }) =>
      links.every(({ from, to, is }) => is !== 'locked' || (from === 'api' && to === 'host')) &&
      locked === links.some(({ is }) => is === 'locked'),
    'nothing ended in the time of the book': ({ today, packages }) =>
      today || packages.every(({ fate, hasEnded }) => fate === null && !hasEnded),
    'one language begins at one place, unless it is unmet': ({ wishes, links }) =>
      wishes.length === 0 ||
      wishes.some(({ unmet }) => unmet) ||
      new Set(links.filter(({ to, is }) => is === 'way' && PACKAGE_IDS.some((id) => id === to)).map(({ from }) => from))
        .size <= 1,
  },
});
