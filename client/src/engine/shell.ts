import type { Duplex } from "node:stream";
import { type DockerSession, safeName } from "./docker-session.ts";
import type { ShellOptions, ShellSession } from "./types.ts";

/** bash where it is there, else what every shell image has. */
const BEST_SHELL = ["sh", "-c", "if command -v bash >/dev/null 2>&1; then exec bash; fi; exec sh"];

/** A shell in a running container, on a terminal of its own. */
export async function openShell(
  session: DockerSession,
  id: string,
  { columns, rows, onOutput, onExit }: ShellOptions,
): Promise<ShellSession> {
  const container = session.docker.getContainer(safeName(id));
  session.say(`exec --interactive --tty ${id} sh`);
  const exec = await session.ask(`exec ${id}`, () =>
    container.exec({
      AttachStdin: true,
      AttachStdout: true,
      AttachStderr: true,
      Tty: true,
      Cmd: BEST_SHELL,
    }),
  );
  const stream: Duplex = await session.ask(`start exec ${exec.id}`, () =>
    exec.start({ hijack: true, stdin: true, Tty: true }),
  );
  const resize = async (width: number, height: number): Promise<void> => {
    // It may have ended in between.
    await exec.resize({ w: width, h: height }).catch(() => undefined);
  };
  await resize(columns, rows);
  // Characters may be cut between two chunks.
  const decoder = new TextDecoder();
  stream.on("data", (chunk: Buffer) => {
    onOutput(decoder.decode(chunk, { stream: true }));
  });
  stream.on("error", () => undefined);
  stream.once("close", () => {
    void exitCode(exec).then(onExit);
  });
  return {
    write: (text) => {
      stream.write(text);
    },
    resize: (width, height) => void resize(width, height),
    close: () => {
      stream.destroy();
    },
  };
}

async function exitCode(exec: {
  inspect(): Promise<{ readonly ExitCode: number | null }>;
}): Promise<number | null> {
  try {
    return (await exec.inspect()).ExitCode;
  } catch {
    return null;
  }
}
