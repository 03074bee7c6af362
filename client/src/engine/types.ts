import type { EngineImageFacts } from "@strata/protocol/requests";
import type { Refusal } from "./refusals.ts";

/** What the rest of the client sees of an engine. Data and interfaces only: safe to import. */

export type ObjectKind = "container" | "image" | "volume" | "network";

export const OBJECT_KINDS: readonly ObjectKind[] = ["container", "image", "volume", "network"];

export type ContainerState =
  "created" | "running" | "paused" | "restarting" | "removing" | "exited" | "dead" | "unknown";

export type Health = "starting" | "healthy" | "unhealthy";

export interface ContainerRow {
  readonly kind: "container";
  readonly id: string;
  readonly name: string;
  /** The reference it was made from, as the engine says it. */
  readonly image: string;
  readonly imageId: string;
  readonly state: ContainerState;
  /** Null where the container has no health check. */
  readonly health: Health | null;
  /** Null where it has not ended or the engine does not say. */
  readonly exitCode: number | null;
  /** Milliseconds since the epoch. */
  readonly created: number;
  readonly ports: readonly PortRow[];
  /** By the path in the container. */
  readonly mounts: readonly MountRow[];
  /** By the network's name. */
  readonly networks: readonly Attachment[];
  /** The compose project and service it belongs to. */
  readonly project: string | null;
  readonly service: string | null;
  /** The services of its project that it needs, as compose wrote down. */
  readonly dependsOn: readonly string[];
  /** Made by `docker compose run`: no part of what the project keeps running. */
  readonly oneOff: boolean;
}

export interface PortRow {
  readonly container: number;
  /** Null where the port is not published. */
  readonly host: number | null;
  readonly address: string | null;
  readonly protocol: string;
}

/** Something of elsewhere that a container sees at a path of its own. */
export interface MountRow {
  /** `bind`, `volume`, `tmpfs`, or what else the engine knows. */
  readonly type: string;
  /** The volume's name, or the path on the engine's machine; empty where it is neither. */
  readonly source: string;
  readonly target: string;
  readonly readOnly: boolean;
}

/** A container's place on one network. */
export interface Attachment {
  /** The network's name. */
  readonly name: string;
  readonly id: string;
  /** None while the container does not run. */
  readonly addresses: readonly string[];
}

/** One variable of a container's environment, its value masked where it is a secret. */
export interface Variable {
  readonly name: string;
  readonly value: string;
  /** `changed`: the image has it with another value. */
  readonly source: "image" | "container" | "changed";
}

/** A path in a container that is not as in its image. */
export interface FileChange {
  readonly path: string;
  readonly kind: "added" | "changed" | "deleted";
}

export interface ImageRow {
  readonly kind: "image";
  readonly id: string;
  /** `name:tag`, sorted; none for a dangling image. */
  readonly tags: readonly string[];
  /** Milliseconds since the epoch. */
  readonly created: number;
  /** Bytes. */
  readonly size: number;
}

export interface VolumeRow {
  readonly kind: "volume";
  /** A volume's name is its identity. */
  readonly id: string;
  readonly name: string;
  readonly driver: string;
  readonly mountpoint: string;
  readonly project: string | null;
}

export interface NetworkRow {
  readonly kind: "network";
  readonly id: string;
  readonly name: string;
  readonly driver: string;
  readonly scope: string;
  readonly internal: boolean;
  /** Made by the engine itself: it cannot be removed. */
  readonly builtIn: boolean;
  readonly project: string | null;
}

export interface RowOf {
  readonly container: ContainerRow;
  readonly image: ImageRow;
  readonly volume: VolumeRow;
  readonly network: NetworkRow;
}

export type Row = RowOf[ObjectKind];

/** The smallest change of one kind: ids are in at most one of the three. */
export interface StoreChange {
  readonly kind: ObjectKind;
  readonly added: readonly Row[];
  readonly removed: readonly Row[];
  readonly changed: readonly Row[];
  /** What the changed ones were, in the same order. */
  readonly before: readonly Row[];
}

export type ConnectionFailure =
  "not-found" | "denied" | "refused" | "version" | "timeout" | "tls" | "other";

/** `gone`: no such object. `conflict`: the object's state or its users forbid it. */
export type EngineErrorReason = ConnectionFailure | "gone" | "conflict";

/** An `Error` with a reason; tell it by `isEngineError`, as it crosses bundles. */
export interface EngineFault extends Error {
  readonly reason: EngineErrorReason;
  /** Where an engine answered that it will not: its words, and what they mean. */
  readonly refusal: Refusal | null;
}

export type EngineState =
  | { readonly kind: "idle" }
  | { readonly kind: "connecting" }
  | { readonly kind: "connected" }
  | { readonly kind: "failed"; readonly error: EngineFault };

export interface Release {
  dispose(): void;
}

export interface EngineLog {
  trace(message: string): void;
  info(message: string): void;
  warn(message: string): void;
}

/** A line that a container wrote. Its text is data: it may hold control characters of any kind. */
export interface LogLine {
  /** When the engine wrote it down: `2026-01-31T12:00:00.000000000Z`. */
  readonly time: string;
  readonly stream: "stdout" | "stderr";
  /** Without its end. */
  readonly text: string;
}

/** `ended`: the container does not run. `waiting`: for the engine. `gone`: there is no such container. */
export type LogState = "following" | "ended" | "waiting" | "gone";

export interface FollowLogOptions {
  /** How many of the lines that are there already. */
  readonly tail: number | "all";
  /** Only lines after this second of the epoch; "0" is all. */
  readonly since: string;
  /** The next lines are read when what it returns has resolved: so nothing piles up. */
  readonly onLines: (lines: readonly LogLine[]) => Promise<void> | void;
  readonly onState: (state: LogState) => void;
}

/** Facts that a forecast is made from. Never throws; null where the engine cannot say. */
export interface EngineFactsSource {
  image(reference: string, platform?: string): Promise<ImageFacts | null>;
  imageStore(): Promise<"classic" | "containerd" | null>;
  /**
   * Called when what was answered may differ now. Keeps the connection to a local engine; one on
   * another machine is watched only where a view or a command used it already.
   */
  onDidChange(listener: () => void): Release;
}

export type ImageFacts = EngineImageFacts;

export type ContainerAction = "start" | "stop" | "restart" | "pause" | "unpause";

/** What the engine keeps on disk, as `docker system df` counts it. Bytes throughout. */
export interface DiskUsage {
  readonly images: readonly UsedImage[];
  readonly containers: readonly { readonly id: string; readonly size: number }[];
  readonly volumes: readonly UsedVolume[];
  readonly buildCache: readonly CacheRecord[];
  /** Of all images together: layers that several share are counted once. */
  readonly layersSize: number;
}

export interface UsedImage {
  readonly id: string;
  readonly size: number;
  /** Of it, what other images have too. */
  readonly sharedSize: number;
  /** How many containers were made from it. */
  readonly containers: number;
}

export interface UsedVolume {
  readonly name: string;
  /** Null where the engine cannot say, as with volumes that another driver keeps. */
  readonly size: number | null;
  /** How many containers mount it; null where the engine cannot say. */
  readonly uses: number | null;
}

export interface CacheRecord {
  readonly id: string;
  readonly description: string;
  readonly size: number;
  readonly inUse: boolean;
  readonly shared: boolean;
}

export interface PullOptions {
  readonly signal: AbortSignal;
  /** Bytes of all layers that are known so far. */
  readonly onProgress: (progress: PullProgress) => void;
}

export interface PullProgress {
  /** What the engine says it does: "Downloading", "Extracting". */
  readonly status: string;
  readonly done: number;
  readonly total: number;
}

export interface RunOptions {
  readonly image: string;
  /** Null lets the engine make one up. */
  readonly name: string | null;
  /** The port of this machine, and `80/tcp` in the container. */
  readonly ports: readonly { readonly host: string; readonly container: string }[];
  /** Empty runs the image's own. */
  readonly command: readonly string[];
}

export interface ShellOptions {
  readonly columns: number;
  readonly rows: number;
  readonly onOutput: (text: string) => void;
  /** Null where the engine does not say with what. */
  readonly onExit: (code: number | null) => void;
}

/** A program that runs in a container and has a terminal. */
export interface ShellSession {
  write(text: string): void;
  resize(columns: number, rows: number): void;
  /** Hangs up: what runs in it ends as in a terminal that is closed. */
  close(): void;
}

export interface ExportOptions {
  readonly signal: AbortSignal;
  /** Bytes that are written. */
  readonly onProgress: (bytes: number) => void;
}

/** What can be changed besides starting and removing. Everything rejects with an {@link EngineFault}. */
export interface EngineChanges {
  kill(id: string, signal: string): Promise<void>;
  rename(id: string, name: string): Promise<void>;
  /** Gives an image one more name. */
  tag(id: string, reference: string): Promise<void>;
  /** Fetches an image from its registry; an aborted signal ends it, keeping whole layers. */
  pull(reference: string, options: PullOptions): Promise<void>;
  /** Creates a container and starts it. */
  run(options: RunOptions): Promise<void>;
  /** Makes an image of a container's files as they are now. */
  commit(id: string, reference: string): Promise<void>;
  /** Writes a container's files into a tar file: whole, or not at all. False where it was aborted. */
  exportFiles(id: string, file: string, options: ExportOptions): Promise<boolean>;
  createVolume(name: string): Promise<void>;
  createNetwork(name: string): Promise<void>;
  connect(network: string, container: string): Promise<void>;
  disconnect(network: string, container: string): Promise<void>;
  /** Removes what no build uses of the build cache: these records, or all. Gives the bytes freed. */
  pruneBuildCache(ids: readonly string[] | null): Promise<number>;
  /** Opens the best shell that is there. */
  openShell(id: string, options: ShellOptions): Promise<ShellSession>;
}

/** One engine: its objects, kept right while somebody needs them, and what can be done to them. */
export interface Engine {
  readonly state: EngineState;
  /** Name of the Docker context in use, null before the first attempt. */
  readonly label: string | null;
  /** Whether it runs on this machine, so that its paths may be paths here. */
  readonly local: boolean;
  readonly facts: EngineFactsSource;
  rows<K extends ObjectKind>(kind: K): readonly RowOf[K][];
  row<K extends ObjectKind>(kind: K, id: string): RowOf[K] | null;
  onState(listener: (state: EngineState) => void): Release;
  onChange(listener: (change: StoreChange) => void): Release;
  /** Stays connected until it is released. */
  need(): Release;
  /** Resolves when the rows are right; rejects with the first failure. Counts as a need. */
  connected(): Promise<void>;
  /** Connects now instead of at the end of a wait; where connected, lists everything again. */
  refresh(): void;
  /** Finds the engine anew: another one is configured now. */
  reconnect(): void;
  /** The engine's whole description, secrets masked. */
  inspect(kind: ObjectKind, id: string): Promise<unknown>;
  /** A container's environment, by name. */
  environment(id: string): Promise<readonly Variable[]>;
  /** What differs from the container's image, by path; folders only where they are all that does. */
  fileChanges(id: string): Promise<readonly FileChange[]>;
  /** The `docker run` command that makes a container like this one, secrets masked. */
  runCommand(id: string): Promise<string>;
  act(action: ContainerAction, id: string): Promise<void>;
  remove(kind: ObjectKind, id: string): Promise<void>;
  readonly changes: EngineChanges;
  /** Takes the engine some time: it measures. */
  diskUsage(): Promise<DiskUsage>;
  /** The ids of the networks that no container is on, of those that can be removed. */
  unusedNetworks(): Promise<ReadonlySet<string>>;
  /** Follows a container's log until it is released or the container is removed, whatever happens to connections. */
  followLog(id: string, options: FollowLogOptions): Release;
  dispose(): void;
}

/** What `dist/client/engine.cjs` exports. */
export interface EngineModule {
  openEngine(options: EngineOptions): Engine;
}

export interface EngineOptions {
  readonly log: EngineLog;
  /** Read at each connection: it may change meanwhile. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly homeFolder: string;
}
