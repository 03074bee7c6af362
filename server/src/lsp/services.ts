import { join } from "node:path";
import { type BuildChoice, type EngineFactsResult, requests } from "@strata/protocol/requests";
import {
  type Connection,
  type InitializeParams,
  RequestType,
  type TextDocuments,
} from "vscode-languageserver/node";
import { configurationDiagnostics } from "../features/diagnostics.ts";
import { Translator } from "../features/translator.ts";
import { builderInUse } from "../platform/buildx-state.ts";
import { cacheFolder } from "../platform/cache-folder.ts";
import { SocketEngineFacts } from "../platform/engine-facts.ts";
import type { Host } from "../platform/host.ts";
import type { EngineSurroundings } from "../platform/local-engine.ts";
import { createNodeHost } from "../platform/node-host.ts";
import { ShellLoader } from "../shell/load.ts";
import { WAY_FILES } from "../ways/find-ways.ts";
import { BuildWays } from "./build-ways.ts";
import { type ClientAbilities, clientAbilities } from "./client-abilities.ts";
import { Configurations } from "./configurations.ts";
import { DocumentRequests } from "./document-requests.ts";
import { ClientEngineFacts } from "./engine-facts.ts";
import { loadConfigurationReader, loadForecast, loadWayReader } from "./features.ts";
import { FileWatches } from "./file-watches.ts";
import { ForecastService } from "./forecast-service.ts";
import { LintService } from "./lint-service.ts";
import type { OpenDocument } from "./open-document.ts";
import { uriOf } from "./paths.ts";
import { type ServerSettings, readSettings } from "./read-settings.ts";
import { RememberingGit } from "./remembering-git.ts";
import { DocumentSettings } from "./settings.ts";
import { TrackedBuilds } from "./tracked-builds.ts";
import { WorkspaceFolders } from "./workspace-folders.ts";

/** What only an entry file knows: where the files lie that ship with the server. */
export interface Surroundings {
  readonly assetPath: (name: string) => string;
  /** The page that explains a rule. */
  readonly rulePagePath: (rule: string) => string;
}

/** What the handlers work with: made when the client has said what it can do. */
export interface Services {
  readonly connection: Connection;
  readonly documents: TextDocuments<OpenDocument>;
  /** Of the page that explains a rule. */
  readonly rulePageUri: (rule: string) => string;
  readonly abilities: ClientAbilities;
  readonly translator: Translator;
  readonly initialization: InitializeParams;
  readonly settings: DocumentSettings<ServerSettings>;
  readonly configurations: Configurations;
  readonly ways: BuildWays;
  readonly folders: WorkspaceFolders;
  readonly engineFacts: ClientEngineFacts;
  /** What the user chose for the forecast of a Dockerfile, by its URI. */
  readonly chosen: Map<string, BuildChoice>;
  readonly builds: TrackedBuilds;
  /** Asks the client to watch what the open documents need. */
  readonly updateWatches: () => Promise<void>;
  /** What git said of commits may be something else now. */
  readonly forgetCommits: () => void;
  readonly forecasts: ForecastService;
  readonly linter: LintService;
  /** As it is now: without git until the user trusts what they opened. */
  readonly host: () => Host;
  readonly trust: { granted: boolean };
  /** Where the engine is looked for: in VS Code a setting may name it. */
  readonly engineSurroundings: () => Promise<EngineSurroundings>;
  readonly dispose: () => Promise<void>;
}

const CONFIGURATION_FILES = "**/{.strata.yaml,.hadolint.yaml,.hadolint.yml,*.dockerignore}";

const engineFactsRequest = new RequestType<
  { image: string | null; platform?: string },
  EngineFactsResult | null,
  void
>(requests.engineFacts);

export function createServices(
  connection: Connection,
  documents: TextDocuments<OpenDocument>,
  surroundings: Surroundings,
  initialization: InitializeParams,
): Services {
  const { env, platform } = process;
  const abilities = clientAbilities(initialization);
  const engineFacts = new ClientEngineFacts(
    (params) => connection.sendRequest(engineFactsRequest, params),
    () => Date.now(),
  );
  const trusting = createNodeHost({
    assets: { path: surroundings.assetPath },
    env,
    platform,
    trusted: true,
    engine: abilities.options.engineFacts
      ? engineFacts
      : new SocketEngineFacts({ surroundings: { env, platform }, now: Date.now }),
    log: connection.console,
  });
  // Without events nobody would say when a commit is made.
  const git =
    trusting.git !== null && abilities.watchFiles ? new RememberingGit(trusting.git) : null;
  const remembering: Host = { ...trusting, git: git ?? trusting.git };
  const doubting: Host = { ...trusting, git: null };
  const trust = { granted: abilities.options.trusted };
  const host = (): Host => (trust.granted ? remembering : doubting);
  const settings = new DocumentSettings(connection, abilities, readSettings);
  const engineSurroundings = async (): Promise<EngineSurroundings> => {
    const [uri = ""] = documents.keys();
    const { engineHost } = await settings.of(uri);
    return { env: engineHost === "" ? env : { ...env, DOCKER_HOST: engineHost }, platform };
  };
  const folders = new WorkspaceFolders(initialization.workspaceFolders ?? []);
  const cache = cacheFolder(env, platform);
  const builds = new TrackedBuilds({
    files: trusting.files,
    platform,
    snapshotFolder: cache === null ? null : join(cache, "snapshots"),
  });
  const watches = new FileWatches(connection, abilities);
  const updateWatches = async (): Promise<void> => {
    const around = folders.paths.flatMap((folder) =>
      [CONFIGURATION_FILES, WAY_FILES].map((pattern) => ({ folder, pattern })),
    );
    await watches.update([...around, ...builds.watches()]);
  };
  const configurations = new Configurations({
    files: trusting.files,
    platform,
    settings: async (uri) => (await settings.of(uri)).lint.layer,
    load: loadConfigurationReader,
    report: (path, problems) => {
      const diagnostics = configurationDiagnostics(problems);
      void connection.sendDiagnostics({ uri: uriOf(path), diagnostics });
    },
  });
  const chosen = new Map(Object.entries(abilities.options.choices));
  const ways = new BuildWays({
    files: trusting.files,
    platform,
    isTrusted: () => trust.granted,
    environment: env,
    load: loadWayReader,
  });
  const forecasts = new ForecastService({
    host,
    builds,
    requests: new DocumentRequests({
      host,
      builds,
      folders,
      chosen: (uri) => chosen.get(uri) ?? {},
      load: loadForecast,
      against: async (uri) => (await settings.of(uri)).forecast.against,
      build: async (uri) => (await configurations.of(uri)).build,
      ways: (dockerfile, bound) => ways.of(dockerfile, bound),
      isTrusted: () => trust.granted,
      builder: async () => (await builderInUse(await engineSurroundings())).identity,
      tracked: () => void updateWatches(),
    }),
    settings: async (uri) => (await settings.of(uri)).forecast,
    load: loadForecast,
  });
  const shells = new ShellLoader({
    path: surroundings.assetPath,
    warn: (message) => {
      connection.console.warn(message);
    },
  });
  const linter = new LintService({
    host,
    configuration: async (uri) => {
      const { lint } = await settings.of(uri);
      return lint.enabled ? (await configurations.of(uri)).lint : null;
    },
    loadShell: () => shells.load(),
    platform,
  });
  return {
    connection,
    documents,
    rulePageUri: (rule) => uriOf(surroundings.rulePagePath(rule)),
    abilities,
    translator: new Translator(abilities.options.texts),
    initialization,
    settings,
    configurations,
    ways,
    folders,
    engineFacts,
    chosen,
    builds,
    updateWatches,
    forgetCommits: () => git?.forget(),
    forecasts,
    linter,
    host,
    trust,
    engineSurroundings,
    dispose: () => trusting.dispose(),
  };
}
