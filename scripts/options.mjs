// What every script understands: its options, --help, and a sentence with status 2 for anything else.
import { parseArgs } from 'node:util';

/**
 * Reads the options of a script as `parseArgs` does. `usage` is what --help prints. Ends the process with status 0 after
 * --help, and with status 2 and one sentence where an option or a file is not understood.
 */
export function readOptions(usage, { options = {}, allowPositionals = false } = {}) {
  try {
    const { values, positionals } = parseArgs({
      options: { ...options, help: { type: 'boolean', short: 'h' } },
      allowPositionals,
    });
    if (values.help !== true) return { values, positionals };
    console.log(usage);
  } catch (error) {
    const known = [...Object.keys(options), 'help'].map((name) => `--${name}`).join(', ');
    // The first sentence names what was found; the rest is advice for those who wrote the script.
    refuse(`${error.message.split(/[.;] |\n/, 1)[0]}, allowed: ${known}`);
  }
  process.exit(0);
}

/** Ends the process with status 2 and one line, without control characters that came in from outside. */
export function refuse(message) {
  console.error(message.replace(/\p{Cc}+/gu, ' ').slice(0, 500));
  process.exit(2);
}
