import { dirname } from "node:path";
import {
  type BuildChoicesParams,
  type BuildChoicesResult,
  type ChooseBuildParams,
  requests,
} from "@strata/protocol/requests";
import { NotificationType, RequestType } from "vscode-languageserver/node";
import { argumentChoices, stageChoices } from "../features/build-choices.ts";
import { buildChoice } from "./client-abilities.ts";
import { guard, guardEvent } from "./guard.ts";
import { filePathOf } from "./paths.ts";
import type { Services } from "./services.ts";

const chooseBuild = new NotificationType<ChooseBuildParams>(requests.chooseBuild);
const buildChoices = new RequestType<BuildChoicesParams, BuildChoicesResult | null, void>(
  requests.buildChoices,
);

/**
 * What the user chooses for a Dockerfile's forecast, and what there is to choose from.
 *
 * @param changed The forecasts of these documents may be others now.
 */
export function registerChoices(
  services: Services,
  changed: (uris: readonly string[]) => void,
): void {
  const { connection, documents, chosen, forecasts, host } = services;
  const { console: log } = connection;
  connection.onNotification(
    chooseBuild,
    guardEvent(log, "chosen build", ({ uri, choice }) => {
      chosen.set(uri, buildChoice(choice));
      changed([uri]);
    }),
  );
  connection.onRequest(
    buildChoices,
    guard(log, "what to choose", null, async ({ textDocument: { uri } }) => {
      const document = documents.get(uri);
      if (document === undefined) return null;
      const path = filePathOf(uri);
      const [builds, refs = []] = await Promise.all([
        forecasts.recorded(document),
        path === null ? [] : host().git?.refs(dirname(path)),
      ]);
      const { analysis } = document;
      return { stages: stageChoices(analysis), arguments: argumentChoices(analysis), builds, refs };
    }),
  );
}
