import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { shellFile } from "../../lint/testing/marked.ts";
import { runProgram } from "../run-program.ts";
import { plain } from "../terminal-text.ts";

export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder of its own for one test, with these files in it. */
export class TestFolder {
  readonly path: string;

  private constructor(path: string) {
    this.path = path;
  }

  static async make(files: Readonly<Record<string, string>>): Promise<TestFolder> {
    const folder = new TestFolder(await realpath(await mkdtemp(join(tmpdir(), "strata-cli-"))));
    for (const [name, text] of Object.entries(files)) await folder.write(name, text);
    return folder;
  }

  async write(name: string, text: string): Promise<void> {
    const path = join(this.path, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }

  /** Calls the program in this folder, in this process. */
  async call(args: readonly string[], stdin = ""): Promise<Outcome> {
    let stdout = "";
    let stderr = "";
    const status = await runProgram(args, {
      cwd: this.path,
      env: { PATH: process.env["PATH"], HOME: this.path },
      platform: process.platform,
      version: "1.2.3",
      assets: { path: shellFile },
      stdout: (text) => void (stdout += text),
      stderr: (text) => void (stderr += text),
      isTerminal: false,
      paint: plain,
      readStdin: () => Promise.resolve(stdin),
      writeFile,
    });
    return { status, stdout, stderr };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.path, { recursive: true, force: true });
  }
}
