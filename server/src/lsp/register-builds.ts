import type { BuildWatch } from "./build-watch.ts";
import { loadBuildWatch } from "./features.ts";
import type { OpenDocument } from "./open-document.ts";
import type { Services } from "./services.ts";

/** Follows builds while a Dockerfile is open. It loads when the first one is. */
export interface BuildsFollowed {
  /** What is open changed. */
  update(): void;
  /** Somebody looks at the document's forecast: the first time, earlier builds are looked for. */
  looked(document: OpenDocument): void;
  /** The engine may be there again. */
  retry(): void;
  /** The engine may be another. */
  restart(): void;
  stop(): void;
}

/** @param recorded The forecasts of these documents may be others now. */
export function followBuilds(
  services: Services,
  recorded: (uris: readonly string[]) => void,
): BuildsFollowed {
  const { builds, host, engineSurroundings, connection, forecasts } = services;
  const lookedAt = new Set<string>();
  let watch: BuildWatch | null = null;
  let loading: Promise<void> | null = null;
  let stopped = false;

  const load = async (): Promise<void> => {
    const { BuildWatch, capturing, keepBuild } = await loadBuildWatch();
    if (stopped) return;
    watch = new BuildWatch({
      surroundings: engineSurroundings,
      isNeeded: () => !builds.isEmpty,
      capture: capturing({
        surroundings: engineSurroundings,
        host,
        isOpen: (dockerfile) => builds.documentsOf(dockerfile).length > 0,
      }),
      keep: async (captured, built) => {
        await keepBuild(captured, built, host());
        recorded(builds.documentsOf(captured.dockerfile));
      },
      log: connection.console,
      now: Date.now,
    });
    watch.update();
  };

  const adopt = async (document: OpenDocument): Promise<void> => {
    const request = await forecasts.requestOf(document);
    if (request?.against.kind !== "last") return;
    const { adoptBuilds } = await loadBuildWatch();
    const adopted = await adoptBuilds(request, host(), await engineSurroundings(), "all");
    if (adopted > 0) recorded([document.uri]);
  };

  const update = (): void => {
    if (watch !== null) watch.update();
    else if (!builds.isEmpty) loading ??= load();
  };

  return {
    update: () => {
      for (const uri of lookedAt)
        if (services.documents.get(uri) === undefined) lookedAt.delete(uri);
      update();
    },
    looked: (document) => {
      update();
      if (lookedAt.has(document.uri)) return;
      lookedAt.add(document.uri);
      adopt(document).catch((error: unknown) => {
        const message = error instanceof Error ? error.message : String(error);
        connection.console.info(`Earlier builds are not known: ${message}`);
      });
    },
    retry: () => watch?.retry(),
    restart: () => watch?.restart(),
    stop: () => {
      stopped = true;
      watch?.stop();
    },
  };
}
