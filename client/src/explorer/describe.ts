import { bytesText } from "@strata/protocol/words";
import type {
  ContainerRow,
  ImageRow,
  NetworkRow,
  PortRow,
  Row,
  VolumeRow,
} from "../engine/types.ts";
import type { Translate } from "../translate.ts";

/** What a row of a view shows and says, as plain data. */
export interface RowView {
  readonly label: string;
  readonly description: string;
  /** Tokens between semicolons: kind, state, more. Menus ask for them. */
  readonly contextValue: string;
  /** A codicon whose shape alone tells the state. */
  readonly icon: string;
  /** A theme colour, in addition. */
  readonly color: string | null;
  /** For screen readers: begins with the name, says the state in words. */
  readonly spoken: string;
}

/** One line of a tooltip: a name and a plain text. */
export type TooltipLine = readonly [name: string, text: string];

export function describeRow(row: Row, t: Translate): RowView {
  switch (row.kind) {
    case "container":
      return describeContainer(row, t);
    case "image":
      return describeImage(row, t);
    case "volume":
      return describeVolume(row, t);
    case "network":
      return describeNetwork(row, t);
  }
}

/** A compose project by its containers. */
export function describeProject(
  name: string,
  containers: readonly ContainerRow[],
  t: Translate,
): RowView {
  const running = containers.filter(isUp).length;
  const stopped = containers.length - running;
  const summary =
    stopped === 0 ? t("{0} running", running) : t("{0} of {1} running", running, containers.length);
  return {
    label: name,
    description: summary,
    contextValue: [
      "project",
      ...(running > 0 ? ["running"] : []),
      ...(stopped > 0 ? ["stopped"] : []),
    ].join(";"),
    icon: "layers",
    color: null,
    spoken: t("{0}, compose project, {1}", name, summary),
  };
}

/** Whether the container can be stopped. */
export function isUp(row: ContainerRow): boolean {
  return row.state === "running" || row.state === "paused" || row.state === "restarting";
}

/** Volumes that nobody named have 64 hexadecimal digits for a name. */
export function isAnonymous(row: VolumeRow): boolean {
  return /^[0-9a-f]{64}$/.test(row.name);
}

/** A row's name in messages and quick picks. */
export function rowName(row: Row): string {
  return row.kind === "image" ? (row.tags[0] ?? shortId(row.id)) : row.name;
}

export function shortId(id: string): string {
  return id.replace(/^sha256:/, "").slice(0, 12);
}

/** The state in words: "running, healthy", "exited with code 137". */
export function stateWords(row: ContainerRow, t: Translate): string {
  const state = stateWord(row, t);
  switch (row.health) {
    case "healthy":
      return t("{0}, healthy", state);
    case "unhealthy":
      return t("{0}, unhealthy", state);
    case "starting":
      return t("{0}, health check starting", state);
    case null:
      return state;
  }
}

/** What a tooltip adds to the row. Plain text: the engine's strings are data. */
export function tooltipLines(
  row: Row,
  t: Translate,
  formatDate: (milliseconds: number) => string,
): readonly TooltipLine[] {
  switch (row.kind) {
    case "container":
      return [
        [t("Name"), row.name],
        [t("State"), stateWords(row, t)],
        [t("Image"), row.image],
        ...optional(t("Project"), row.project),
        ...optional(t("Service"), row.service),
        ...optional(t("Ports"), portsText(row.ports) || null),
        [t("Created"), formatDate(row.created)],
        [t("Id"), shortId(row.id)],
      ];
    case "image":
      return [
        [t("Tags"), row.tags.join(", ") || t("none")],
        [t("Size"), bytesText(row.size)],
        [t("Created"), formatDate(row.created)],
        [t("Id"), shortId(row.id)],
      ];
    case "volume":
      return [
        [t("Name"), row.name],
        [t("Driver"), row.driver],
        ...optional(t("Project"), row.project),
        ...optional(t("Mount point"), row.mountpoint || null),
      ];
    case "network":
      return [
        [t("Name"), row.name],
        [t("Driver"), row.driver],
        [t("Scope"), row.scope],
        ...optional(t("Project"), row.project),
        [t("Id"), shortId(row.id)],
      ];
  }
}

function describeContainer(row: ContainerRow, t: Translate): RowView {
  const words = stateWords(row, t);
  const ports = portsText(row.ports.filter((port) => port.host !== null));
  const { icon, color } = containerIcon(row);
  return {
    label: row.name,
    description: [words, row.image, ports].filter((part) => part !== "").join(" · "),
    contextValue: [
      "container",
      row.state,
      ...(row.project === null ? [] : ["compose"]),
      ...(row.health === null ? [] : [row.health]),
      ...(row.ports.some(({ host }) => host !== null) ? ["published"] : []),
    ].join(";"),
    icon,
    color,
    spoken: [
      t("{0}, {1}, container of image {2}", row.name, words, row.image),
      ...(row.service === null ? [] : [t("service {0}", row.service)]),
      ...(ports === "" ? [] : [t("ports {0}", ports)]),
    ].join(", "),
  };
}

function stateWord(row: ContainerRow, t: Translate): string {
  switch (row.state) {
    case "created":
      return t("created");
    case "running":
      return t("running");
    case "paused":
      return t("paused");
    case "restarting":
      return t("restarting");
    case "removing":
      return t("being removed");
    case "exited":
      return row.exitCode === null ? t("exited") : t("exited with code {0}", row.exitCode);
    case "dead":
      return t("dead");
    case "unknown":
      return t("in an unknown state");
  }
}

interface Icon {
  readonly icon: string;
  readonly color: string | null;
}

function containerIcon(row: ContainerRow): Icon {
  if (row.health === "unhealthy" && isUp(row)) {
    return { icon: "warning", color: "testing.iconErrored" };
  }
  if (row.health === "starting" && row.state === "running") {
    return { icon: "watch", color: "testing.iconQueued" };
  }
  switch (row.state) {
    case "running":
      return row.health === "healthy"
        ? { icon: "pass", color: "testing.iconPassed" }
        : { icon: "play-circle", color: "testing.iconPassed" };
    case "paused":
      return { icon: "debug-pause", color: "testing.iconQueued" };
    case "restarting":
      return { icon: "debug-restart", color: "testing.iconQueued" };
    case "created":
      return { icon: "circle-large-outline", color: null };
    case "removing":
      return { icon: "trash", color: "testing.iconSkipped" };
    case "exited":
      return row.exitCode === null || row.exitCode === 0
        ? { icon: "stop-circle", color: "testing.iconSkipped" }
        : { icon: "error", color: "testing.iconFailed" };
    case "dead":
      return { icon: "error", color: "testing.iconFailed" };
    case "unknown":
      return { icon: "question", color: null };
  }
}

function describeImage(row: ImageRow, t: Translate): RowView {
  const [first, ...others] = row.tags;
  const size = bytesText(row.size);
  const label = first ?? t("untagged {0}", shortId(row.id));
  const description = others.length === 0 ? size : t("{0} · also {1}", size, others.join(", "));
  return {
    label,
    description,
    contextValue: first === undefined ? "image;untagged" : "image;tagged",
    icon: first === undefined ? "circle-slash" : "package",
    color: null,
    spoken: [
      t("{0}, image, {1}", label, size),
      ...(others.length === 0 ? [] : [t("also tagged {0}", others.join(", "))]),
    ].join(", "),
  };
}

function describeVolume(row: VolumeRow, t: Translate): RowView {
  const anonymous = isAnonymous(row);
  const label = anonymous ? shortId(row.name) : row.name;
  const kind = anonymous ? t("anonymous") : row.driver;
  return {
    label,
    description: [kind, ...(row.project === null ? [] : [row.project])].join(" · "),
    contextValue: ["volume", ...(row.project === null ? [] : ["compose"])].join(";"),
    icon: "database",
    color: null,
    spoken: anonymous
      ? t("{0}, anonymous volume", label)
      : [
          t("{0}, volume, driver {1}", label, row.driver),
          ...(row.project === null ? [] : [t("project {0}", row.project)]),
        ].join(", "),
  };
}

function describeNetwork(row: NetworkRow, t: Translate): RowView {
  const words = [
    row.driver,
    ...(row.builtIn ? [t("built in")] : []),
    ...(row.internal ? [t("internal")] : []),
    ...(row.project === null ? [] : [row.project]),
  ];
  return {
    label: row.name,
    description: words.join(" · "),
    contextValue: [
      "network",
      row.builtIn ? "builtin" : "custom",
      ...(row.project === null ? [] : ["compose"]),
    ].join(";"),
    icon: row.builtIn ? "lock" : "type-hierarchy",
    color: null,
    spoken: [
      t("{0}, network, driver {1}", row.name, row.driver),
      ...(row.builtIn ? [t("built in")] : []),
      ...(row.internal ? [t("internal")] : []),
      ...(row.project === null ? [] : [t("project {0}", row.project)]),
    ].join(", "),
  };
}

/** A port that is published on several addresses is named once. */
function portsText(ports: readonly PortRow[]): string {
  return [...new Set(ports.map(portText))].join(", ");
}

/** "8080→80", "53/udp". */
export function portText(port: PortRow): string {
  const inside = `${String(port.container)}${port.protocol === "tcp" ? "" : `/${port.protocol}`}`;
  return port.host === null ? inside : `${String(port.host)}→${inside}`;
}

function optional(name: string, text: string | null): readonly TooltipLine[] {
  return text === null ? [] : [[name, text]];
}
