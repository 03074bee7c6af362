import { hasAborted } from "./back-off.ts";
import type { DockerSession } from "./docker-session.ts";
import { FrameReader, LogText } from "./log-text.ts";
import type { LogOptions } from "./types.ts";

/** Follows a container's log until it ends or the signal aborts. */
export async function followLogs(
  session: DockerSession,
  id: string,
  options: LogOptions,
): Promise<void> {
  const { tail, since, signal, onText } = options;
  const hasTerminal = readTty(await session.inspect("container", id));
  if (signal.aborted) {
    return;
  }
  const stream = await session.logStream(id, tail, since, signal);
  const texts = { stdout: new LogText(), stderr: new LogText() };
  const frames = new FrameReader();
  const emit = (text: string): void => {
    if (text !== "" && !signal.aborted) {
      onText(text);
    }
  };
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      if (hasTerminal) {
        emit(texts.stdout.push(chunk));
        continue;
      }
      for (const frame of frames.push(chunk)) {
        emit(texts[frame.stream].push(frame.bytes));
      }
    }
  } catch (error) {
    if (!hasAborted(signal)) {
      throw error;
    }
  }
  emit(texts.stdout.end());
  emit(texts.stderr.end());
}

function readTty(description: unknown): boolean {
  const { Config: config } = (description ?? {}) as {
    readonly Config?: { readonly Tty?: unknown };
  };
  return config?.Tty === true;
}
