import { join } from "node:path";
import { createConnection } from "vscode-languageserver/node";
import { startServer } from "./server.ts";

/** The entry of `dist/server/server.cjs`: over ipc where the client says so, else over stdio. */
const connection = process.argv.includes("--node-ipc")
  ? createConnection()
  : createConnection(process.stdin, process.stdout);

// A fault that no handler's guard caught must not end the server: the next request may be fine.
process.on("uncaughtException", (error) => {
  connection.console.error(`uncaught: ${error.stack ?? error.message}`);
});
process.on("unhandledRejection", (reason) => {
  connection.console.error(`unhandled: ${reason instanceof Error ? reason.stack : String(reason)}`);
});

// Only entry files know where they lie.
startServer(connection, {
  assetPath: (name) => join(__dirname, name),
  rulePagePath: (rule) => join(__dirname, "..", "..", "docs", "rules", `${rule}.md`),
});
