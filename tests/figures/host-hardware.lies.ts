const drawing = 'src/figures/host-hardware/';

/** Changes that make the picture lie; the tests of the figure see each of them. */
export default [
  {
    lie: 'a pillar that is too short reaches the plate',
    file: `${drawing}Scene.tsx`,
    find: 'const height = round(share * (base - top));\n  const isShort = share < 1;',
    replace: 'const height = round(base - top);\n  const isShort = share < 1;',
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
    find: 'y={beyond}',
    replace: 'y={top}',
  },
  {
    lie: 'the column of 2010 shows the rules of today',
    file: `${drawing}Rules.tsx`,
    find: 'verdict={then} plan={plan} words={words} x={thenX}',
    replace: 'verdict={state.rules[i]!.now} plan={plan} words={words} x={thenX}',
  },
  {
    lie: 'a server that is too large does not start',
    file: `${drawing}facts.ts`,
    find: "no: 'failed', beyond: 'check' } as const;",
    replace: "no: 'failed', beyond: 'failed' } as const;",
  },
  {
    lie: 'today is as loud as 2010 although nobody asks for it',
    file: `${drawing}Rules.tsx`,
    find: "return ask === 'then' ? 'host-quiet' : undefined;",
    replace: "return ask === 'now' ? 'host-quiet' : undefined;",
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
    find: "is: noSupport === null ? 'met' : 'failed'",
    replace: "is: start === 'yes' ? 'met' : 'failed'",
  },
  {
    lie: 'the plate has the seal of support although there is none',
    file: `${drawing}Scene.tsx`,
    find: 'is={state.noSupport === null}',
    replace: "is={state.start === 'yes'}",
  },
  {
    lie: 'in a comparison the seal names the one without support',
    file: `${drawing}facts.ts`,
    find: 'LETTERS[a.noSupport === null ? 0 : 1]',
    replace: 'LETTERS[a.noSupport === null ? 1 : 0]',
  },
  {
    lie: 'the legend takes what is to be checked for what is not enough',
    file: `${drawing}Rules.tsx`,
    find: "{ is: 'check', word: words.legendCheck }",
    replace: "{ is: 'failed', word: words.legendCheck }",
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
    find: 'x: places[first]!.x,',
    replace: 'x: places[0]!.x,',
  },
  {
    lie: 'the door to the limits is there without anything too large',
    file: `${drawing}figure.tsx`,
    find: "server !== null && start === 'beyond');",
    replace: "server !== null && start !== 'no');",
  },
  {
    lie: 'in a comparison A and B change places',
    file: `${drawing}Pair.tsx`,
    find: 'extent={halvesOf(column)[i]!}',
    replace: 'extent={halvesOf(column)[1 - i]!}',
  },
  {
    lie: 'in a comparison the plate lies although it lies with one alone',
    file: `${drawing}Pair.tsx`,
    find: 'const lies = lying.length === pair.length;',
    replace: 'const lies = lying.length > 0;',
  },
  {
    lie: 'the line above a comparison gives the lack of A to B',
    file: `${drawing}facts.ts`,
    find: '[lackedBy(pair[0], pair[1]), lackedBy(pair[1], pair[0])].map(',
    replace: '[lackedBy(pair[1], pair[0]), lackedBy(pair[0], pair[1])].map(',
  },
] as const;
