/** The site's base path; `/` on the command line, where no build has set one. */
const base = (import.meta.env as { readonly BASE_URL: string } | undefined)?.BASE_URL ?? '/';

/** An address inside the site, under whatever base path it is built for: `/hilfe/` → `/vsphere/hilfe/`. */
export function withBase(path: `/${string}`): string {
  return `${base.replace(/\/$/, '')}${path}`;
}
