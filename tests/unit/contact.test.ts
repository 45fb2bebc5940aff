import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { contactOf } from '../../src/lib/contact.ts';

test('an address for reports of errors is https: or mailto:, or there is none', () => {
  expect(contactOf('mailto:fehler@wiki.example')).toBe('mailto:fehler@wiki.example');
  expect(contactOf('https://wiki.example/fehler')).toBe('https://wiki.example/fehler');
  expect([contactOf(undefined), contactOf('')]).toEqual([null, null]);
  expect(() => contactOf('javascript:alert(1)')).toThrow('CONTACT_URL: found "javascript:alert(1)", allowed: ');
});

test('the page about the site shows it', () => {
  expect(readFileSync('src/pages/ueber.astro', 'utf8')).toMatch(/contact !== null && \([\s\S]*<a href=\{contact\}>/);
});
