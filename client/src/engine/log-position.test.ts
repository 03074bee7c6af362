import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LogPosition } from "./log-position.ts";
import { epochSeconds } from "./log-time.ts";
import type { LogLine } from "./types.ts";

/** @param nanoseconds After the full hour. */
function line(nanoseconds: number, text: string, stream: LogLine["stream"] = "stdout"): LogLine {
  const seconds = String(Math.floor(nanoseconds / 1e9)).padStart(2, "0");
  const fraction = String(nanoseconds % 1e9).padStart(9, "0");
  return { time: `2026-01-31T12:00:${seconds}.${fraction}Z`, stream, text };
}

/** What is read of a log that is cut off after so many lines each time, as the engine gives it. */
function readInParts(
  log: readonly LogLine[],
  cuts: readonly number[],
  tail = log.length,
): LogLine[] {
  const position = new LogPosition();
  const read: LogLine[] = [];
  for (const cut of [...cuts, log.length]) {
    const { since } = position;
    const given = since === null ? log.slice(-tail) : log.filter(({ time }) => time >= since);
    if (since !== null) position.reopen();
    read.push(...given.slice(0, cut).filter((each) => position.accept(each)));
  }
  return read;
}

describe("a log that is read in parts", () => {
  it("goes on among lines of the same moment", () => {
    const log = [line(1, "a"), line(5, "b"), line(5, "c"), line(5, "d"), line(6, "e")];
    for (let cut = 0; cut <= log.length; cut += 1) {
      expect(readInParts(log, [cut])).toEqual(log);
    }
  });

  it("misses nothing where the two streams stand in another order than their times say", () => {
    const log = [
      line(1, "first"),
      line(10, "out"),
      line(9, "err", "stderr"),
      line(11, "out"),
      line(10, "err", "stderr"),
    ];
    for (let cut = 0; cut <= log.length; cut += 1) {
      expect(readInParts(log, [cut])).toEqual(log);
    }
  });

  it("gives nothing from before what was asked for", () => {
    const log = [line(1, "old", "stderr"), line(2, "b"), line(3, "c")];
    expect(readInParts(log, [1], 2)).toEqual(log.slice(1));
  });

  it("is whole, wherever and however often it is cut", () => {
    const steps = fc.array(fc.tuple(fc.integer({ min: 0, max: 400_000_000 }), fc.boolean()), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(steps, fc.array(fc.nat(40), { maxLength: 6 }), (made, cuts) => {
        let now = 0;
        const log = made.map(([later, isError], index) => {
          // Some stand at the same moment.
          now += later % 3 === 0 ? 0 : later;
          return line(now, String(index), isError ? "stderr" : "stdout");
        });
        expect(readInParts(log, cuts)).toEqual(log);
      }),
    );
  });
});

it("is asked for in seconds with nanoseconds", () => {
  expect(epochSeconds("2026-01-31T12:00:00.000000001Z")).toBe("1769860800.000000001");
});
