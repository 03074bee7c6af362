import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";

/** A record of every git process that is started in an environment. */
export interface GitRecord {
  readonly env: Readonly<Record<string, string>>;
  /** The arguments of each git that was started, in order. */
  calls(): Promise<readonly string[]>;
}

/**
 * git itself keeps the record: whoever starts it, and however, a user's configuration makes it tell.
 *
 * @param folder Where the configuration and the record are kept: outside of every workspace.
 * @see https://git-scm.com/docs/api-trace2
 */
export async function recordGit(folder: string): Promise<GitRecord> {
  const record = path.join(folder, "git-calls.jsonl");
  const config = path.join(folder, "git-config");
  const target = record.replaceAll("\\", "/");
  await writeFile(config, `[trace2]\n\teventTarget = ${target}\n`);
  return {
    env: { GIT_CONFIG_GLOBAL: config, GIT_CONFIG_NOSYSTEM: "1" },
    calls: async () => {
      const text = await readFile(record, "utf8").catch(() => "");
      return text
        .split("\n")
        .filter((line) => line.includes('"event":"start"'))
        .map((line) => (JSON.parse(line) as { argv: string[] }).argv.slice(1).join(" "));
    },
  };
}
