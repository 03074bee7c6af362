import { commandsNamed, defineBashism } from "./support/bashism.ts";

export const rule = defineBashism({
  id: "local-in-sh",
  code: "SC3043",
  message: "POSIX has no local.",
  pattern: /\blocal\b/,
  find: commandsNamed("local"),
  inDash: true,
});
