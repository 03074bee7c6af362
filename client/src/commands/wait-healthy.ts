import * as vscode from "vscode";
import { isUp } from "../explorer/describe.ts";
import { attempt } from "./attempt.ts";
import type { Command } from "./command.ts";
import { CommandFailure } from "./failure.ts";
import type { HealthOutcome } from "./health-wait.ts";
import { waitForHealth } from "./health-wait.ts";
import { chooseContainer } from "./network-members.ts";
import { withCancel } from "./with-cancel.ts";

/** Waits until a container's health check succeeds, and says so. */
export const waitHealthy: Command = {
  id: "strata.container.waitHealthy",
  run: async (services, nodes) => {
    const { id, name } = await chooseContainer(services.engine, nodes, {
      suits: (row) => isUp(row) && row.health !== null,
      title: vscode.l10n.t("Wait Until a Container Is Healthy"),
      none: vscode.l10n.t("There is no running container that has a health check."),
    });
    const outcome = await attempt(
      services,
      vscode.l10n.t("The health of container {0} cannot be told", name),
      () =>
        withCancel(vscode.l10n.t("Waiting until {0} is healthy", name), (_report, signal) =>
          waitForHealth(services.engine.get(), id, signal),
        ),
    );
    const failure = failureOf(outcome, name);
    if (failure !== null) throw new CommandFailure(failure, outcome);
    if (outcome === "healthy") {
      void vscode.window.showInformationMessage(vscode.l10n.t("Container {0} is healthy.", name));
    }
  },
};

function failureOf(outcome: HealthOutcome, name: string): string | null {
  switch (outcome) {
    case "unhealthy":
      return vscode.l10n.t(
        "Container {0} is unhealthy: its health check fails. Inspect shows what the check said.",
        name,
      );
    case "stopped":
      return vscode.l10n.t("Container {0} stopped before it was healthy. Look at its log.", name);
    case "gone":
      return vscode.l10n.t("Container {0} was removed before it was healthy.", name);
    case "healthy":
    case "cancelled":
      return null;
  }
}
