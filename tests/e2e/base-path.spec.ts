import { expect, test } from '@playwright/test';
import { player, watch } from './support.ts';

test('a build below a path keeps every link, script and figure below it', async ({ page }) => {
  const faults = watch(page);
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()} ${response.url()}`);
    if (!new URL(response.url()).pathname.startsWith('/vsphere/')) faults.push(`outside: ${response.url()}`);
  });
  await page.goto('');
  const links = await page
    .locator('a[href^="/"]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
  expect(links.filter((href) => !href.startsWith('/vsphere/'))).toEqual([]);
  await page.goto('kapitel/2-5-cpu-virtualisierung/');
  await page.getByRole('link', { name: 'Abschnitt', exact: false }).first().click();
  await page.goto('figuren/cpu-ringe/');
  const root = await player(page);
  await root.getByRole('button', { name: 'Weiter', exact: true }).click();
  await expect(page).toHaveURL(/\/vsphere\/figuren\/cpu-ringe\/[a-z-]+\/$/);
  await root.getByRole('button', { name: 'Teilen', exact: true }).click();
  await expect(page.getByRole('textbox', { name: 'HTML (iframe)', exact: true })).toHaveValue(
    /\/vsphere\/einbetten\/cpu-ringe\//,
  );
  expect(faults).toEqual([]);
});

test('its canonical addresses name the site it was built for', async ({ page }) => {
  await page.goto('figuren/cpu-ringe/');
  await expect(page.locator('link[rel=canonical]')).toHaveAttribute(
    'href',
    'https://wiki.example/vsphere/figuren/cpu-ringe/',
  );
});

test("its policy names the site: in a sandboxed frame WebKit takes 'self' for nobody", async ({ page }) => {
  await page.goto('einbetten/cpu-ringe/');
  const policy = await page.locator('meta[http-equiv="content-security-policy" i]').getAttribute('content');
  for (const kind of ['script', 'style', 'font', 'connect', 'img']) {
    expect(policy).toMatch(new RegExp(`${kind}-src 'self' https://wiki\\.example[ ;]`));
  }
});

test('its headers are for its own paths', async ({ request }) => {
  const embed = await request.get('einbetten/cpu-ringe/');
  expect(embed.headers()['content-security-policy'] ?? '').toContain('frame-ancestors *');
});
