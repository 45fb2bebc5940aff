import astro from 'eslint-plugin-astro';
import jsxA11y from 'eslint-plugin-jsx-a11y-x';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const noStyleProp = {
  selector: 'JSXAttribute[name.name="style"]',
  message: 'The content security policy blocks style="…" in markup: use a class, or presentation attributes in SVG.',
};

export default defineConfig(
  globalIgnores(['dist/', '.astro/', '.cache/', 'reports/', 'test-results/', 'playwright-report/']),
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // State shapes are types: an interface does not fit the index signature of Json.
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Index access under noUncheckedIndexedAccess, where a line before has made sure.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Two type parameters may well differ only in name: the contracts carry the types of state, event and parameters.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // `() => expect(…)` and `(event) => send(event)` read well as one line.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['**/*.tsx'],
    extends: [jsxA11y.configs.recommended],
    rules: { 'no-restricted-syntax': ['error', noStyleProp] },
  },
  {
    files: ['src/sim/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['Date', 'performance', 'crypto'].map((name) => ({
          name,
          message:
            'A simulation has no clock and no chance of its own: time is a frame index, chance is src/sim/kernel/random.ts.',
        })),
      ],
      'no-restricted-properties': [
        'error',
        {
          object: 'Math',
          property: 'random',
          message: 'Draw from the generator in the state: src/sim/kernel/random.ts.',
        },
      ],
    },
  },
  {
    files: ['src/figures/**', 'src/drawing/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^(react|preact/hooks)$',
              importNamePattern: '^use([A-Z]|$)',
              message: 'A drawing is a pure function of a state: no hooks.',
            },
          ],
        },
      ],
    },
  },
  {
    // The linter does not see the types of .astro files.
    files: ['src/components/mdx.ts', 'src/components/print/registry.ts'],
    rules: { '@typescript-eslint/no-unsafe-assignment': 'off' },
  },
  {
    files: ['tests/**/*.{ts,tsx}', 'scripts/**/*.ts'],
    rules: {
      'no-console': 'off',
      // Tests look at models whose types are of no interest to them (AnyModel).
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-meaningless-void-operator': 'off',
    },
  },
  astro.configs['flat/recommended'],
  {
    files: ['**/*.astro'],
    rules: { 'no-restricted-syntax': ['error', noStyleProp], 'astro/no-set-html-directive': 'off' },
  },
);
