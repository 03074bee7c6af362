import type {
  Attachment,
  ContainerRow,
  ContainerState,
  Health,
  ImageRow,
  MountRow,
  NetworkRow,
  PortRow,
  Row,
  ObjectKind,
  VolumeRow,
} from "./types.ts";

/**
 * The engine's JSON as rows. Fields that an engine leaves out (Podman does) get a neutral value;
 * what has no identity is no row. Texts that change by themselves ("Up 3 minutes") are left out,
 * so that equal rows mean that nothing happened.
 */
export function parseRow(kind: ObjectKind, json: unknown): Row | null {
  const data = object(json);
  switch (kind) {
    case "container":
      return containerRow(data);
    case "image":
      return imageRow(data);
    case "volume":
      return volumeRow(data);
    case "network":
      return networkRow(data);
  }
}

type Json = Readonly<Record<string, unknown>>;

const PROJECT_LABEL = "com.docker.compose.project";
const SERVICE_LABEL = "com.docker.compose.service";
const DEPENDENCIES_LABEL = "com.docker.compose.depends_on";
const ONE_OFF_LABEL = "com.docker.compose.oneoff";

const STATES: readonly ContainerState[] = [
  "created",
  "running",
  "paused",
  "restarting",
  "removing",
  "exited",
  "dead",
];

function containerRow(data: Json): ContainerRow | null {
  const id = text(data["Id"]);
  if (id === "") {
    return null;
  }
  const status = text(data["Status"]);
  const labels = object(data["Labels"]);
  const state = containerState(text(data["State"]));
  return {
    kind: "container",
    id,
    name: text(array(data["Names"])[0]).replace(/^\//, "") || id.slice(0, 12),
    image: text(data["Image"]),
    imageId: text(data["ImageID"]),
    state,
    health: health(status),
    exitCode: state === "exited" || state === "dead" ? exitCode(status, data["ExitCode"]) : null,
    created: number(data["Created"]) * 1000,
    ports: array(data["Ports"]).map(portRow).toSorted(byPort),
    mounts: array(data["Mounts"])
      .map(mountRow)
      .toSorted((a, b) => compare(a.target, b.target)),
    networks: Object.entries(object(object(data["NetworkSettings"])["Networks"]))
      .map(attachment)
      .toSorted((a, b) => compare(a.name, b.name)),
    project: text(labels[PROJECT_LABEL]) || null,
    service: text(labels[SERVICE_LABEL]) || null,
    dependsOn: dependencies(text(labels[DEPENDENCIES_LABEL])),
    oneOff: text(labels[ONE_OFF_LABEL]).toLowerCase() === "true",
  };
}

/** `db:service_healthy:false,cache:service_started:true`: name, what is waited for, restart. */
function dependencies(label: string): readonly string[] {
  return label.split(",").flatMap((each) => each.trim().split(":")[0] || []);
}

function containerState(word: string): ContainerState {
  const lower = word.toLowerCase();
  // Podman says "stopped" and "configured" for what Docker calls exited and created.
  const same = lower === "stopped" ? "exited" : lower === "configured" ? "created" : lower;
  return STATES.find((state) => state === same) ?? "unknown";
}

function health(status: string): Health | null {
  const word = /\((?:health: )?(starting|healthy|unhealthy)\)/.exec(status)?.[1];
  return word === "starting" || word === "healthy" || word === "unhealthy" ? word : null;
}

function exitCode(status: string, given: unknown): number | null {
  const found = /\((\d+)\)/.exec(status)?.[1];
  if (found !== undefined) {
    return Number(found);
  }
  return typeof given === "number" ? given : null;
}

function portRow(json: unknown): PortRow {
  const data = object(json);
  return {
    container: number(data["PrivatePort"]),
    host: number(data["PublicPort"]) || null,
    address: text(data["IP"]) || null,
    protocol: text(data["Type"]) || "tcp",
  };
}

function mountRow(json: unknown): MountRow {
  const data = object(json);
  const type = text(data["Type"]);
  return {
    type,
    source: type === "volume" ? text(data["Name"]) : text(data["Source"]),
    target: text(data["Destination"]),
    readOnly: data["RW"] === false,
  };
}

function attachment([name, json]: [string, unknown]): Attachment {
  const data = object(json);
  const addresses = [text(data["IPAddress"]), text(data["GlobalIPv6Address"])];
  return {
    name,
    id: text(data["NetworkID"]),
    addresses: addresses.filter((address) => address !== ""),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function byPort(a: PortRow, b: PortRow): number {
  return (
    a.container - b.container ||
    (a.host ?? 0) - (b.host ?? 0) ||
    (a.address ?? "").localeCompare(b.address ?? "")
  );
}

/** From the list or from an inspection: they differ in how they write the date. */
function imageRow(data: Json): ImageRow | null {
  const id = text(data["Id"]);
  if (id === "") {
    return null;
  }
  const created = data["Created"];
  return {
    kind: "image",
    id: id.includes(":") ? id : `sha256:${id}`,
    tags: array(data["RepoTags"])
      .map(text)
      .filter((tag) => tag !== "" && tag !== "<none>:<none>")
      .toSorted(),
    // Inspection has fractions of a second, the list has not.
    created:
      Math.trunc(typeof created === "string" ? Date.parse(created) / 1000 : number(created)) * 1000,
    size: number(data["Size"]),
  };
}

function volumeRow(data: Json): VolumeRow | null {
  const name = text(data["Name"]);
  if (name === "") {
    return null;
  }
  return {
    kind: "volume",
    id: name,
    name,
    driver: text(data["Driver"]),
    mountpoint: text(data["Mountpoint"]),
    project: text(object(data["Labels"])[PROJECT_LABEL]) || null,
  };
}

const BUILT_IN_NETWORKS: readonly string[] = [
  "bridge",
  "host",
  "none",
  "podman",
  "docker_gwbridge",
];

function networkRow(data: Json): NetworkRow | null {
  const id = text(data["Id"]);
  if (id === "") {
    return null;
  }
  const name = text(data["Name"]);
  return {
    kind: "network",
    id,
    name,
    driver: text(data["Driver"]),
    scope: text(data["Scope"]),
    internal: data["Internal"] === true,
    builtIn: BUILT_IN_NETWORKS.includes(name),
    project: text(object(data["Labels"])[PROJECT_LABEL]) || null,
  };
}

function object(value: unknown): Json {
  return typeof value === "object" && value !== null ? (value as Json) : {};
}

function array(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function number(value: unknown): number {
  return typeof value === "number" && Number.isFinite(value) ? value : 0;
}
