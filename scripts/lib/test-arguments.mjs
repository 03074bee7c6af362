export const PARTS = /** @type {const} */ (["check", "unit", "server", "vscode", "engine"]);

/**
 * @typedef {(typeof PARTS)[number]} Part
 *
 * @typedef {object} TestArguments
 * @property {readonly Part[]} parts
 * @property {string | undefined} name Only test files or tests whose name contains this.
 * @property {boolean} deep The full numbers.
 * @property {boolean} printEnvironment Set up and print what the suites are told, for a shell.
 */

const USAGE = `usage: npm test [-- ${PARTS.join("|")} [NAME]]
  --deep        the full numbers instead of those with a time budget (npm run test:deep)
  --print-env   set up, and print the environment that the suites get`;

/**
 * @param {readonly string[]} argv
 * @returns {TestArguments}
 * @throws {Error} Whose message is for people.
 */
export function parseTestArguments(argv) {
  const options = argv.filter((argument) => argument.startsWith("--"));
  const unknown = options.find((option) => option !== "--deep" && option !== "--print-env");
  if (unknown !== undefined) throw new Error(`no such option: ${unknown}\n${USAGE}`);
  const [part, name, ...rest] = argv.filter((argument) => !argument.startsWith("--"));
  if (rest.length > 0) throw new Error(`too many arguments: ${rest.join(" ")}\n${USAGE}`);
  const known = PARTS.find((candidate) => candidate === part);
  if (part !== undefined && known === undefined) throw new Error(`no such part: ${part}\n${USAGE}`);
  return {
    parts: known === undefined ? PARTS : [known],
    name,
    deep: options.includes("--deep"),
    printEnvironment: options.includes("--print-env"),
  };
}
