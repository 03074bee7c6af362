import { spawn } from "node:child_process";
import { constants } from "node:os";
import { Duplex } from "node:stream";
import type { Environment } from "./cache-folder.ts";

/** A docker program, found by its absolute path. */
export interface DockerProgram {
  readonly path: string;
  readonly env: Environment;
}

/**
 * Runs the docker program for the user, who sees and answers it as if they had called it.
 *
 * @returns Its exit status; 128 and the signal's number where a signal ended it.
 */
export function runDocker(
  { path, env }: DockerProgram,
  args: readonly string[],
  cwd: string,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(path, [...args], { cwd, env, stdio: "inherit", windowsHide: true });
    // A terminal sends them to both: what they mean is the docker program's to say.
    const ignore = (): void => undefined;
    const signals = ["SIGINT", "SIGHUP"] as const;
    for (const signal of signals) process.on(signal, ignore);
    const terminate = (): void => void child.kill("SIGTERM");
    process.on("SIGTERM", terminate);
    const release = (): void => {
      for (const signal of signals) process.off(signal, ignore);
      process.off("SIGTERM", terminate);
    };
    child.on("error", (error) => {
      release();
      reject(error);
    });
    child.on("close", (code, signal) => {
      release();
      resolve(code ?? 128 + constants.signals[signal ?? "SIGTERM"]);
    });
  });
}

/** A connection to a builder of any driver, by way of `docker buildx dial-stdio`. */
export function dialBuilder({ path, env }: DockerProgram, builder: string): Duplex {
  const args = ["buildx", "dial-stdio", "--builder", builder, "--progress", "quiet"];
  const child = spawn(path, args, { env, stdio: ["pipe", "pipe", "ignore"], windowsHide: true });
  const connection = Duplex.from({ readable: child.stdout, writable: child.stdin });
  child.on("error", (error) => connection.destroy(error));
  connection.on("close", () => void child.kill());
  return connection;
}
