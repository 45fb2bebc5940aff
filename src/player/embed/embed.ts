/**
 * The message protocol of embedded figures, version 1.
 * To the host page: `{app:'vsx', v:1, typ:'bereit'|'hoehe'|'schritt'|'fehler', …}`.
 * From the host page: `{app:'vsx', v:1, typ:'geheZu', schritt}`, `{typ:'spiele'}`, `{typ:'pause'}`, `{typ:'profil', profil}`.
 * Only the window that embeds us is listened to, and nothing it sends is looked up as a function name.
 */
export type EmbedRequest =
  | { readonly typ: 'geheZu'; readonly schritt: string }
  | { readonly typ: 'spiele' }
  | { readonly typ: 'pause' }
  | { readonly typ: 'profil'; readonly profil: string };

export type EmbedReport =
  | { readonly typ: 'bereit'; readonly figur: string; readonly schritte: readonly string[] }
  | { readonly typ: 'hoehe'; readonly hoehe: number }
  | { readonly typ: 'schritt'; readonly schritt: string | null; readonly nummer: number; readonly letzter: number }
  | { readonly typ: 'fehler'; readonly text: string };

/** Reads a message; `null` for anything that is not a request of this protocol. */
export function readRequest(data: unknown): EmbedRequest | 'unknown' | null {
  if (typeof data !== 'object' || data === null) return null;
  const message = data as Readonly<Record<string, unknown>>;
  if (message.app !== 'vsx' || message.v !== 1) return null;
  switch (message.typ) {
    case 'geheZu':
      return typeof message.schritt === 'string' && message.schritt.length <= 80
        ? { typ: 'geheZu', schritt: message.schritt }
        : 'unknown';
    case 'spiele':
      return { typ: 'spiele' };
    case 'pause':
      return { typ: 'pause' };
    case 'profil':
      return typeof message.profil === 'string' ? { typ: 'profil', profil: message.profil } : 'unknown';
    default:
      return 'unknown';
  }
}

/** Tells the host page something. The content is public, so any host may hear it. */
export function report(message: EmbedReport): void {
  if (window.parent !== window) window.parent.postMessage({ app: 'vsx', v: 1, ...message }, '*');
}

/** Listens to the host page and to nobody else; returns how to stop. */
export function listen(onRequest: (request: EmbedRequest) => void): () => void {
  const listener = (event: MessageEvent<unknown>) => {
    if (event.source !== window.parent || window.parent === window) return;
    const request = readRequest(event.data);
    if (request === 'unknown')
      report({ typ: 'fehler', text: 'unbekannte Nachricht; erlaubt: geheZu, spiele, pause, profil' });
    else if (request !== null) onRequest(request);
  };
  window.addEventListener('message', listener);
  return () => window.removeEventListener('message', listener);
}

const SETTLING_MS = 1000;

/** Reports the height of an element, rounded; every change in the first second, then at most one a second. */
export function reportHeight(element: Element): () => void {
  const start = performance.now();
  let sent = 0;
  let at = -SETTLING_MS;
  let timer = 0;
  const send = () => {
    timer = 0;
    const height = Math.ceil(element.getBoundingClientRect().height);
    if (height === sent) return;
    sent = height;
    at = performance.now();
    report({ typ: 'hoehe', hoehe: height });
  };
  const observer = new ResizeObserver(() => {
    const now = performance.now();
    const wait = now - start < SETTLING_MS ? 0 : Math.max(0, at + SETTLING_MS - now);
    if (timer === 0) timer = window.setTimeout(send, wait);
  });
  observer.observe(element);
  return () => {
    observer.disconnect();
    clearTimeout(timer);
  };
}
