import { defineRule } from "./rule.ts";
import { exposedPorts } from "./support/exposed-ports.ts";

export const rule = defineRule({
  meta: {
    id: "expose-host-port",
    aliases: ["ExposeInvalidFormat", "expose_host_port"],
    group: "metadata",
    severity: "warning",
    recommended: true,
    fix: "suggestion",
    messages: {
      host: "EXPOSE names ports of the container: write {port}, and publish it with docker run -p.",
      change: "Change to {port}",
    },
  },
  check({ dockerfile, evaluation, report }) {
    for (const { text, span, written } of exposedPorts(dockerfile, evaluation)) {
      const slash = text.indexOf("/");
      const end = slash < 0 ? text.length : slash;
      const colon = text.lastIndexOf(":", end - 1);
      if (colon <= 0) continue;
      const port = text.slice(colon + 1);
      const isWhole =
        written !== null &&
        written.text === text &&
        written.span.end - written.span.start === text.length;
      const before = { start: span.start, end: span.start + colon + 1 };
      report({
        message: "host",
        args: { port },
        span,
        fixes: isWhole
          ? [
              {
                kind: "suggestion",
                title: "change",
                args: { port },
                edits: [{ span: before, text: "" }],
              },
            ]
          : [],
      });
    }
  },
});
