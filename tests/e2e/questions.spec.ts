import { expect, test, type Locator, type Page } from '@playwright/test';
import { breaches, profiles, setProfile } from './page-checks.ts';
import { heldScripts, watch } from './support.ts';

const question = (page: Page, id: string) => page.locator(`details:has(> #frage-${id})`);
const option = (root: Locator, text: string) => root.getByLabel(text, { exact: true });
const voice = (page: Page) => page.locator('#fragen-stimme');
const check = (root: Locator) => root.getByRole('button', { name: 'Prüfen' }).click();
const shown = (page: Page) => page.locator('.question-list details.question:visible');

/** Chooses what the page itself calls right, or in a single question the first wrong option. */
async function answer(root: Locator, rightly: boolean): Promise<void> {
  const chosen = root.locator(rightly ? '.options > li[data-right] input' : '.options > li:not([data-right]) input');
  for (const input of rightly ? await chosen.all() : [chosen.first()]) await input.check();
}

const idsOf = (root: Locator) => root.locator('.question-body').evaluateAll((bodies) => bodies.map(({ id }) => id));

test('an address with a field of its own loads no code of figures', async ({ page }) => {
  const sizes: number[] = [];
  page.on('response', async (response) => {
    if (response.request().resourceType() === 'script') sizes.push((await response.body()).length);
  });
  await page.goto('fragen/?reihe=7');
  // What a page does when it is idle, it has done by then.
  await page.waitForLoadState('networkidle');
  expect(Math.max(...sizes)).toBeGreaterThan(10_000);
  expect(Math.max(...sizes)).toBeLessThan(30_000);
});

test('an evening: wrong, right, again, and what was wrong comes back', async ({ page }) => {
  const faults = watch(page);
  await page.goto('fragen/?reihe=7');
  const single = question(page, 'q56');
  await single.locator('> summary').click();
  await check(single);
  await expect(single.locator('.verdict')).toHaveText('Wählen Sie erst eine Antwort.');
  await option(single, '8 GB').check();
  await check(single);
  await expect(single.locator('.verdict')).toHaveText('Nicht richtig.');
  await expect(single.getByText('So groß wäre die Datei ohne Reservierung.')).toBeVisible();
  await expect(single.getByText('Die Reservierung wird abgezogen, nicht hinzugezählt.')).toBeHidden();
  await expect(single.getByText('Zugewiesener Speicher minus Reservierung')).toBeVisible();
  await expect(voice(page)).toHaveText(/^Nicht richtig\. So groß wäre.*Zugewiesener Speicher minus/);
  await expect(option(single, '5 GB')).toBeDisabled();

  // All or nothing.
  const multi = question(page, 'q43');
  await multi.locator('> summary').click();
  await option(multi, 'V0, V2').check();
  await option(multi, 'V1, V2').check();
  await check(multi);
  await expect(multi.locator('.verdict')).toHaveText('Nicht richtig.');
  await multi.getByRole('button', { name: 'Noch einmal' }).click();
  await answer(multi, true);
  await check(multi);
  await expect(multi.locator('.verdict')).toHaveText('Richtig.');

  // A match with one slip says where it belongs.
  const match = question(page, 'q38');
  await match.locator('> summary').click();
  await match.getByLabel('ANY').selectOption('eine vCPU hat den Core allein, der zweite Thread ruht');
  await match.getByLabel('NONE').selectOption('eine vCPU darf sich den Core mit jeder anderen teilen');
  await check(match);
  await expect(match.locator('.verdict')).toHaveText('Wählen Sie zu jedem Eintrag etwas aus.');
  await match.getByLabel('INTERNAL').selectOption('nur vCPUs derselben VM teilen sich einen Core');
  await check(match);
  await expect(match.locator('.option-why:visible')).toHaveCount(2);
  await expect(match.locator('.option-why').first()).toContainText('gehört zu „NONE“.');

  await page.reload();
  await page.getByLabel('nur zuletzt falsch beantwortete').check();
  await expect(shown(page)).toHaveCount(2);
  await expect(page.locator('.question-count')).toHaveText('2 von 145 Fragen');
  await expect(page).toHaveURL(/[?&]nur=falsch/);
  await expect(question(page, 'q56').locator('.history')).toHaveText('zuletzt falsch beantwortet');
  expect(faults).toEqual([]);
});

test('right and wrong can be told apart in every profile', async ({ page }) => {
  await page.goto('fragen/?reihe=7&abschnitt=2.5.3#frage-q43');
  const root = question(page, 'q43');
  await answer(root, false);
  await check(root);
  // Words and signs, not colours alone.
  const signs = await root
    .locator('.options > li label > span')
    .evaluateAll((all) => all.map((one) => getComputedStyle(one, '::after').content));
  expect(signs.toSorted().slice(0, 4)).toEqual([
    '"✓ wäre richtig"',
    '"✓ wäre richtig"',
    '"✓ wäre richtig"',
    '"✗ falsch"',
  ]);
  for (const profile of profiles) {
    await setProfile(page, profile);
    expect(await breaches(page), profile).toEqual([]);
  }
});

test('an order is found without dragging, by keyboard alone', async ({ page }) => {
  await page.goto('fragen/?reihe=3#frage-q33');
  const root = question(page, 'q33');
  await expect(root).toHaveAttribute('open', '');
  const wanted = ['Level-1-Cache', 'Level-2-Cache', 'Level-3-Cache', 'Arbeitsspeicher'];
  const now = () => root.locator('.steps > li > span:first-child').allInnerTexts();
  expect((await now()).toSorted()).toEqual(wanted.toSorted());
  expect(await now()).not.toEqual(wanted);
  for (const [at, name] of wanted.entries()) {
    for (let from = (await now()).indexOf(name); from > at; from -= 1) {
      await root.getByRole('button', { name: `„${name}“ nach oben` }).focus();
      await page.keyboard.press('Enter');
      await expect(voice(page)).toHaveText(`Platz ${from} von 4: ${name}`);
    }
  }
  expect(await now()).toEqual(wanted);
  await root.getByRole('button', { name: 'Prüfen' }).focus();
  await page.keyboard.press('Enter');
  await expect(root.locator('.verdict')).toHaveText('Richtig.');
});

test('the keyboard opens, chooses, checks and goes on', async ({ page }) => {
  await page.goto('fragen/?reihe=7&abschnitt=2.5.2');
  const root = question(page, 'q40');
  await root.locator('> summary').focus();
  // As fast as keys can follow one another: the controls are there before the question is open.
  await Promise.all([page.keyboard.press('Enter'), page.keyboard.press('Tab')]);
  await expect(root.getByRole('radio').first()).toBeFocused();
  const group = root.getByRole('group', { name: /^Was muss außerhalb von vSphere erfüllt sein/ });
  await expect(group).toBeVisible();
  while (!(await option(root, 'Es ist im BIOS des Servers eingeschaltet').isChecked())) {
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Tab');
  await expect(root.getByRole('button', { name: 'Prüfen' })).toBeFocused();
  await page.keyboard.press('Space');
  await expect(root.locator('.verdict')).toHaveText('Richtig.');
  await expect(root.getByRole('button', { name: 'Noch einmal' })).toBeFocused();
  await expect(page.locator('[aria-live], [role=status], [role=alert]').and(page.locator('main *'))).toHaveCount(1);
});

test('whoever is on his way when the script arrives stays where he is', async ({ page }) => {
  const arrive = await heldScripts(page);
  await page.goto('fragen/?reihe=7&abschnitt=2.5.3', { waitUntil: 'commit' });
  // A question that the address does not ask for, and its solution.
  const root = question(page, 'q40');
  await root.locator('> summary').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const solution = root.locator('.solution > summary');
  await expect(solution).toBeFocused();
  arrive();
  await expect(root.getByRole('button', { name: 'Prüfen' })).toBeVisible();
  await expect(page.locator('.question-count')).toHaveText('8 von 145 Fragen');
  await expect(solution).toBeFocused();
  await page.getByLabel('Stufe').focus();
  await page.getByLabel('Stufe').selectOption('Anwenden');
  await expect(root).toBeHidden();
});

test('an exam of twenty with a clock, and its result by section', async ({ page }) => {
  const faults = watch(page);
  await page.clock.install({ time: new Date('2026-11-22T19:00:00Z') });
  await page.goto('fragen/');
  await page.getByRole('button', { name: 'Prüfung mit 20 Fragen' }).click();
  const exam = page.getByRole('region', { name: 'Prüfung mit 20 Fragen' });
  await expect(exam.locator('details.question')).toHaveCount(20);
  await expect(exam.getByRole('timer')).toHaveText('45:00');
  await expect(exam.locator('.solution').first()).toBeHidden();
  await expect(page).toHaveURL(/[?&]pruefung=20/);
  const asked = await idsOf(exam);
  const all = await exam.locator('details.question').all();
  for (const [at, one] of all.entries()) {
    await answer(one, at < 14);
    if (at === 9) await expect(exam.getByText('10 von 20 beantwortet')).toBeVisible();
  }
  await page.clock.runFor('40:30');
  await expect(exam.getByRole('timer')).toHaveText(/^4:[0-3]\d$/);
  await expect(voice(page)).toHaveText('Noch fünf Minuten.');
  await exam.getByRole('button', { name: 'Uhr aus' }).click();
  await expect(exam.getByRole('timer')).toHaveText('');
  await expect(page).toHaveURL(/[?&]uhr=aus/);
  await exam.getByRole('button', { name: 'Uhr an' }).click();
  await page.clock.runFor('05:00');
  await expect(exam.getByRole('timer')).toHaveText('Die Zeit ist um. Sie dürfen trotzdem abgeben.');

  await exam.getByRole('button', { name: 'Abgeben' }).click();
  await expect(exam.getByText('14 von 20 richtig (70 %)')).toBeVisible();
  await expect(voice(page)).toHaveText('14 von 20 richtig (70 %)');
  await expect(page.getByRole('heading', { name: 'Prüfung mit 20 Fragen' })).toBeFocused();
  const rows = exam.locator('.exam-result tbody tr');
  const scores = await rows.locator('td').allInnerTexts();
  const sum = (at: number) => scores.reduce((total, score) => total + Number(score.split(' von ')[at]), 0);
  expect([sum(0), sum(1)]).toEqual([14, 20]);
  expect(await rows.locator('a[href*="/kapitel/"]').count()).toBe(await rows.count());
  await expect(exam.getByText('Nicht richtig.')).toHaveCount(6);

  const before = page.url();
  await exam.getByRole('button', { name: 'Zurück zu allen Fragen' }).click();
  await expect(shown(page)).toHaveCount(145);
  await expect(page.locator('.history[data-right=false]')).toHaveCount(6);
  // The link leads to the same exam.
  await page.goto(before);
  expect(await idsOf(exam)).toEqual(asked);
  expect(faults).toEqual([]);
});

test('a running exam is not given up by one click', async ({ page }) => {
  await page.goto('fragen/');
  const begin = page.getByRole('button', { name: 'Prüfung mit 20 Fragen' });
  const exam = page.getByRole('region', { name: 'Prüfung mit 20 Fragen' });
  const leave = exam.getByRole('button', { name: 'Abbrechen', exact: true });
  const dialog = page.getByRole('dialog', { name: 'Prüfung abbrechen?' });
  // Nothing answered, nothing to lose.
  await begin.click();
  await leave.click();
  await expect(exam).toBeHidden();
  await begin.click();
  await answer(exam.locator('details.question').first(), true);
  await leave.click();
  await dialog.getByRole('button', { name: 'Weitermachen' }).click();
  await expect(leave).toBeFocused();
  await expect(exam.getByText('1 von 20 beantwortet')).toBeVisible();
  await leave.click();
  await page.keyboard.press('Escape');
  await expect(exam).toBeVisible();
  await leave.click();
  await dialog.getByRole('button', { name: 'Prüfung abbrechen' }).click();
  await expect(exam).toBeHidden();
  await expect(begin).toBeFocused();
  await expect(page.locator('.history')).toHaveCount(0);
});

test('what is chosen before the script is there stays chosen', async ({ page }) => {
  const arrive = await heldScripts(page);
  await page.goto('fragen/?abschnitt=2.5.2', { waitUntil: 'commit' });
  await page.getByLabel('Abschnitt').selectOption('2.5.3');
  await page.getByLabel('mit Uhr').uncheck();
  arrive();
  await expect(page.locator('.question-count')).toHaveText('7 von 145 Fragen');
  await expect(page).toHaveURL(/abschnitt=2\.5\.3/);
  await expect(page.getByLabel('mit Uhr')).not.toBeChecked();
});

test('filters by section, objective and level, and the address follows', async ({ page }) => {
  await page.goto('kapitel/2-5-cpu-virtualisierung/');
  await page.getByRole('link', { name: /Fragen zu 2\.5\.3$/ }).click();
  await expect(page).toHaveURL(/\/fragen\/\?abschnitt=2\.5\.3&reihe=\d+#fragen-2-5-3$/);
  await expect(shown(page)).toHaveCount(7);
  await expect(page.getByRole('heading', { name: /Virtual SMP/ })).toBeInViewport();
  await page.getByLabel('Stufe').selectOption('Anwenden');
  await expect(shown(page)).toHaveCount(3);
  await expect(page).toHaveURL(/stufe=anwenden/);
  await page.getByLabel('Abschnitt').selectOption('alle');
  await page.getByLabel('Prüfungsziel').selectOption('vcp-410-7.3');
  const sections = await shown(page).evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.section));
  expect(new Set(sections)).toEqual(new Set(['resource-manager', '2.5.1', '2.5.4', '2.6.1', '2.6.7']));
});

test('in the layer of 2010 nothing asks for what came later', async ({ page }) => {
  await page.goto('fragen/?zeit=2010');
  await expect(page.locator('.question.zeit-heute').first()).toBeHidden();
  expect(await shown(page).count()).toBeLessThan(110);
  await page.goto('fragen/?zeit=2010#frage-q11');
  await expect(page.locator('#frage-q11')).toBeVisible();
});

test('a link leads to one question in the same order, with or without its solution', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('fragen/?reihe=123#frage-q39');
  const root = question(page, 'q39');
  const order = () => root.locator('.options label').allInnerTexts();
  const before = await order();
  await root.getByRole('button', { name: 'Link mit Lösung' }).click();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(/\/fragen\/\?reihe=123&loesung=1#frage-q39$/);
  await page.goto('hilfe/');
  await page.goto(link);
  await expect(root.locator('.explanation')).toBeVisible();
  expect(await order()).toEqual(before);
  await expect(root.locator('.history')).toHaveCount(0);
  await page.goto('fragen/?reihe=124#frage-q39');
  await expect(root.locator('.explanation')).toBeHidden();
  expect((await order()).toSorted()).toEqual(before.toSorted());
});

test('where the clipboard is refused, the link stands there to be copied by hand', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('refused')) } });
  });
  await page.goto('fragen/?reihe=5#frage-q01');
  const root = question(page, 'q01');
  await root.getByRole('button', { name: 'Link kopieren' }).click();
  await expect(root.getByRole('textbox')).toHaveValue(/\/fragen\/\?reihe=5#frage-q01$/);
});

test('a link with mistakes works, and says what it passed over', async ({ page }) => {
  const faults = watch(page);
  await page.goto('fragen/?abschnitt=9.9&pruefung=abc&reihe=%3Cb%3E#frage-q9999');
  await expect(page.getByText('Im Link steht „abschnitt=9.9, reihe=<b>, pruefung=abc“.')).toBeVisible();
  await expect(shown(page)).toHaveCount(145);
  await page.getByRole('button', { name: 'Schließen' }).click();
  await expect(page.locator('.question-note')).toBeHidden();
  expect(faults).toEqual([]);
});

test('without storage it works for the page, and says so once', async ({ page }) => {
  const faults = watch(page);
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new Error('no storage');
      },
    });
  });
  await page.goto('fragen/?reihe=7#frage-q56');
  const root = question(page, 'q56');
  await answer(root, false);
  await check(root);
  await expect(page.getByText('Der Browser speichert hier nichts.')).toBeVisible();
  await page.getByLabel('nur zuletzt falsch beantwortete').check();
  await expect(shown(page)).toHaveCount(1);
  expect(faults).toEqual([]);
});

test('on paper: a sheet without solutions, and these on one of their own', async ({ page }) => {
  await page.goto('fragen/?reihe=7&abschnitt=2.6.6');
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await expect(question(page, 'q56').getByText('5 GB', { exact: true })).toBeVisible();
  await expect(page.locator('.solution:visible, .question-buttons:visible, .question-controls:visible')).toHaveCount(0);
  const sheet = page.locator('.answer-sheet');
  await expect(sheet).toHaveCSS('break-before', 'page');
  await expect(sheet.locator('li')).toHaveCount(4);
  const letter = await sheet.locator('li b').first().innerText();
  const at = letter.charCodeAt(0) - 65;
  expect(await page.locator('#frage-q56 .options > li').nth(at).innerText()).toContain('5\u00a0GB');
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await expect(sheet).toHaveCount(0);
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('a question is text with a folded solution, and no dead control is shown', async ({ page }) => {
    await page.goto('fragen/#frage-q43');
    const root = question(page, 'q43');
    await expect(root).toHaveAttribute('open', '');
    await expect(root.getByText('V2 allein')).toBeVisible();
    await expect(root.locator('.explanation')).toBeHidden();
    await root.locator('.solution > summary').click();
    await expect(root.getByText('Richtig: B, D und E.')).toBeVisible();
    await expect(root.locator('.explanation')).toBeVisible();
    for (const role of ['button', 'radio', 'checkbox', 'combobox', 'textbox'] as const) {
      await expect(page.locator('main').getByRole(role), role).toHaveCount(0);
    }
  });
});
