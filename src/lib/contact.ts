/**
 * Where readers report errors: `CONTACT_URL=mailto:…` or `https://…` at build time; `null` where none is given. Throws on
 * any other address.
 */
export function contactOf(address: string | undefined): string | null {
  if (address === undefined || address === '') return null;
  if (/^(https:|mailto:)/.test(address)) return address;
  throw new Error(`CONTACT_URL: found "${address}", allowed: an address that begins with https: or mailto:`);
}
