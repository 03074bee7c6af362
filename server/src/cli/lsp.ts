import { createRequire } from "node:module";
import { CallError, type RunCommand } from "./program.ts";

const HELP = `strata lsp --stdio

The language server, for any editor that speaks the Language Server Protocol over standard input
and output.
`;

/** Loads the server's own bundle, which goes on for as long as its client wants. */
export const runLsp: RunCommand = (args, { assets, stdout }) => {
  if (args.includes("--help") || args.includes("-h")) {
    stdout(HELP);
    return Promise.resolve(0);
  }
  if (!args.includes("--stdio")) {
    throw new CallError("name the transport: strata lsp --stdio.");
  }
  const path = assets.path("server.cjs");
  createRequire(path)(path);
  return Promise.resolve(null);
};
