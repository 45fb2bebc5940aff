// What every script understands: its options, --help, and a sentence with status 2 for anything else.
import { parseArgs } from 'node:util';

/**
 * Reads the options of a script as `parseArgs` does. `usage` is what --help prints. Ends the process with status 0 after
 * --help, and with status 2 and one sentence where an option or a file is not understood.
 */
export function readOptions(usage, { args = process.argv.slice(2), options = {}, allowPositionals = false } = {}) {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { ...options, help: { type: 'boolean', short: 'h' } },
      allowPositionals,
    });
    if (values.help !== true) return { values, positionals };
    console.log(usage);
  } catch (error) {
    const known = [...Object.keys(options), 'help'].map((name) => `--${name}`).join(', ');
    // The first sentence names what was found; the rest is advice for those who wrote the script.
    const [found = ''] = error.message.split(/[.;] |\n/, 1);
    refuse(`${clip(found)}, allowed: ${known}`);
  }
  process.exit(0);
}

/** The beginning of something that was found and may be long. */
export function clip(text, length = 80) {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}

/** Characters that act on a terminal or a line instead of being seen: escape sequences, line breaks, turned writing. */
const acting = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

/** Ends the process with status 2 and one line, without acting characters that came in from outside. */
export function refuse(message) {
  console.error(clip(message.replace(acting, ' '), 2000));
  process.exit(2);
}

/** A reader such as `head` that has seen enough ends the process quietly. Call it before the first output. */
export function endWithReader() {
  process.stdout.on('error', (error) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
}
