import { describe, expect, test } from 'vitest';
import { matches } from '../../src/scripts/table/match.ts';
import { gridText } from '../../src/scripts/table/text.ts';

describe('the search in tables', () => {
  test.each([
    ['443', '443/902 Quelle vSphere-Host', true],
    ['443', '8443 HTTPS Web Services', false],
    ['4096', 'virtuelle Switch-Ports gesamt 4.096', true],
    ['4.096', 'virtuelle Switch-Ports gesamt 4.096', true],
    ['113,17', '256 113,17 159,43', true],
    ['linked hosts', 'Hosts im Linked Mode 1.000', true],
    ['linked ports', 'Hosts im Linked Mode 1.000', false],
    ['GRÖSSE', 'RDM-Größe 2 TB', true],
    ['größe', 'RDM-GRÖßE 2 TB', true],
    ['', 'irgendetwas', true],
  ])('„%s“ in „%s“: %s', (query, row, expected) => {
    expect(matches(row, '', query)).toBe(expected);
  });

  test('umlauts may be written as two letters', () => {
    expect(matches('RDM-Größe', '', 'groesse')).toBe(true);
    expect(matches('RDM-Groesse', '', 'Größe')).toBe(true);
  });

  test('words may stand in the headings, numbers must stand in the row', () => {
    expect(matches('256 113,17', 'Tabelle 2.17 Memory-Overhead', 'overhead')).toBe(true);
    expect(matches('256 113,17', 'Tabelle 2.17 mit 64-Bit-Gästen', '64')).toBe(false);
  });
});

describe('a copied table', () => {
  const grid = [
    ['Port', 'Beschreibung'],
    ['443', 'Client; „HTTPS"'],
    ['80', 'a|b'],
  ];

  test('as Markdown has a head, a rule and escaped bars', () => {
    expect(gridText(grid, 'markdown')).toBe(
      '| Port | Beschreibung |\n| --- | --- |\n| 443 | Client; „HTTPS" |\n| 80 | a\\|b |',
    );
  });

  test('as CSV quotes what holds the separator or a quote', () => {
    expect(gridText(grid, 'csv')).toBe('Port;Beschreibung\r\n443;"Client; „HTTPS"""\r\n80;a|b');
  });

  test('as TSV keeps one line per row', () => {
    expect(gridText([['a\tb', 'c\nd']], 'tsv')).toBe('a b\tc d');
  });
});
