// Serves a finished build as a static host would: headers from its `_headers`, compression, 404 page, base path.
// node scripts/serve.mjs [--dir dist] [--port 4321] [--base /]     (also PORT and BASE_PATH)
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { readOptions, refuse } from './options.mjs';
import { headersFor, parseHeaderRules } from '../src/integrations/host-rules.ts';

const usage = `node scripts/serve.mjs [--dir dist] [--port 4321] [--base /]     (also PORT and BASE_PATH)
Serves a finished build with its headers, as a static host would.`;
const { values } = readOptions(usage, {
  options: {
    dir: { type: 'string', default: 'dist' },
    port: { type: 'string', default: process.env.PORT ?? '4321' },
    base: { type: 'string', default: process.env.BASE_PATH ?? '/' },
  },
});
const base = `/${values.base}/`.replace(/\/{2,}/g, '/');
const root = resolve(values.dir);
if (!/^\d{1,5}$/.test(values.port) || Number(values.port) > 65_535) {
  refuse(`--port: found "${values.port}", allowed: a number from 0 to 65535`);
}
const rules = parseHeaderRules(
  await readFile(resolve(root, '_headers'), 'utf8').catch(() =>
    refuse(`--dir: found no ${values.dir}/_headers, allowed: a finished build; make one with npm run build`),
  ),
);

const types = {
  css: 'text/css; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  png: 'image/png',
  svg: 'image/svg+xml; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  wasm: 'application/wasm',
  webmanifest: 'application/manifest+json; charset=utf-8',
  woff2: 'font/woff2',
  xml: 'application/xml; charset=utf-8',
};
const encoders = { br: promisify(brotliCompress), gzip: promisify(gzip) };
const compressed = new Map();

/** The file of an address below the root, or null: no such file, or an address that leads out of the root. */
async function fileOf(path) {
  const file = resolve(root, `.${path.endsWith('/') ? `${path}index.html` : path}`);
  if (!file.startsWith(root + sep) || file.endsWith(`${sep}_headers`)) return null;
  return readFile(file).then(
    (content) => ({ file, content }),
    () => null,
  );
}

/** Compresses a file once, and again after a new build has changed it. */
async function encode(encoding, file, content) {
  const key = `${encoding} ${file}`;
  const known = compressed.get(key);
  if (known?.content.equals(content)) return known.body;
  const body = await encoders[encoding](content);
  compressed.set(key, { content, body });
  return body;
}

async function answer(request, response) {
  const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
  if (!path.startsWith(base)) {
    response.writeHead(path === base.slice(0, -1) ? 302 : 404, { Location: base }).end();
    return;
  }
  const found = await fileOf(`/${path.slice(base.length)}`);
  if (found === null && !path.endsWith('/') && (await fileOf(`/${path.slice(base.length)}/`)) !== null) {
    response.writeHead(301, { Location: `${path}/` }).end();
    return;
  }
  const { file, content } = found ?? (await fileOf('/404.html')) ?? { file: '.txt', content: 'Nicht gefunden' };
  const type = types[file.slice(file.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
  const accepted = String(request.headers['accept-encoding'] ?? '');
  const encoding = /charset|wasm/.test(type) && Object.keys(encoders).find((name) => accepted.includes(name));
  const body = encoding ? await encode(encoding, file, content) : content;
  response.writeHead(found === null ? 404 : 200, {
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-cache',
    Vary: 'Accept-Encoding',
    ...(encoding && { 'Content-Encoding': encoding }),
    ...Object.fromEntries(headersFor(rules, found === null ? `${base}404.html` : path)),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

const server = createServer((request, response) => {
  answer(request, response).catch((error) => {
    if (!response.headersSent) response.writeHead(error instanceof URIError ? 400 : 500);
    response.end();
  });
});
server.on('error', (error) => {
  console.error(
    error.code === 'EADDRINUSE' ? `Port ${values.port} is in use; name another with --port.` : error.message,
  );
  process.exitCode = 1;
});
server.listen(Number(values.port), () => {
  console.log(`Unterbau: http://localhost:${server.address().port}${base}`);
});
