// Drives a Firefox that stands on this machine, by WebDriver BiDi: the language that every browser speaks, without a library.
import { spawn } from 'node:child_process';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const known = ['/usr/bin/firefox', '/usr/bin/firefox-esr', '/Applications/Firefox.app/Contents/MacOS/firefox'];

/** The path of a Firefox on this machine, or null. FIREFOX_PATH comes first. */
export function lookForFirefox() {
  const paths = [process.env.FIREFOX_PATH, ...known].filter((path) => path !== undefined && path !== '');
  return paths.find((path) => canRun(path)) ?? null;
}

function canRun(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** How long a browser may need to start, and a page to do what it is asked. */
const START_MS = 60_000;

/**
 * Starts Firefox without a window and with a profile of its own, and opens one page: `goTo(url)`, `evaluate(js)` (awaited,
 * returns what JSON can say), `press(key)`, `faults` (errors that the page logged), `close()`.
 */
export async function openFirefox(path) {
  const profile = mkdtempSync(join(tmpdir(), 'firefox-'));
  const child = spawn(path, ['--headless', '--remote-debugging-port=0', '--profile', profile, '--no-remote'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, MOZ_CRASHREPORTER_DISABLE: '1' },
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  async function stop() {
    child.kill();
    await ended;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
  try {
    const address = await addressOf(child);
    const { send, faults, disconnect } = await connect(`${address}/session`);
    const { capabilities } = await send('session.new', { capabilities: {} });
    await send('session.subscribe', { events: ['log.entryAdded'] });
    const { context } = await send('browsingContext.create', { type: 'tab' });
    await send('browsingContext.setViewport', { context, viewport: { width: 1280, height: 800 } });
    return {
      version: capabilities.browserVersion,
      faults,
      goTo: (url) => send('browsingContext.navigate', { context, url, wait: 'complete' }),
      async evaluate(expression) {
        const target = { context };
        const answer = await send('script.evaluate', {
          expression: `Promise.resolve(${expression}).then((value) => JSON.stringify(value ?? null))`,
          target,
          awaitPromise: true,
        });
        if (answer.type === 'exception') throw new Error(answer.exceptionDetails.text);
        return JSON.parse(answer.result.value);
      },
      press: (value) =>
        send('input.performActions', {
          context,
          actions: [{ type: 'key', id: 'keys', actions: ['keyDown', 'keyUp'].map((type) => ({ type, value })) }],
        }),
      async close() {
        disconnect();
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Where the started browser listens, as it says itself. */
function addressOf(child) {
  return new Promise((resolve, reject) => {
    let said = '';
    const late = setTimeout(
      () => reject(new Error(`Firefox did not start in ${START_MS / 1000} s: ${said}`)),
      START_MS,
    );
    child.once('error', reject);
    child.once('close', () => reject(new Error(`Firefox ended at once: ${said}`)));
    child.stderr.on('data', (text) => {
      said += text;
      const [, address] = /WebDriver BiDi listening on (ws:\/\/\S+)/.exec(said) ?? [];
      if (address === undefined) return;
      clearTimeout(late);
      resolve(address);
    });
  });
}

/** A connection that sends commands and collects what pages log as errors. */
async function connect(address) {
  const socket = new WebSocket(address);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', () => reject(new Error(`no connection to ${address}`)));
  });
  const waiting = new Map();
  const faults = [];
  let last = 0;
  socket.addEventListener('message', ({ data }) => {
    const { id, type, method, params, result, error, message } = JSON.parse(data);
    if (method === 'log.entryAdded' && params.level === 'error') faults.push(params.text);
    const asked = waiting.get(id);
    waiting.delete(id);
    if (type === 'success') asked?.resolve(result);
    else if (type === 'error') asked?.reject(new Error(`${error}: ${message}`));
  });
  const send = (method, params) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      socket.send(JSON.stringify({ id: last, method, params }));
    });
  return { send, faults, disconnect: () => socket.close() };
}
