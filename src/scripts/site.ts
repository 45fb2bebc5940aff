// What every page with a header does by itself; each part does nothing where its elements are missing. One file that all
// pages share: small ones weigh half as much again.
import './search-field.ts';
import './terms.ts';
import './switches.ts';

// What nobody clicks waits until the browser has nothing better to do: a figure comes first.
const load = () => void import('./site-idle.ts').catch(() => undefined);
if ('requestIdleCallback' in globalThis) requestIdleCallback(load, { timeout: 1000 });
else setTimeout(load, 200);
