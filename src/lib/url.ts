/** An address inside the site, under whatever base path it is built for: `/hilfe/` → `/vsphere/hilfe/`. */
export function withBase(path: `/${string}`): string {
  return `${import.meta.env.BASE_URL.replace(/\/$/, '')}${path}`;
}
