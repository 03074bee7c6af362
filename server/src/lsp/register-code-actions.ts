import {
  type CodeAction,
  CodeActionKind,
  type CodeActionOptions,
  CodeActionTriggerKind,
  type ExecuteCommandOptions,
} from "vscode-languageserver/node";
import { type Advice, adviceActions } from "../features/advice-actions.ts";
import { CHOOSE_WAY, wayActions } from "../features/way-actions.ts";
import { FIX_ALL, READ_WHY, codeActions, wants } from "../features/code-actions.ts";
import { spanOf } from "../features/positions.ts";
import { REFACTOR, refactorActions } from "../features/refactor-actions.ts";
import { ruleByName } from "../lint/registry.ts";
import { Debouncer } from "./debounce.ts";
import { guard, guardEvent } from "./guard.ts";
import type { OpenDocument } from "./open-document.ts";
import type { Services } from "./services.ts";
import { within } from "./within.ts";

export const CODE_ACTION_OPTIONS: CodeActionOptions = {
  codeActionKinds: [CodeActionKind.QuickFix, REFACTOR, FIX_ALL],
};

export const COMMAND_OPTIONS: ExecuteCommandOptions = { commands: [READ_WHY, CHOOSE_WAY] };

/** Fixes do not wait for advice longer than this: the first time it takes several forecasts. */
const ADVICE_WAIT_MILLISECONDS = 150;
/** Nobody has typed for so long, or moved: advice is looked for before it is asked for. */
const STILL_MILLISECONDS = 500;

/**
 * What can be done about a problem: fixes, ways around, the page that says why.
 *
 * @param chooseWay Remembers how the document of a URI is built.
 */
export function registerCodeActions(
  services: Services,
  chooseWay: (uri: string, way: string) => Promise<unknown>,
): void {
  const { connection, documents, abilities, linter, forecasts, rulePageUri, translator } = services;
  const { console: log } = connection;
  const still = new Debouncer(STILL_MILLISECONDS);
  // It goes on when a request that waits for it is given up: the next one finds it.
  const adviceFor = (document: OpenDocument): Promise<Advice | null> =>
    forecasts.advice(document, new AbortController().signal);
  const lookAhead = guardEvent(log, "advice", async (uri: string) => {
    const document = documents.get(uri);
    if (document !== undefined) await adviceFor(document);
  });
  documents.onDidClose(({ document: { uri } }) => {
    still.cancel(uri);
  });
  connection.onCodeAction(
    guard(log, "code actions", null, async (params, signal): Promise<CodeAction[] | null> => {
      const document = documents.get(params.textDocument.uri);
      if (document === undefined || !abilities.codeActionLiterals) return null;
      const { uri, analysis } = document;
      const { dockerfile } = analysis;
      const only = params.context.only ?? null;
      const at = spanOf(dockerfile.lines, params.range);
      const isAutomatic = params.context.triggerKind === CodeActionTriggerKind.Automatic;
      const actions = codeActions({
        uri,
        dockerfile,
        problems: await linter.problems(document),
        at,
        only,
        canReadWhy: abilities.showDocument,
        pageOf: rulePageUri,
        translator,
      });
      // A cursor that only passes asks for no other way to write: no light is lit for it.
      if (wants(only, REFACTOR) && !(isAutomatic && at.start === at.end)) {
        const shell = await linter.shell();
        actions.push(...refactorActions({ uri, analysis, at, shell, translator }));
      }
      // While somebody types, the editor asks after each pause: that must not cost a forecast.
      if (isAutomatic) {
        still.schedule(uri, () => {
          lookAhead(uri);
        });
        return actions;
      }
      const lines = { first: params.range.start.line + 1, last: params.range.end.line + 1 };
      const ways = await forecasts.otherWays(document, lines, signal);
      actions.push(...wayActions({ uri, ways, only, translator }));
      const advice = await within(ADVICE_WAIT_MILLISECONDS, adviceFor(document));
      if (advice === null) return actions;
      const canCreate = abilities.createdFiles;
      return [...actions, ...adviceActions({ ...advice, uri, lines, only, canCreate, translator })];
    }),
  );
  connection.onExecuteCommand(
    guard(log, "command", null, async (params) => {
      const { command } = params;
      const [name, id] = (params.arguments ?? []) as readonly unknown[];
      if (command === CHOOSE_WAY) {
        if (typeof name === "string" && typeof id === "string") await chooseWay(name, id);
        return null;
      }
      const rule = typeof name === "string" ? ruleByName(name) : undefined;
      // Only the page of a rule that exists: the name becomes part of a path.
      if (command !== READ_WHY || rule === undefined) return null;
      const uri = rulePageUri(rule.meta.id);
      return connection.window.showDocument({ uri, takeFocus: true });
    }),
  );
}
