import { defineConfig, devices } from '@playwright/test';

// The builds under test are made by `npm test`; on their own: npm run build && npx playwright test --project=site
const servers = {
  site: { dir: 'dist', port: 4331, base: '/' },
  react: { dir: '.cache/dist-react', port: 4332, base: '/' },
  base: { dir: '.cache/dist-base', port: 4333, base: '/vsphere/' },
} as const;

const address = ({ port, base }: { port: number; base: string }) => `http://localhost:${port}${base}`;
const executablePath = process.env.CHROME_PATH ?? '/usr/bin/chromium';
// One project alone needs only its own server.
const wanted = process.argv.flatMap((arg) => /^--project=(\w+)$/.exec(arg)?.[1] ?? []);

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  expect: { toMatchAriaSnapshot: { pathTemplate: '{testDir}/aria/{arg}{ext}' } },
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 30_000,
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
    { name: 'site', use: { baseURL: address(servers.site) }, testIgnore: /base-path/ },
    // The same figures with React itself in the browser.
    { name: 'react', use: { baseURL: address(servers.react) }, testMatch: /figure|address|embed|stage/ },
    { name: 'base', use: { baseURL: address(servers.base) }, testMatch: /base-path|search/ },
  ],
  webServer: Object.entries(servers)
    .filter(([name]) => wanted.length === 0 || wanted.includes(name))
    .map(([, { dir, port, base }]) => ({
      command: `node scripts/serve.mjs --dir ${dir} --port ${port} --base ${base}`,
      url: address({ port, base }),
      reuseExistingServer: false,
    })),
});
