/** Parameters of one figure; inside a chapter they carry the prefix `<figur>.`. `p.<name>` stands for the figure's own. */
export const figureParams = ['schritt', 'p.<name>', 'seed', 'vergleich', 'lauf', 'tempo', 'spiel', 'steuer'] as const;

/** Parameters of the whole page. All names are a promise: once published, they are only ever added to. */
export const pageParams = ['modus', 'profil', 'schrift', 'zeit', 'suche'] as const;
