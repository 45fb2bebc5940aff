import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { protectChapter, protectMarkdown, protectSpaces, protectYaml } from '../../src/lib/typeset.ts';

/** Makes protected spaces visible. */
const show = (text: string): string => text.replaceAll('\u00a0', '~');

describe('protected spaces', () => {
  test.each([
    ['mit 4 GB, 512 MB oder 2 TB', 'mit 4~GB, 512~MB oder 2~TB'],
    ['10 ms, 3 µs und 2 s', '10~ms, 3~µs und 2~s'],
    ['bis 30 % bei 2,4 GHz', 'bis 30~% bei 2,4~GHz'],
    ['1 GBit und 10 GBit/s, 64 Bit', '1~GBit und 10~GBit/s, 64~Bit'],
    ['1 vCPU, 8 vCPUs', '1~vCPU, 8~vCPUs'],
    ['{n} vCPUs nach {t} ms', '{n}~vCPUs nach {t}~ms'],
    ['Abschnitt 2.6, Tabelle 2.1, Abbildung 2.8, Kapitel 13', 'Abschnitt~2.6, Tabelle~2.1, Abbildung~2.8, Kapitel~13'],
    ['ESX 4, vSphere 4, Ring 0, Schritt 3', 'ESX~4, vSphere~4, Ring~0, Schritt~3'],
    ['Schritt {n}', 'Schritt~{n}'],
    ['z. B. oder d. h., u. a. und i. d. R. so', 'z.~B. oder d.~h., u.~a. und i.~d.~R. so'],
  ])('%s', (text, expected) => {
    expect(show(protectSpaces(text))).toBe(expected);
  });

  test.each([
    'Es gibt 4 sehr große VMs.',
    'Im Jahr 2010 sah das anders aus.',
    'Der Eintrag steht in 2 Spalten.',
    'Abschnitt eins. Danach kommt B. Wöhrmann.',
    'Der Treiber 5 sendet.',
  ])('leaves „%s“ alone', (text) => {
    expect(protectSpaces(text)).toBe(text);
  });
});

describe('in Markdown', () => {
  test('code, addresses, link targets and attributes stay as they are', () => {
    const text = '`sleep 5 s` <Note id="x 4 GB" sources="a"> [Link](/a/4 GB) https://a.de/4 und\n```\nRing 0\n```\n';
    expect(protectMarkdown(text)).toBe(text);
  });

  test('a tag between number and unit does not separate them', () => {
    expect(show(protectMarkdown('8 <Term id="vcpu">vCPUs</Term> in <Term id="ring">Ring</Term> 0'))).toBe(
      '8~<Term id="vcpu">vCPUs</Term> in <Term id="ring">Ring</Term>~0',
    );
  });

  test('the values of front matter are set, its keys are not', () => {
    expect(show(protectChapter("---\nnr: '2.5'\nbeschreibung: Mit 4 GB in Ring 0.\n---\n\nText mit 4 GB.\n"))).toBe(
      "---\nnr: '2.5'\nbeschreibung: Mit 4~GB in Ring~0.\n---\n\nText mit 4~GB.\n",
    );
  });
});

describe('in YAML', () => {
  test('only values that are text are set', () => {
    const text = "# nach 5 ms\nSchritt 3: 'nach 5 ms' # 5 ms\nliste: [4 GB, 'https://a.de/4%20GB']\nzahl: 12\n";
    expect(show(protectYaml(text))).toBe(
      "# nach 5 ms\nSchritt 3: 'nach 5~ms' # 5 ms\nliste: [4~GB, 'https://a.de/4%20GB']\nzahl: 12\n",
    );
  });

  test('blocks over several lines keep their layout', () => {
    const text = 'text: >-\n  Mit 4 GB\n  in Ring 0.\nid: a\n';
    expect(show(protectYaml(text))).toBe('text: >-\n  Mit 4~GB\n  in Ring~0.\nid: a\n');
  });
});

test('setting twice changes nothing more', () => {
  const text = '---\na: 4 GB\n---\n8 <Term id="a">vCPUs</Term>, z. B. in Ring 0 (`4 GB`), 30 %\n';
  const once = protectChapter(text);
  expect(once).not.toBe(text);
  expect(protectChapter(once)).toBe(once);
});

describe('the command', () => {
  function run(text: string, ...args: readonly string[]) {
    const folder = mkdtempSync(join(tmpdir(), 'typeset-'));
    try {
      const file = join(folder, 'a.mdx');
      writeFileSync(file, text);
      const { status, stdout } = spawnSync(process.execPath, ['scripts/typeset.mjs', ...args, folder], {
        encoding: 'utf8',
      });
      return { status, stdout: stdout.replaceAll(folder, ''), text: readFileSync(file, 'utf8') };
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  test('--check names file and line, fails, and writes nothing', () => {
    const { status, stdout, text } = run('Gut.\n\nMit 4 GB.\n', '--check');
    expect(status).toBe(1);
    expect(stdout).toContain('/a.mdx:3: Mit 4 GB.');
    expect(text).toBe('Gut.\n\nMit 4 GB.\n');
  });

  test('without --check the file is set, and then passes the check', () => {
    const { status, text } = run('Mit 4 GB.\n');
    expect([status, show(text)]).toEqual([0, 'Mit 4~GB.\n']);
    expect(run(text, '--check').status).toBe(0);
  });
});
