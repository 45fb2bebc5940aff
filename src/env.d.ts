/** The script of every head, see src/integrations/head-script.ts; astro.config.mjs puts it in at build time. */
declare const __HEAD_SCRIPT__: string;
