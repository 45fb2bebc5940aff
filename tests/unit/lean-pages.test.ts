import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { inlineSheets, ownHashes, shareScript } from '../../src/integrations/lean-pages.ts';

const sha = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const visible = '(self.Astro||(self.Astro={})).visible=1';
const element = 'customElements.define("astro-island",class{})';
const page = `<head><script>theme()</script></head><script>${visible}</script><script>${element}</script><p>$&</p>`;

test('what wakes islands becomes one file of the head, in its order, and nothing else of the page changes', () => {
  const { html, code } = shareScript(page, (name) => `/base/_astro/${name}`);
  expect(html).toBe(
    `<head><script>theme()</script><script async src="/base/_astro/${code?.name}"></script></head><p>$&</p>`,
  );
  expect(code?.text).toBe(`${visible};\n${element}`);
});

test('a page without islands stays as it is', () => {
  expect(shareScript('<script>theme()</script>', String)).toEqual({ html: '<script>theme()</script>' });
});

describe('style sheets', () => {
  const links =
    '<link rel="stylesheet" href="/b/1.css"><link rel="stylesheet" href="/b/2.css"><link rel="icon" href="/i.svg">';

  test('stand in the page, in their order and as they are', () => {
    const text = (address: string): string =>
      address === '/b/1.css' ? 'a{src:url(/b/f.woff2)}\n' : 'b::before{content:"$&"}';
    expect(inlineSheets(links, text)).toBe(
      '<style>a{src:url(/b/f.woff2)}</style><style>b::before{content:"$&"}</style><link rel="icon" href="/i.svg">',
    );
  });

  test.each(['a{src:url(f.woff2)}', 'a{src:url("./f.woff2")}', '@import "x.css";', 'a{}</style>'])(
    'never as „%s“',
    (text) => expect(() => inlineSheets(links, () => text)).toThrow('/b/1.css: „'),
  );
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
