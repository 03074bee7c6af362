import type { ForecastProgram } from "./forecast-call.ts";
import type { Command, RunCommand } from "./program.ts";

export const COMMANDS: readonly Command[] = [
  {
    name: "lint",
    summary: "what is wrong in Dockerfiles, with fixes",
    load: async () => (await import("./lint.ts")).runLint,
  },
  {
    name: "rules",
    summary: "the rules of strata lint",
    load: async () => (await import("./rules.ts")).runRules,
  },
  {
    name: "layers",
    summary: "which steps the next build runs again, and why",
    load: async () => onHost((await import("./layers.ts")).runLayers),
  },
  {
    name: "build",
    summary: "run docker buildx build, and show forecast beside fact",
    load: async () => onHost((await import("./build.ts")).runBuild),
  },
  {
    name: "snapshot",
    summary: "record a baseline to compare with",
    load: async () => onHost((await import("./snapshot.ts")).runSnapshot),
  },
  {
    name: "why",
    summary: "which steps a changed file would rebuild",
    load: async () => onHost((await import("./why.ts")).runWhy),
  },
  {
    name: "lsp",
    summary: "the language server for any editor, over --stdio",
    load: async () => (await import("./lsp.ts")).runLsp,
  },
];

type RunForecastCommand = (args: readonly string[], program: ForecastProgram) => Promise<number>;

/** Gives a command the machine to work on, and lets go of it afterwards. */
async function onHost(run: RunForecastCommand): Promise<RunCommand> {
  const [{ createNodeHost }, { SocketEngineFacts }] = await Promise.all([
    import("../platform/node-host.ts"),
    import("../platform/engine-facts.ts"),
  ]);
  return async (args, program) => {
    const { assets, env, platform, stderr } = program;
    const log = { info: () => undefined, warn: (text: string) => stderr(`strata: ${text}\n`) };
    // Who calls the program trusts the folder that they call it in.
    const engine = new SocketEngineFacts({ surroundings: { env, platform }, now: Date.now });
    const host = createNodeHost({ assets, env, platform, trusted: true, engine, log });
    try {
      return await run(args, { ...program, host });
    } finally {
      await host.dispose();
    }
  };
}
