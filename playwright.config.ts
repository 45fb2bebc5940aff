import { execFileSync } from 'node:child_process';
import { defineConfig, devices } from '@playwright/test';

// The builds under test are made by `npm test`; on their own: npm run build && npx playwright test --project=site
// Free ports, so that two checkouts can test side by side. Workers read this file again and inherit the first choice.
process.env.TEST_PORTS ??= freePorts(3).join();
const [sitePort = 0, basePort = 0, portionsPort = 0] = process.env.TEST_PORTS.split(',').map(Number);
const servers = {
  site: { dir: 'dist', port: sitePort, base: '/' },
  base: { dir: '.cache/dist-base', port: basePort, base: '/vsphere/' },
  portions: { dir: '.cache/portions', port: portionsPort, base: '/' },
} as const;

/** Ports that nobody listens on now. Found in a process of its own: Playwright loads this file without waiting. */
function freePorts(count: number): readonly number[] {
  const script = `
    const all = Array.from({ length: ${count} }, () => require('node:net').createServer().listen(0));
    Promise.all(all.map((one) => new Promise((done) => one.once('listening', done)))).then(() => {
      process.stdout.write(JSON.stringify(all.map((one) => one.address().port)));
      for (const one of all) one.close();
    });`;
  return JSON.parse(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' })) as readonly number[];
}

const address = ({ port, base }: { port: number; base: string }) => `http://localhost:${port}${base}`;
const executablePath = process.env.CHROME_PATH ?? '/usr/bin/chromium';
// One project alone needs only its own server.
const wanted = process.argv.flatMap((arg) => /^--project=(\w+)$/.exec(arg)?.[1] ?? []);

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  // Limits catch what hangs; they do not measure the machine.
  timeout: 120_000,
  expect: { timeout: 20_000, toMatchAriaSnapshot: { pathTemplate: '{testDir}/aria/{arg}{ext}' } },
  fullyParallel: true,
  workers: 2,
  // A second try tells a fault from an accident of a busy machine; `npm test` names every test that needed it.
  retries: process.env.CI ? 1 : 0,
  forbidOnly: true,
  reporter: process.env.CI ? [['dot'], ['json', { outputFile: 'reports/browser.json' }]] : [['list']],
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1280, height: 800 },
    locale: 'de-DE',
    launchOptions: {
      executablePath,
      // The sandbox cannot start as root; the pages under test are our own.
      args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
  },
  projects: [
    { name: 'site', use: { baseURL: address(servers.site) }, testIgnore: /(base-path|portions)\.spec/ },
    // Below a path, and with React itself in the browser: what depends on either, shown by one figure.
    {
      name: 'base',
      use: { baseURL: address(servers.base) },
      testMatch: /base-path|search|deploy|contract|figure|address|embed|stage/,
      grepInvert: /@figure/,
    },
    // What no figure of the site needs to have: pages of their own, built in two seconds when the server starts.
    { name: 'portions', use: { baseURL: address(servers.portions) }, testMatch: /portions\.spec/ },
  ],
  webServer: Object.entries(servers)
    .filter(([name]) => wanted.length === 0 || wanted.includes(name))
    .map(([name, { dir, port, base }]) => ({
      command: `${name === 'portions' ? 'node tests/portions/build.ts && ' : ''}node scripts/serve.mjs --dir ${dir} --port ${port} --base ${base}`,
      url: address({ port, base }),
      reuseExistingServer: false,
      timeout: 120_000,
    })),
});
