/**
 * Who may import whom, as `content → components → figures → player, drawing, models → kernel`. dependency-cruiser does not
 * read .astro files: tests/unit/architecture.test.ts covers those.
 * @type {import('dependency-cruiser').IConfiguration}
 */
module.exports = {
  forbidden: [
    {
      name: 'sim-is-pure',
      comment: 'The simulation runs anywhere: no library, no page, nothing outside src/sim.',
      severity: 'error',
      from: { path: '^src/sim/' },
      to: { pathNot: '^src/sim/' },
    },
    {
      name: 'kernel-knows-no-model',
      comment: 'The kernel runs every model and names none.',
      severity: 'error',
      from: { path: '^src/sim/kernel/' },
      to: { path: '^src/sim/(models|parts)/' },
    },
    {
      name: 'models-are-strangers',
      comment: 'What two models share belongs to src/sim/parts.',
      severity: 'error',
      from: { path: '^src/sim/models/([^/]+)/' },
      to: { path: '^src/sim/models/', pathNot: '^src/sim/models/$1/' },
    },
    {
      name: 'parts-know-no-model',
      comment: 'Parts are what models are made of, not the other way round.',
      severity: 'error',
      from: { path: '^src/sim/parts/' },
      to: { path: '^src/sim/models/' },
    },
    {
      name: 'figures-draw-only',
      comment:
        'A figure turns a state of its own model into a drawing: that model, the kernel, the kit, React for JSX, parts of d3.',
      severity: 'error',
      from: { path: '^src/figures/([^/]+)/' },
      to: {
        pathNot: [
          '^src/drawing/',
          '^src/figures/$1/',
          '^src/sim/kernel/',
          '^src/sim/models/$1/',
          '^src/player/define[A-Za-z]*Figure\\.tsx$',
          '^src/player/portions/worker\\.ts$',
          '(^|/)node_modules/(@types/)?(react|d3-[a-z]+)/',
        ],
      },
    },
    {
      name: 'only-figure-tsx-joins',
      comment:
        'figure.tsx joins model and drawing, worker.ts answers in portions; the parts of a drawing know no player.',
      severity: 'error',
      from: { path: '^src/figures/[^/]+/', pathNot: '^src/figures/[^/]+/(figure\\.tsx|worker\\.ts)$' },
      to: { path: '^src/player/' },
    },
    {
      name: 'drawing-knows-no-figure',
      comment: 'The kit is what figures are made of, not the other way round.',
      severity: 'error',
      from: { path: '^src/drawing/' },
      to: { pathNot: ['^src/drawing/', '^src/sim/kernel/', '(^|/)node_modules/(@types/)?(react|d3-[a-z]+)/'] },
    },
    {
      name: 'player-knows-no-figure',
      comment: 'The player knows the contracts; figure.tsx hands it a model and a drawing.',
      severity: 'error',
      from: { path: '^src/player/' },
      to: { path: ['^src/sim/(models|parts)/', '^src/figures/', '^src/(lib|components|layouts|pages)/', '^astro:'] },
    },
    {
      name: 'no-umbrella-d3',
      comment: 'The whole of d3 weighs 108 kB; take the one package that is needed.',
      severity: 'error',
      from: {},
      to: { path: '(^|/)node_modules/d3/|^d3$' },
    },
    {
      name: 'no-circular',
      comment: 'Two modules that need each other are one module, or hide a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      comment: 'An import that leads nowhere fails late and far away.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(astro:|virtual:)|\\?(url|raw)$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    exclude: { path: '\\.astro$' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.d.ts'],
    },
  },
};
