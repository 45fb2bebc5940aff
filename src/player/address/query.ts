/** What the parameters of an address may be where the player itself needs to know. */
export const tempos = [0.25, 0.5, 1, 2, 4] as const;
export type ControlLevel = 'voll' | 'minimal' | 'aus';
