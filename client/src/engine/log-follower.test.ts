import { describe, expect, it } from "vitest";
import { followLog, type LogRange, type LogSource } from "./log-follower.ts";
import type { LogLine, LogState } from "./types.ts";

const GONE = new Error("gone");

function frame(text: string): Buffer {
  const header = Buffer.alloc(8);
  header[0] = 1;
  header.writeUInt32BE(Buffer.byteLength(text), 4);
  return Buffer.concat([header, Buffer.from(text)]);
}

const written = (index: number): Buffer =>
  frame(`2026-01-31T12:00:0${index}.000000000Z ${index}\n`);

/** One connection after another: what it brings, and how it ends. */
interface Connection {
  readonly lines: readonly number[];
  readonly end: "clean" | Error;
  /** Whether the container runs when it has ended. */
  readonly runs: boolean;
}

async function follow(connections: readonly Connection[]): Promise<{
  readonly texts: readonly string[];
  readonly states: readonly LogState[];
  readonly ranges: readonly LogRange[];
}> {
  const ranges: LogRange[] = [];
  const lines: LogLine[] = [];
  const states: LogState[] = [];
  let runs = true;
  let tell = (): void => undefined;
  await new Promise<void>((resolve) => {
    const source: LogSource = {
      open: (range) => {
        const connection = connections[ranges.length];
        ranges.push(range);
        if (connection === undefined) return Promise.reject(GONE);
        async function* chunks(): AsyncGenerator<Buffer> {
          for (const index of connection?.lines ?? []) yield await Promise.resolve(written(index));
          runs = connection?.runs === true;
          if (connection?.end instanceof Error) throw connection.end;
        }
        return Promise.resolve({ hasTerminal: false, chunks: chunks() });
      },
      isRunning: () => runs,
      isGone: (error) => error === GONE,
      onNews: (listener) => {
        tell = listener;
        return { dispose: () => resolve() };
      },
      clock: { now: () => 0, random: () => 0, sleep: () => Promise.resolve() },
    };
    followLog(source, {
      tail: 10,
      since: "0",
      onLines: (more) => {
        lines.push(...more);
      },
      onState: (state) => {
        states.push(state);
        // The container starts once more.
        if (state === "ended") queueMicrotask(() => tell());
      },
    });
  });
  return { texts: lines.map(({ text }) => text), states, ranges };
}

describe("a log that is followed", () => {
  it("goes on when the container starts again, and ends when it is removed", async () => {
    const { texts, states } = await follow([
      { lines: [1, 2], end: "clean", runs: false },
      { lines: [1, 2, 3], end: "clean", runs: false },
    ]);
    expect(texts).toEqual(["1", "2", "3"]);
    expect(states).toEqual(["following", "ended", "following", "ended", "gone"]);
  });

  it("goes on after a lost connection, from where it was", async () => {
    const { texts, ranges } = await follow([
      { lines: [1, 2], end: new Error("reset"), runs: true },
      { lines: [1, 2, 3], end: "clean", runs: true },
      { lines: [2, 3, 4], end: "clean", runs: false },
    ]);
    expect(texts).toEqual(["1", "2", "3", "4"]);
    expect(ranges.map(({ tail }) => tail)).toEqual([10, "all", "all", "all"]);
  });
});
