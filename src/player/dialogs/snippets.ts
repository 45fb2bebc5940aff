/** What a wiki needs to know about a moment. Addresses are absolute. */
export type Shared = {
  readonly title: string;
  readonly sentence: string;
  readonly own: string;
  readonly embed: string;
  /** Height of the figure in CSS px, for frames that cannot listen to messages. */
  readonly height: number;
  /** Name of the saved picture, without ending. */
  readonly file: string;
};

/** A text to copy, in a language of wikis. */
export type Snippet<Name extends string> = { readonly name: Name; readonly text: string };

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

/** What a frame of ours may do: run, save pictures, and open links as whole pages. */
const SANDBOX = 'allow-scripts allow-same-origin allow-downloads allow-popups allow-popups-to-escape-sandbox';

/** The same moment in the languages of common wikis, ready to paste. */
export function snippets(
  shared: Shared,
): readonly Snippet<'markdown' | 'html' | 'mediawiki' | 'dokuwiki' | 'confluence'>[] {
  const { title, sentence, own, embed, height } = shared;
  return [
    { name: 'markdown', text: `[${plain(title)}](${own.replaceAll(')', '%29')}) – ${plain(sentence)}` },
    {
      name: 'html',
      text: `<iframe src="${html(embed)}" title="${html(title)}" width="100%" height="${height}" style="border:0" loading="lazy" allow="fullscreen; clipboard-write" sandbox="${SANDBOX}"></iframe>`,
    },
    { name: 'mediawiki', text: `[${own} ${plain(title)}] – ${plain(sentence)}` },
    { name: 'dokuwiki', text: `[[${own}|${plain(title)}]] – ${plain(sentence)}` },
    { name: 'confluence', text: `{iframe:src=${embed}|width=100%|height=${height}}${plain(title)}{iframe}` },
  ];
}

/** The saved picture as a link to the moment, for wikis that show no frames; it has to be uploaded there first. */
export function pictureSnippets({
  title,
  sentence,
  own,
  file,
}: Shared): readonly Snippet<'markdown' | 'html' | 'mediawiki' | 'dokuwiki'>[] {
  const text = plain(`${title}: ${sentence}`);
  return [
    { name: 'markdown', text: `[![${text}](${file}.svg)](${own.replaceAll(')', '%29')})` },
    { name: 'html', text: `<a href="${html(own)}"><img src="${file}.svg" alt="${html(text)}"></a>` },
    { name: 'mediawiki', text: `[[Datei:${file}.svg|link=${own}|alt=${text}]]` },
    { name: 'dokuwiki', text: `[[${own}|{{${file}.svg|${text}}}]]` },
  ];
}

/** For the page around a frame: lets it follow the height that its figure reports (protocol: embed.ts). */
export const heightScript = `<script>addEventListener('message',e=>{if(e.data?.app==='vsx'&&e.data.typ==='hoehe')for(const f of document.querySelectorAll('iframe'))if(f.contentWindow===e.source)f.height=e.data.hoehe})</script>`;
