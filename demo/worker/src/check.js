import { describeStatus } from "@linkwatch/shared";

const PATIENCE = 10_000;

/** Checks every link that the API knows, tells it the results, gives a line for each. */
export async function checkAll(api, fetch) {
  const links = await (await fetch(`${api}/links`)).json();
  const lines = [];
  for (const { id, address } of links) {
    const status = await statusOf(address, fetch);
    await fetch(`${api}/links/${id}`, { method: "PUT", body: JSON.stringify({ status }) });
    lines.push(`${address} is ${describeStatus(status)}`);
  }
  return lines;
}

async function statusOf(address, fetch) {
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    return (await fetch(address, { method: "HEAD", redirect: "follow", signal })).status;
  } catch {
    return 0;
  }
}
