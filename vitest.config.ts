/// <reference types="vitest/config" />
import { getViteConfig } from 'astro/config';

// Astro's own Vite settings, so that modules which read content (import.meta.glob) run as they do in the build.
export default getViteConfig({
  test: {
    include: ['tests/{drawing,figures,links,site,unit}/**/*.test.{ts,tsx}'],
    // One for each core; by itself Vitest leaves one free.
    maxWorkers: '100%',
    // Limits catch what hangs; they do not measure the machine.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    setupFiles: ['tests/support/setup.ts'],
    reporters: process.env.CI ? ['default', 'json'] : ['default'],
    outputFile: { json: 'reports/unit.json' },
  },
});
