import { createServer } from "node:http";
import { handleRequest } from "./routes.js";
import { openStore } from "./store.js";

const port = Number(process.env.PORT ?? 3000);
const store = openStore(process.env);

const server = createServer((request, response) => {
  handleRequest({ request, response, store, version: process.env.GIT_SHA ?? "dev" });
});

server.listen(port, () => {
  console.log(`linkwatch listens on port ${port}`);
});

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    server.close();
    server.closeAllConnections();
    process.exit(0);
  });
}
