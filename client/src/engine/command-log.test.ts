import { MASK } from "@strata/protocol/secrets";
import { expect, it } from "vitest";
import { commandLog } from "./command-log.ts";

const KNOWN = "a".repeat(64);

it.each([
  [`docker stop ${KNOWN}`, "docker stop web"],
  [`docker stop ${"b".repeat(64)}`, `docker stop ${"b".repeat(64)}`],
  ["docker run --env API_TOKEN=planted app", `docker run --env API_TOKEN=${MASK} app`],
  ["docker login --password planted", `docker login --password ${MASK}`],
  [
    "Connecting to unix:///run/docker.sock (default).",
    "Connecting to unix:///run/docker.sock (default).",
  ],
])("%s is written as %s", (message, written) => {
  const lines: string[] = [];
  const ignore = (): undefined => undefined;
  const log = { trace: ignore, warn: ignore, info: (line: string) => lines.push(line) };
  commandLog(log, (id) => (id === KNOWN ? "web" : null)).info(message);
  expect(lines).toEqual([written]);
});
