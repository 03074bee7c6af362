/**
 * Says what setting up does, how big it is and how long it took: on standard error, because standard
 * output belongs to what the commands are for.
 *
 * @typedef {object} Steps
 * @property {<T>(what: string, size: string | undefined, work: () => Promise<T>) => Promise<T>} step
 * @property {(line: string) => void} note
 */

/**
 * @param {(line: string) => void} [write]
 * @returns {Steps}
 */
export function createSteps(write = (line) => process.stderr.write(`${line}\n`)) {
  return {
    note: (line) => write(`· ${line}`),
    async step(what, size, work) {
      const started = performance.now();
      write(`· ${what}${size === undefined ? "" : ` (${size})`} …`);
      try {
        const result = await work();
        write(`  done in ${seconds(performance.now() - started)}`);
        return result;
      } catch (error) {
        write(`  failed after ${seconds(performance.now() - started)}`);
        throw error;
      }
    },
  };
}

/** @param {number} milliseconds */
export function seconds(milliseconds) {
  return milliseconds < 100_000
    ? `${(milliseconds / 1000).toFixed(1)} s`
    : `${Math.floor(milliseconds / 60_000)} min ${Math.round((milliseconds % 60_000) / 1000)} s`;
}

/**
 * What a person without these parts can do about it.
 */
export class MissingError extends Error {
  /**
   * @param {string} what The part that is missing.
   * @param {string} remedy The command that provides it, or what to install.
   * @param {unknown} [cause]
   */
  constructor(what, remedy, cause) {
    super(`${what} is missing: ${remedy}`, { cause });
    this.name = "MissingError";
    this.what = what;
    this.remedy = remedy;
  }
}

/** @param {unknown} error */
export function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}
