import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { promisify } from "node:util";
import { dockerEnvironment, type ProvidedEngine } from "./provided.ts";

const run = promisify(execFile);

/** Objects that a suite makes on an engine: all carry its label, and all go at the end. */
export interface EngineObjects {
  /** `strata.test=<run>`. */
  readonly label: string;
  /** A name that nobody else uses. */
  name(word: string): string;
  /** Runs the docker program and gives its trimmed output. */
  docker(...args: readonly string[]): Promise<string>;
  removeContainers(): Promise<void>;
  removeAll(): Promise<void>;
}

export function engineObjects(engine: ProvidedEngine): EngineObjects {
  const runId = randomBytes(4).toString("hex");
  const label = `strata.test=${runId}`;
  const env = dockerEnvironment(engine);
  const docker = async (...args: readonly string[]): Promise<string> => {
    const { stdout } = await run(engine.docker, [...args], { env });
    return stdout.trim();
  };
  const listed = async (...args: readonly string[]): Promise<readonly string[]> => {
    const output = await docker(...args, "--filter", `label=${label}`);
    return output === "" ? [] : [...new Set(output.split("\n"))];
  };
  const removeEach = async (kind: readonly string[], ids: readonly string[]): Promise<void> => {
    if (ids.length > 0) {
      await docker(...kind, "rm", "--force", ...ids);
    }
  };
  const removeContainers = async (): Promise<void> =>
    removeEach(["container"], await listed("container", "ls", "--all", "--quiet"));
  return {
    label,
    name: (word) => `strata-${runId}-${word}`,
    docker,
    removeContainers,
    removeAll: async () => {
      await removeContainers();
      await removeEach(["volume"], await listed("volume", "ls", "--quiet"));
      await removeEach(["network"], await listed("network", "ls", "--quiet"));
      await removeEach(["image"], await listed("image", "ls", "--all", "--quiet"));
    },
  };
}
