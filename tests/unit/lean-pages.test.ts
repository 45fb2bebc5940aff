import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { oneSheet, ownHashes, shareScript } from '../../src/integrations/lean-pages.ts';

const sha = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const visible = '(self.Astro||(self.Astro={})).visible=1';
const element = 'customElements.define("astro-island",class{})';
const page = `<head><script>theme()</script></head><script>${visible}</script><script>${element}</script><p>$&</p>`;

test('what wakes islands becomes one file, in its order, and nothing else of the page changes', () => {
  const { html, code } = shareScript(page, (name) => `/base/_astro/${name}`);
  expect(html).toBe(
    `<head><script>theme()</script></head><script async src="/base/_astro/${code?.name}"></script><p>$&</p>`,
  );
  expect(code?.text).toBe(`${visible};\n${element}`);
});

test('a page without islands stays as it is', () => {
  expect(shareScript('<script>theme()</script>', String)).toEqual({ html: '<script>theme()</script>' });
});

test('the style sheets of a page become one, in their order, at the place of the first', () => {
  const link = (name: string): string => `<link rel="stylesheet" href="/base/_astro/${name}">`;
  const addressOf = (name: string): string => `/base/_astro/${name}`;
  const read = (name: string): string => `.${name[0]}{}`;
  const { html, file } = oneSheet(`<head>${link('b.css')}<meta>${link('a.css')}</head>$&`, addressOf, read);
  expect(html).toBe(`<head>${link(file!.name)}<meta></head>$&`);
  expect(file!.text).toBe('.b{}\n.a{}');
  // The same sheets have the same name, others another.
  expect(oneSheet(link('b.css') + link('a.css'), addressOf, read).file?.name).toBe(file!.name);
  expect(oneSheet(link('a.css') + link('b.css'), addressOf, read).file?.name).not.toBe(file!.name);
  // One alone stays; so does a page that has one of somebody else.
  expect(oneSheet(link('a.css'), addressOf, read)).toEqual({ html: link('a.css') });
  const foreign = `${link('a.css')}<link rel="stylesheet" href="/other.css">`;
  expect(oneSheet(foreign, addressOf, read)).toEqual({ html: foreign });
});

test('a policy allows the scripts and styles of its page, each once, and no others', () => {
  const policy = (script: string, style: string): string =>
    `<meta content="default-src 'none'; script-src 'self'${script}; style-src 'self'${style};">`;
  const body = '<style>a{}</style><script src="/x.js"></script><script>theme()</script><script>theme()</script>';
  expect(ownHashes(policy(" 'sha256-AAA=' 'sha256-BBB='", " 'sha256-CCC='") + body)).toBe(
    policy(` ${sha('theme()')}`, ` ${sha('a{}')}`) + body,
  );
  expect(ownHashes(policy(" 'sha256-AAA='", '') + '<p>')).toBe(policy('', '') + '<p>');
});
