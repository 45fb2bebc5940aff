/**
 * The order of all CSS layers; later ones win, print has the last word. Every page states it in its head, before any
 * style sheet: bundlers reorder style sheets, and the first mention of a layer decides its rank.
 */
export const layerOrder = '@layer base, shell, prose, table, drawing, player, pages, print;';
