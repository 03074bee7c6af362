import type { Command } from "./command.ts";

/** The layers of the Dockerfile in the active editor, as a picture and as a table. */
export const showLayers: Command = {
  id: "strata.layers.show",
  run: async ({ language }) => {
    (await language.get()).showLayers();
  },
};
