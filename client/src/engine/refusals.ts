/** Why an engine refuses, as far as people can be told what to do about it. */
export type RefusalKind =
  | "name-in-use"
  | "port-in-use"
  | "port-denied"
  | "used-by-container"
  | "used-by-image"
  | "on-network"
  | "already-on-network"
  | "not-on-network"
  | "not-running"
  | "paused"
  | "not-paused"
  | "restarting"
  | "removing"
  | "network-stopped"
  | "no-program"
  | "no-folder"
  | "no-space"
  | "not-in-registry"
  | "login"
  | "rate"
  | "registry-away"
  | "gone"
  | "denied"
  | "other";

/** A refusal, read from the engine's words. */
export interface Refusal {
  readonly kind: RefusalKind;
  /** The name, port, path or program that it is about; empty where the words name none. */
  readonly about: string;
  /** Containers that stand in the way: ids, which engines shorten, or names. */
  readonly users: readonly string[];
  /** What the engine said, secrets masked. */
  readonly words: string;
}

/** Statuses it comes with; null is any, also none: in the middle of an answer. */
type Known = readonly [kind: RefusalKind, statuses: readonly number[] | null, words: RegExp];

/** The first that fits. What an engine says of ports, disks and registries comes with many a status. */
const KNOWN: readonly Known[] = [
  [
    "name-in-use",
    [409],
    /name "\/?(?<about>[^"]+)" is already in use by container "?(?<users>\w+)/,
  ],
  ["name-in-use", [409], /name "?\/?(?<about>[^"\s]+)"? (?:is already in use|already exists)/],
  ["port-in-use", null, /Bind for \S*:(?<about>\d+) failed: port is already allocated/],
  ["port-in-use", null, /bind host port (?:for )?\S*?[\]\d]:(?<about>\d+)[:/]\S*: address already/],
  ["port-in-use", null, /listen (?:tcp|udp)\d? \S*:(?<about>\d+): bind: address already in use/],
  ["port-denied", null, /:(?<about>\d+)\S*: (?:bind: )?permission denied/],
  ["no-space", null, /no space left on device/],
  ["used-by-container", [409], /volume is in use - \[(?<users>[^\]]*)\]/],
  ["used-by-container", [409], /container (?<users>\w+) is using its referenced image/],
  [
    "used-by-container",
    [409],
    /image is being used by (?:running|stopped) container (?<users>\w+)/,
  ],
  ["used-by-image", [409], /dependent child images/],
  ["on-network", [400, 403, 409], /has active endpoints(?: \((?<users>.*)\))?/],
  ["already-on-network", [403, 409], /endpoint with name \S+ already exists in network/],
  ["not-on-network", null, /is not connected to (?:the )?network/],
  ["network-stopped", null, /cannot join network of a non running container: (?<users>\w+)/],
  ["paused", [409], /already paused|is paused|a paused container/],
  ["not-paused", [409, 500], /is not paused/],
  ["not-running", [409, 500], /is not running/],
  ["restarting", [409], /is restarting/],
  ["removing", [409], /removal of container \S+ is already in progress|is marked for removal/],
  ["no-program", [400, 404, 500], /exec: "(?<about>[^"]+)": .*(?:not found|no such file)/],
  ["no-folder", [400], /bind source path does not exist: (?<about>.+)/],
  ["login", null, /pull access denied|unauthorized|authentication required|authorization failed/],
  ["rate", null, /toomanyrequests|rate limit/],
  [
    "not-in-registry",
    null,
    /manifest unknown|manifest for \S+ not found|resolve reference .*not found/,
  ],
  [
    "registry-away",
    null,
    /(?:Get|Head) "https?:\/\/(?<about>[^/"]+)|dial tcp: lookup (?<about2>\S+)/,
  ],
  ["gone", [404], /(?:)/],
  ["denied", [401, 403], /(?:)/],
];

/** @param status Of the answer; null where the words came in the middle of one. */
export function readRefusal(status: number | null, words: string): Refusal {
  for (const [kind, statuses, pattern] of KNOWN) {
    const found = pattern.exec(words);
    if (found !== null && (statuses === null || (status !== null && statuses.includes(status)))) {
      const { about, about2, users } = found.groups ?? {};
      return { kind, about: about ?? about2 ?? "", users: names(users ?? ""), words };
    }
  }
  return { kind: "other", about: "", users: [], words };
}

/** `a, b`, or `name:"web" id:"…"` of each. */
function names(users: string): readonly string[] {
  const named = [...users.matchAll(/name:"([^"]*)"/g)].map(([, name]) => name ?? "");
  return named.length > 0 ? named : users.split(/[\s,]+/).filter((user) => user !== "");
}
