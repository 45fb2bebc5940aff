/** Where a service works: in the vCenter Server, or on every host. It decides what an outage of the vCenter Server stops. */
export type Site = 'manager' | 'hosts';

/** Editions of the hosts of vSphere 4, each with everything of those before. Knowledge, not cross-checked (`wissen`). */
export const EDITIONS = ['standard', 'advanced', 'enterprise', 'enterprisePlus'] as const;
export type Edition = (typeof EDITIONS)[number];

/**
 * The lists of 2.3: nine central services, five distributed ones, three plug-ins; and what goes on beside them. What is on
 * the hosts: running VMs and the log on to a host (2.3), HA by its agents and FT by its copy (`heute-HA-HOSTS`, `wissen`). A
 * switch across hosts is set up in the vCenter Server (`heute-STANDALONE`); that the hosts forward without it is `wissen`.
 */
export const SERVICES = {
  provisioning: { kind: 'central', site: 'manager' },
  configuration: { kind: 'central', site: 'manager' },
  pools: { kind: 'central', site: 'manager' },
  inventory: { kind: 'central', site: 'manager' },
  console: { kind: 'central', site: 'manager' },
  statistics: { kind: 'central', site: 'manager' },
  alarms: { kind: 'central', site: 'manager' },
  roles: { kind: 'central', site: 'manager' },
  tasks: { kind: 'central', site: 'manager' },
  drs: { kind: 'distributed', site: 'manager' },
  vmotion: { kind: 'distributed', site: 'manager' },
  storageVmotion: { kind: 'distributed', site: 'manager' },
  ha: { kind: 'distributed', site: 'hosts' },
  ft: { kind: 'distributed', site: 'hosts' },
  converter: { kind: 'plugin', site: 'manager' },
  update: { kind: 'plugin', site: 'manager' },
  orchestrator: { kind: 'plugin', site: 'manager' },
  guests: { kind: 'host', site: 'hosts' },
  logOn: { kind: 'host', site: 'hosts' },
  switchSetup: { kind: 'switch', site: 'manager' },
  switching: { kind: 'switch', site: 'hosts' },
} as const satisfies Readonly<
  Record<string, { readonly kind: 'central' | 'distributed' | 'plugin' | 'host' | 'switch'; readonly site: Site }>
>;
export type Service = keyof typeof SERVICES;
export const serviceNames = Object.keys(SERVICES) as readonly Service[];

/** The services that tell the story; the others behave like them. */
const TELLING: readonly Service[] = ['drs', 'vmotion', 'alarms', 'statistics', 'tasks', 'roles'];

/** The two lists in which the book has the functions, and the first edition of the hosts that had each. */
export const FEATURES = {
  thin: { list: 'bookEssentials', from: 'standard' },
  agent: { list: 'bookEssentials', from: 'standard' },
  update: { list: 'bookEssentials', from: 'standard' },
  vmsafe: { list: 'bookEssentials', from: 'standard' },
  vstorage: { list: 'bookEssentials', from: 'standard' },
  ha: { list: 'bookEssentials', from: 'standard' },
  recovery: { list: 'bookEssentials', from: 'advanced' },
  hotAdd: { list: 'bookStandard', from: 'advanced' },
  ft: { list: 'bookStandard', from: 'advanced' },
  vshield: { list: 'bookStandard', from: 'advanced' },
  vmotion: { list: 'bookStandard', from: 'advanced' },
  storageVmotion: { list: 'bookStandard', from: 'enterprise' },
  drs: { list: 'bookStandard', from: 'enterprise' },
  distributedSwitch: { list: 'bookStandard', from: 'enterprisePlus' },
  profiles: { list: 'bookStandard', from: 'enterprisePlus' },
  multipathing: { list: 'bookStandard', from: 'enterprisePlus' },
} as const satisfies Readonly<
  Record<string, { readonly list: 'bookEssentials' | 'bookStandard'; readonly from: Edition }>
>;
export type Feature = keyof typeof FEATURES;
export const featureNames = Object.keys(FEATURES) as [Feature, ...Feature[]];

/** How many editions have a function: its first one and all above. */
export function editionsWith(feature: Feature): number {
  return EDITIONS.length - EDITIONS.indexOf(FEATURES[feature].from);
}

/** Whether hosts of an edition have a service. What is no function of an edition, every one has. */
export function hasService(service: Service, edition: Edition): boolean {
  const wanted = SERVICES[service].kind === 'switch' ? 'distributedSwitch' : service;
  const feature = featureNames.find((name) => name === wanted);
  return feature === undefined || EDITIONS.indexOf(edition) >= EDITIONS.indexOf(FEATURES[feature].from);
}

/** Services in the vCenter Server, in the order in which they are shown: those that tell the story, or all lists of the book. */
export function managerServices(edition: Edition, all: boolean): readonly Service[] {
  const isListed = (name: Service) => SERVICES[name].site === 'manager' && SERVICES[name].kind !== 'switch';
  const shown = all ? serviceNames.filter(isListed) : TELLING;
  return shown.filter((name) => hasService(name, edition));
}

/** Whether a service works: one on the hosts always, one in the vCenter Server as long as that is up (2.3). */
export function works(service: Service, manager: 'up' | 'failed'): boolean {
  return SERVICES[service].site === 'hosts' || manager === 'up';
}
