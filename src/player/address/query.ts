/** Parameters of one figure; inside a chapter they carry the prefix `<figur>.`. `p.<name>` stands for the figure's own. */
export const figureParams = ['schritt', 'p.<name>', 'seed', 'vergleich', 'lauf', 'tempo', 'spiel', 'steuer'] as const;

/** Parameters of the whole page. All names are a promise: once published, they are only ever added to. */
export const pageParams = ['modus', 'profil', 'schrift', 'zeit', 'suche'] as const;

export const tempos = [0.25, 0.5, 1, 2, 4] as const;
export const profiles = ['hell', 'dunkel', 'beamer'] as const;
export type Profile = (typeof profiles)[number];
export type ControlLevel = 'voll' | 'minimal' | 'aus';
