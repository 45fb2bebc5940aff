/// <reference types="vitest/config" />
import { getViteConfig } from 'astro/config';

// Astro's own Vite settings, so that modules which read content (import.meta.glob) run as they do in the build.
export default getViteConfig({
  test: {
    include: ['tests/links/**/*.test.ts', 'tests/unit/**/*.test.{ts,tsx}', 'tests/site/**/*.test.ts'],
    setupFiles: ['tests/support/setup.ts'],
    reporters: process.env.CI ? ['default', 'json'] : ['default'],
    outputFile: { json: 'reports/unit.json' },
  },
});
