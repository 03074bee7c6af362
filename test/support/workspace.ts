import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const repository = path.resolve(import.meta.dirname, "../..");

/** A folder of its own for one test. */
export interface Workspace {
  readonly folder: string;
  /** For STRATA_CACHE: nothing recorded elsewhere is seen. */
  readonly cache: string;
  /** Writes files by their path in the folder; folders between are made. */
  write(files: Readonly<Record<string, string>>): Promise<void>;
  /** Makes the folder a repository with everything committed. */
  commit(): Promise<void>;
  remove(): Promise<void>;
}

/** A workspace with these files; a name that ends with `/` is an empty folder. */
export async function makeWorkspace(
  files: Readonly<Record<string, string>> = {},
): Promise<Workspace> {
  const top = await mkdtemp(path.join(tmpdir(), "strata-test-"));
  const folder = path.join(top, "workspace");
  await mkdir(folder);
  const workspace: Workspace = {
    folder,
    cache: path.join(top, "cache"),
    write: (more) => writeFiles(folder, more),
    commit: async () => {
      const identity = ["-c", "user.name=Strata", "-c", "user.email=strata@example.invalid"];
      await run("git", ["init", "--quiet", "--initial-branch=main"], { cwd: folder });
      await run("git", ["add", "--all"], { cwd: folder });
      await run("git", [...identity, "commit", "--quiet", "--message=first"], { cwd: folder });
    },
    remove: () => rm(top, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }),
  };
  await workspace.write(files);
  return workspace;
}

/** A copy of demo/, without what its builds leave behind. */
export async function copyDemo(): Promise<Workspace> {
  const workspace = await makeWorkspace();
  await cp(path.join(repository, "demo"), workspace.folder, {
    recursive: true,
    filter: (source) => !source.split(path.sep).includes("node_modules"),
  });
  return workspace;
}

async function writeFiles(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    if (name.endsWith("/")) {
      await mkdir(file, { recursive: true });
      continue;
    }
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  }
}
