// Finds a Chromium, or brings one: CHROME_PATH, the machine's own, Playwright's, else Debian's package when root.
import { accessSync, constants } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { chromium } from '@playwright/test';

const known = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

function runs(path) {
  try {
    accessSync(path, constants.X_OK);
    return spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 }).status === 0;
  } catch {
    return false;
  }
}

/** `{ path, origin }` of a Chromium on this machine, or null. */
export function lookForBrowser() {
  const candidates = [
    ...(process.env.CHROME_PATH ? [[process.env.CHROME_PATH, 'CHROME_PATH']] : []),
    ...known.map((path) => [path, 'installed on this machine']),
    [chromium.executablePath(), 'brought by Playwright'],
  ];
  for (const [path, origin] of candidates) if (runs(path)) return { path, origin };
  return null;
}

/** As `lookForBrowser`, and installs one where there is none. Throws with what was tried. */
export async function findBrowser() {
  const found = lookForBrowser();
  if (found) return found;
  const tried = [];
  const attempts = [['npx', ['playwright', 'install', 'chromium']]];
  if (process.getuid?.() === 0) {
    attempts.push(['apt-get', ['update']], ['apt-get', ['install', '-y', '--no-install-recommends', 'chromium']]);
  }
  for (const [command, args] of attempts) {
    console.log(`No Chromium found, trying: ${command} ${args.join(' ')}`);
    const { status } = spawnSync(command, args, { stdio: 'inherit', timeout: 600_000 });
    tried.push(`${command} ${args.join(' ')} → exit ${status}`);
    const now = lookForBrowser();
    if (now) return now;
  }
  throw new Error(
    `No Chromium to test with. Tried: CHROME_PATH, ${known.join(', ')}, Playwright's; then ${tried.join('; ')}. ` +
      'Install Chromium or name one in CHROME_PATH.',
  );
}
