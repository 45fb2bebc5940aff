/** What a wiki needs to know about a moment. Addresses are absolute. */
export type Shared = {
  readonly title: string;
  readonly sentence: string;
  readonly own: string;
  readonly embed: string;
  /** Height of the figure in CSS px, for frames that cannot listen to messages. */
  readonly height: number;
};

export type Snippet = {
  readonly name: 'markdown' | 'html' | 'mediawiki' | 'dokuwiki' | 'confluence';
  readonly text: string;
};

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function html(text: string): string {
  return text.replace(/[&<>"]/g, (char) => escapes[char] ?? char);
}

/** Characters that would end the link text of a wiki language. */
function plain(text: string): string {
  return text
    .replace(/[[\]|{}]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The same moment in the languages of common wikis, ready to paste. */
export function snippets({ title, sentence, own, embed, height }: Shared): readonly Snippet[] {
  return [
    { name: 'markdown', text: `[${plain(title)}](${own.replaceAll(')', '%29')}) – ${plain(sentence)}` },
    {
      name: 'html',
      text: `<iframe src="${html(embed)}" title="${html(title)}" width="100%" height="${height}" loading="lazy" allow="fullscreen; clipboard-write" sandbox="allow-scripts allow-same-origin allow-popups"></iframe>`,
    },
    { name: 'mediawiki', text: `[${own} ${plain(title)}] – ${plain(sentence)}` },
    { name: 'dokuwiki', text: `[[${own}|${plain(title)}]] – ${plain(sentence)}` },
    { name: 'confluence', text: `{iframe:src=${embed}|width=100%|height=${height}}${plain(title)}{iframe}` },
  ];
}
