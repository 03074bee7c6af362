import { setTimeout as delay } from "node:timers/promises";
import { checkAll } from "./check.js";

const api = process.env.API_ADDRESS ?? "http://localhost:3000";
const pause = Number(process.env.CHECK_SECONDS ?? 60) * 1000;
const stop = new AbortController();

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => stop.abort());
}

console.log(`checking the links of ${api} every ${pause / 1000} seconds`);
while (!stop.signal.aborted) {
  try {
    for (const line of await checkAll(api, fetch)) console.log(line);
  } catch (error) {
    console.warn(`${api} does not answer: ${error.message}`);
  }
  await delay(pause, undefined, { signal: stop.signal }).catch(() => undefined);
}
