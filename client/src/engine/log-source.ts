import { systemClock } from "./back-off.ts";
import type { DockerSession } from "./docker-session.ts";
import { isEngineError } from "./errors.ts";
import type { LogSource } from "./log-follower.ts";
import type { EngineStore } from "./store.ts";

/** The log of a container, as the engine's session and store give it. */
export function logSource(
  id: string,
  store: EngineStore,
  session: () => Promise<DockerSession>,
): LogSource {
  return {
    clock: systemClock,
    open: async (range, signal) => {
      const current = await session();
      const hasTerminal = readTty(await current.inspect("container", id));
      const stream = await current.logStream(id, range, signal);
      return { hasTerminal, chunks: stream as AsyncIterable<Buffer> };
    },
    isRunning: () => {
      const state = store.row("container", id)?.state;
      return state === "running" || state === "paused";
    },
    isGone: (error) => isEngineError(error) && error.reason === "gone",
    onNews: (listener) => {
      const events = store.onEvent((target) => {
        if (target.kind === "container" && target.id === id) listener();
      });
      const states = store.onState((state) => {
        if (state.kind === "connected") listener();
      });
      return {
        dispose: () => {
          events.dispose();
          states.dispose();
        },
      };
    },
  };
}

function readTty(description: unknown): boolean {
  const { Config: config } = (description ?? {}) as {
    readonly Config?: { readonly Tty?: unknown };
  };
  return config?.Tty === true;
}
