import { bytesText } from "@strata/protocol/words";
import * as vscode from "vscode";
import { attempt } from "./attempt.ts";
import { askName, referenceFault } from "./ask-name.ts";
import type { Command } from "./command.ts";
import { withCancel } from "./with-cancel.ts";

/** Fetches an image by name, with its progress and a way to end it. */
export const pullImage: Command = {
  id: "strata.image.pull",
  run: async (services) => {
    const reference = await askName({
      title: vscode.l10n.t("Pull an Image"),
      prompt: vscode.l10n.t("Its name, as in alpine:3.20 or registry.example.com/team/app:1.2"),
      fault: referenceFault,
    });
    let percent = 0;
    const failed = vscode.l10n.t("Image {0} cannot be pulled", reference);
    await attempt(services, failed, () =>
      withCancel(vscode.l10n.t("Pulling {0}", reference), (report, signal) =>
        services.engine.get().changes.pull(reference, {
          signal,
          onProgress: ({ status, done, total }) => {
            const now = total === 0 ? 0 : Math.floor((100 * done) / total);
            const amount = total === 0 ? "" : ` (${bytesText(done)} / ${bytesText(total)})`;
            report(`${status}${amount}`, Math.max(0, now - percent));
            percent = Math.max(percent, now);
          },
        }),
      ),
    );
  },
};
