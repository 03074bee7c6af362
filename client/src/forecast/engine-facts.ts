import {
  type EngineFactsParams,
  type EngineFactsResult,
  requests,
} from "@strata/protocol/requests";
import { type LanguageClient, RequestType } from "vscode-languageclient/node";
import type { LazyEngine } from "../engine/lazy-engine.ts";
import type { Engine, Release } from "../engine/types.ts";

const request = new RequestType<EngineFactsParams, EngineFactsResult, void>(requests.engineFacts);

/**
 * Answers what the server asks about images: from a local engine, or from one that a view or a
 * command has used. Tells it when images changed, as far as somebody follows the engine.
 */
export function answerEngineFacts(
  client: LanguageClient,
  { engine }: { readonly engine: LazyEngine },
): Release {
  const releases: Release[] = [];
  let followed: Engine | null = null;

  const follow = (opened: Engine): void => {
    if (followed === opened) return;
    followed = opened;
    const tell = (): void => {
      if (client.isRunning()) void client.sendNotification(requests.engineFactsChanged);
    };
    releases.push(
      opened.onChange(({ kind }) => {
        if (kind === "image") tell();
      }),
      opened.onState(({ kind }) => {
        if (kind === "connected") tell();
      }),
    );
  };

  releases.push(
    client.onRequest(request, async ({ image, platform }) => {
      const opened = engine.get();
      follow(opened);
      const { facts } = opened;
      return image === null
        ? { imageStore: await facts.imageStore(), image: null }
        : { imageStore: null, image: await facts.image(image, platform) };
    }),
  );
  return {
    dispose: () => {
      for (const release of releases) release.dispose();
    },
  };
}
