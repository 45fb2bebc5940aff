/**
 * Who may import whom, as `content → components → islands → player, views, scenarios → kernel`. dependency-cruiser does not
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
      name: 'kernel-knows-no-scenario',
      comment: 'The kernel runs every scenario and names none.',
      severity: 'error',
      from: { path: '^src/sim/kernel/' },
      to: { path: '^src/sim/(scenarios|parts)/' },
    },
    {
      name: 'scenarios-are-strangers',
      comment: 'What two scenarios share belongs to src/sim/parts.',
      severity: 'error',
      from: { path: '^src/sim/scenarios/([^/]+)/' },
      to: { path: '^src/sim/scenarios/', pathNot: '^src/sim/scenarios/$1/' },
    },
    {
      name: 'parts-know-no-scenario',
      comment: 'Parts are what scenarios are made of, not the other way round.',
      severity: 'error',
      from: { path: '^src/sim/parts/' },
      to: { path: '^src/sim/scenarios/' },
    },
    {
      name: 'views-draw-only',
      comment:
        'A view turns a state into a drawing: its own scenario, the kernel, primitives, React for JSX, two parts of d3.',
      severity: 'error',
      from: { path: '^src/views/([^/]+)/' },
      to: {
        pathNot: [
          '^src/views/view\\.ts$',
          '^src/views/primitives/',
          '^src/views/$1/',
          '^src/sim/kernel/',
          '^src/sim/scenarios/$1/',
          '(^|/)node_modules/(@types/)?(react|d3-scale|d3-shape)/',
        ],
      },
    },
    {
      name: 'player-knows-no-scenario',
      comment: 'The player knows the contracts; the island hands it a scenario and a view.',
      severity: 'error',
      from: { path: '^src/player/' },
      to: {
        path: [
          '^src/sim/(scenarios|parts)/',
          '^src/views/[^/]+/',
          '^src/(islands|lib|components|layouts|pages)/',
          '^astro:',
        ],
      },
    },
    {
      name: 'islands-join-only',
      comment: 'An island is one scenario, one view and the player.',
      severity: 'error',
      from: { path: '^src/islands/' },
      to: { pathNot: ['^src/player/', '^src/sim/scenarios/', '^src/views/', '^src/sim/parts/'] },
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
