import { expect, test, type Page } from '@playwright/test';

const rowsOf = (page: Page, table: string) =>
  page.locator(`#${table} tr[data-row]:visible`).evaluateAll((rows) => rows.map((row) => row.id));

test('?suche=443 shows every row with this port, and the address follows the field', async ({ page }) => {
  await page.goto('tabellen/?suche=443');
  await expect(page.getByRole('status').filter({ hasText: 'Gefundene Zeilen: 14' })).toBeVisible();
  await expect(page.locator('#tabelle-2-10-port-443')).toBeVisible();
  await expect(page.locator('#tabelle-2-10-port-8443')).toBeHidden();
  await expect(page.locator('#tabelle-2-17')).toBeHidden();
  await page.getByLabel('Alle Zeilen durchsuchen').fill('Linked');
  await expect(page).toHaveURL(/\?suche=Linked$/);
  await expect(page.locator('#tabelle-2-8-hosts')).toBeVisible();
});

test('a head sorts up, down, and back to the order of the book', async ({ page }) => {
  await page.goto('tabellen/');
  const head = page.locator('#tabelle-2-10 thead').getByRole('columnheader', { name: 'Protokoll' });
  const book = await rowsOf(page, 'tabelle-2-10');
  await head.getByRole('button').click();
  await expect(head).toHaveAttribute('aria-sort', 'ascending');
  expect((await rowsOf(page, 'tabelle-2-10'))[0]).toBe('tabelle-2-10-port-80');
  // The book leaves the protocol of 636 empty: that row comes last in both directions.
  expect((await rowsOf(page, 'tabelle-2-10')).at(-1)).toBe('tabelle-2-10-port-636');
  await head.getByRole('button').click();
  await expect(head).toHaveAttribute('aria-sort', 'descending');
  expect((await rowsOf(page, 'tabelle-2-10')).at(-1)).toBe('tabelle-2-10-port-636');
  await head.getByRole('button').click();
  expect(await rowsOf(page, 'tabelle-2-10')).toEqual(book);
});

test('where the clipboard is refused, the text stands there to be copied by hand', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('refused')) } });
  });
  await page.goto('tabellen/');
  const table = page.locator('#tabelle-2-16');
  await table.getByRole('button', { name: 'Kopieren' }).click();
  await table.getByRole('button', { name: 'als Markdown' }).click();
  await expect(table.getByRole('textbox')).toHaveValue(
    /^\| ESX 3\.x \| ESX 4 \|\n\| --- \| --- \|\n\| V0, V1, V2, V3 \|/,
  );
});

test('a link to a row of a tall table shows the row below the head, on a phone too', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('tabellen/#tabelle-2-5-sw-iscsi-ziele');
  await expect(page.locator('#tabelle-2-5-sw-iscsi-ziele')).toBeInViewport();
  await expect(page.locator('#tabelle-2-5 thead')).toBeInViewport();
  const widths = await page.locator('figure.table').evaluateAll((tables) => tables.map((one) => one.scrollWidth));
  expect(Math.max(...widths)).toBeLessThanOrEqual(360);
});

test('a table taller than the window keeps its head in view while the page scrolls', async ({ page }) => {
  await page.goto('kapitel/2-2-vsphere-host/#tabelle-2-5-nfs-standard');
  await expect(page.locator('#tabelle-2-5-nfs-standard')).toBeInViewport();
  await expect(page.locator('#tabelle-2-5 thead')).toBeInViewport();
});

test('on a phone the first column stays in view while the values scroll sideways', async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 740 });
  await page.goto('tabellen/#tabelle-2-17');
  const scroller = page.locator('#tabelle-2-17 .table-scroll');
  for (const part of ['thead tr:last-child', 'tr[data-row]']) {
    const first = scroller.locator(`${part} > th:first-child`).first();
    const before = await first.boundingBox();
    await scroller.evaluate((box) => (box.scrollLeft = box.scrollWidth));
    expect(await scroller.evaluate((box) => box.scrollLeft)).toBeGreaterThan(200);
    expect((await first.boundingBox())!.x).toBeCloseTo(before!.x, 0);
    // And leaves room for the values.
    expect(before!.width).toBeLessThan(180);
    await scroller.evaluate((box) => (box.scrollLeft = 0));
  }
});

test('on a phone the first column of every table that scrolls sideways stays in view and leaves room for the values', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 800 });
  for (const path of ['tabellen/', 'kapitel/2-2-vsphere-host/', 'kapitel/2-6-memory-virtualisierung/']) {
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    const tables = await page.locator('figure.table').evaluateAll((figures) =>
      figures.flatMap((figure) => {
        const box = figure.querySelector('.table-scroll')!;
        // Two lists side by side have no column that names the row.
        const rows = figure.querySelectorAll(
          'thead tr:last-child > th:first-child, tbody tr:not(.table-part) > :first-child',
        );
        if (box.scrollWidth <= box.clientWidth) return [];
        box.scrollLeft = box.scrollWidth;
        const left = box.getBoundingClientRect().left;
        const places = [...rows].map((row) => row.getBoundingClientRect());
        return [
          {
            id: figure.id,
            off: Math.max(...places.map((place) => Math.round(Math.abs(place.left - left)))),
            isNarrow: Math.max(...places.map(({ width }) => width)) < 180,
          },
        ];
      }),
    );
    expect(tables.length, path).toBeGreaterThan(0);
    expect(tables.filter(({ off, isNarrow }) => off > 0 || !isNarrow)).toEqual([]);
  }
});

test('a search field that does nothing yet is not shown', async ({ page }) => {
  await page.route('**/_astro/{filter,rows}.*.js', (route) => route.abort());
  await page.goto('tabellen/');
  await expect(page.locator('figure.table').first()).toBeVisible();
  await expect(page.getByLabel('Alle Zeilen durchsuchen')).toBeHidden();
});

test.describe('where the browser lacks an observer', () => {
  for (const name of ['ResizeObserver', 'IntersectionObserver']) {
    test(`tables work without ${name}`, async ({ page }) => {
      await page.addInitScript((missing) => {
        Reflect.deleteProperty(globalThis, missing);
      }, name);
      await page.goto('tabellen/');
      const last = page.locator('#tabelle-2-17');
      await last.scrollIntoViewIfNeeded();
      await expect(last.locator('.table-tools')).toHaveAttribute('data-ready', '');
    });
  }
});

test('no loop of sizes is reported when the tools come', async ({ page }) => {
  const errors: string[] = [];
  await page.addInitScript(() => addEventListener('error', (event) => console.error(`error event: ${event.message}`)));
  page.on('console', (message) => message.text().startsWith('error event') && errors.push(message.text()));
  await page.goto('tabellen/');
  await expect(page.locator('#tabelle-2-1 .table-tools')).toHaveAttribute('data-ready', '');
  await page.setViewportSize({ width: 700, height: 800 });
  await page.setViewportSize({ width: 1100, height: 800 });
  await page.waitForTimeout(300);
  expect(errors).toEqual([]);
});

test('in the layer of 2010 the columns of today are gone', async ({ page }) => {
  await page.goto('tabellen/');
  const later = page.locator('#tabelle-2-7').getByRole('columnheader', { name: '8.0' });
  await expect(later).toBeVisible();
  await page.evaluate(() => (document.documentElement.dataset.zeit = '2010'));
  await expect(later).toBeHidden();
  await expect(page.locator('#tabelle-2-11-port-9087')).toBeHidden();
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('tables are whole, and no dead control is shown', async ({ page }) => {
    await page.goto('tabellen/');
    await expect(page.locator('figure.table')).toHaveCount(17);
    await expect(page.getByText('10.328,69')).toBeVisible();
    await expect(page.locator('main').getByRole('button')).toHaveCount(0);
    await expect(page.locator('main').getByRole('searchbox')).toHaveCount(0);
  });
});
