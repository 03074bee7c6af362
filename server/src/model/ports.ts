/** Says in a few words why a build refuses an EXPOSE port such as `80-90/udp`; null if it takes it. */
export function portProblem(text: string): string | null {
  const slash = text.indexOf("/");
  const port = slash < 0 ? text : text.slice(0, slash);
  const protocol = slash < 0 ? "" : text.slice(slash + 1);
  const parts = port.split(":");
  const container = parts.at(-1) ?? "";
  if (container === "") return "a number is missing";
  if (!/^(tcp|udp|sctp)?$/i.test(protocol)) return "the protocol is tcp, udp or sctp";
  const address = parts.slice(0, -2).join(":");
  if (address !== "" && !isAddress(address)) return "the address is none";
  const range = parseRange(container);
  if (range === null) return "ports go from 0 to 65535";
  const host = parts.at(-2) ?? "";
  if (host === "") return null;
  const hostRange = parseRange(host);
  if (hostRange === null) return "ports go from 0 to 65535";
  const differ = range.last - range.first !== hostRange.last - hostRange.first;
  return differ && range.first !== range.last ? "the ranges differ in length" : null;
}

function parseRange(text: string): { first: number; last: number } | null {
  const [from = "", to = from, ...more] = text.split("-");
  const first = parsePort(from);
  const last = parsePort(to);
  if (first === null || last === null || first > last || more.length > 0) return null;
  return { first, last };
}

function parsePort(text: string): number | null {
  const port = Number(text);
  return /^\+?\d+$/.test(text) && port <= 65_535 ? port : null;
}

function isAddress(text: string): boolean {
  const bare = text.replace(/^\[(.*)\]$/, "$1");
  if (bare.includes(":")) return /^[0-9a-f:.]+(%\w+)?$/i.test(bare);
  const parts = bare.split(".");
  return parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256);
}
