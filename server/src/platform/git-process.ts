import { spawn } from "node:child_process";
import type { Environment } from "./cache-folder.ts";

/** How git is started: which program, and what of it no repository may decide. */
export interface GitProgram {
  /** Absolute. */
  readonly path: string;
  readonly env: Environment;
  readonly platform: NodeJS.Platform;
}

export interface GitCall {
  readonly cwd: string;
  readonly args: readonly string[];
  /** Configuration for this call alone, above every file. */
  readonly config?: readonly GitSetting[];
  readonly input?: string;
  /** Default: the one that `cwd` lies in. */
  readonly repository?: GitRepository;
  readonly signal?: AbortSignal;
  /** Takes the output in place of {@link GitResult.stdout}. */
  readonly onOutput?: (chunk: Buffer) => void;
}

/** A repository with a work tree other than its own. */
export interface GitRepository {
  readonly gitFolder: string;
  readonly workTree: string;
  readonly index: string;
}

export interface GitSetting {
  /** Without `=`, which the command line could not tell from the value's. */
  readonly name: string;
  readonly value: string;
}

export interface GitResult {
  /** 0 is success; -1 is a program that could not run. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs git once, without hooks, file-system monitor, prompts, network or locks that another git
 * would notice. Rejects with the signal's reason alone.
 */
export function runGit(git: GitProgram, call: GitCall): Promise<GitResult> {
  const { cwd, signal, input, onOutput } = call;
  signal?.throwIfAborted();
  return new Promise((resolve, reject) => {
    const child = spawn(git.path, gitArguments(git.platform, call), {
      cwd,
      env: { ...gitEnvironment(git.env), ...repositoryEnvironment(call.repository) },
      stdio: [input === undefined ? "ignore" : "pipe", "pipe", "pipe"],
      windowsHide: true,
    });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    const abort = (): void => {
      child.kill();
      reject(signal?.reason as Error);
    };
    signal?.addEventListener("abort", abort, { once: true });
    child.stdout?.on("data", onOutput ?? ((chunk: Buffer) => void stdout.push(chunk)));
    child.stderr?.on("data", (chunk: Buffer) => void stderr.push(chunk));
    // A git that ends early closes its end first; its exit code says why.
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(input);
    const finish = (code: number, message: string): void => {
      signal?.removeEventListener("abort", abort);
      resolve({ code, stdout: Buffer.concat(stdout).toString("utf8"), stderr: message });
    };
    child.on("error", (error) => {
      finish(-1, error.message);
    });
    child.on("close", (code) => {
      finish(code ?? -1, Buffer.concat(stderr).toString("utf8").trim());
    });
  });
}

export function gitArguments(platform: NodeJS.Platform, call: GitCall): readonly string[] {
  const nowhere = platform === "win32" ? "NUL" : "/dev/null";
  const settings: readonly GitSetting[] = [
    { name: "core.hooksPath", value: nowhere },
    { name: "core.fsmonitor", value: "false" },
    ...(call.config ?? []),
  ];
  return [
    "--no-pager",
    "--literal-pathspecs",
    ...settings.flatMap(({ name, value }) => ["-c", `${name}=${value}`]),
    ...call.args,
  ];
}

/** The user's own environment, without what would send git to another repository. */
export function gitEnvironment(env: Environment): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(
    ([name]) => !name.toUpperCase().startsWith("GIT_") || keptVariables.test(name.toUpperCase()),
  );
  return {
    ...Object.fromEntries(kept),
    GIT_TERMINAL_PROMPT: "0",
    GIT_OPTIONAL_LOCKS: "0",
    // A partial clone would fetch what it lacks.
    GIT_NO_LAZY_FETCH: "1",
    GIT_ALLOW_PROTOCOL: "none",
    LC_ALL: "C",
  };
}

function repositoryEnvironment(repository: GitRepository | undefined): NodeJS.ProcessEnv {
  if (repository === undefined) return {};
  const { gitFolder, workTree, index } = repository;
  return { GIT_DIR: gitFolder, GIT_WORK_TREE: workTree, GIT_INDEX_FILE: index };
}

const keptVariables =
  /^GIT_(CONFIG(_.*)?|CEILING_DIRECTORIES|DISCOVERY_ACROSS_FILESYSTEM|EXEC_PATH|ATTR_NOSYSTEM)$/;
