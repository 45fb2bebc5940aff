import { defineConfig } from 'vitest/config';

const { TEST_NAME } = process.env;

/**
 * Tests of models and drawings without Astro, for the commands that run them again and again (wrong-pictures, mutants).
 * What a test reads of the content comes by import.meta.glob, which is Vite's own. `TEST_NAME` is a pattern of names.
 */
export default defineConfig({
  test: {
    include: ['tests/{drawing,figures,unit}/**/*.test.{ts,tsx}'],
    setupFiles: ['tests/support/setup.ts'],
    ...(TEST_NAME !== undefined && { testNamePattern: TEST_NAME }),
    // Stryker has its own limit.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    update: 'none',
  },
});
