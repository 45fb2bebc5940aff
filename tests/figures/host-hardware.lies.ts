const drawing = 'src/figures/host-hardware/';

/** Changes that make the picture lie; the tests of the figure see each of them. */
export default [
  {
    lie: 'a pillar that is too short reaches the plate',
    file: `${drawing}Scene.tsx`,
    find: 'const height = round(share * (base - top));',
    replace: 'const height = round(base - top);',
  },
  {
    lie: 'the plate lies on pillars of which one is too short',
    file: `${drawing}Scene.tsx`,
    find: "const lies = state.server !== null && state.start === 'yes';",
    replace: "const lies = state.server !== null && state.start !== 'beyond';",
  },
  {
    lie: 'guests that do not run seem to run',
    file: `${drawing}Scene.tsx`,
    find: 'const isThere = runs && guest.lacks === null;',
    replace: 'const isThere = runs;',
  },
  {
    lie: 'what passes the limit ends below the plate',
    file: `${drawing}Scene.tsx`,
    find: 'y={plan.beyond}',
    replace: 'y={top}',
  },
  {
    lie: 'the column of 2010 shows the rules of today',
    file: `${drawing}Rules.tsx`,
    find: 'verdict={then} plan={plan} words={words} x={thenX}',
    replace: 'verdict={state.rules[i]!.now} plan={plan} words={words} x={thenX}',
  },
  {
    lie: 'a rule to be checked counts as met',
    file: `${drawing}Rules.tsx`,
    find: '<Glyph is={verdict.is} x={x} y={y - 7} size={mark} />',
    replace: "<Glyph is={verdict.is === 'check' ? 'met' : verdict.is} x={x} y={y - 7} size={mark} />",
  },
  {
    lie: 'a server that starts has support',
    file: `${drawing}facts.ts`,
    find: "return noSupport === null ? { is: 'met'",
    replace: "return start === 'yes' ? { is: 'met'",
  },
  {
    lie: 'on a phone, what fails today is told of 2010',
    file: `${drawing}Rules.tsx`,
    find: "list(reasons('then'), thenX)",
    replace: "list(reasons('now'), thenX)",
  },
  {
    lie: 'the outline is around guests that run',
    file: `${drawing}Scene.tsx`,
    find: 'x: columns[first]!.x,',
    replace: 'x: columns[0]!.x,',
  },
] as const;
