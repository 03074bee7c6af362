import { loadRules } from "./load-typescript.mjs";

const SEVERITY = { enum: ["off", "hint", "info", "warning", "error"] };

/** The JSON schema of `.strata.yaml`. */
export async function configurationSchema() {
  const rules = await loadRules();
  const properties = Object.fromEntries(
    rules.flatMap(({ meta }) =>
      [meta.id, ...meta.aliases].map((name) => [
        name,
        {
          description: name === meta.id ? meta.aliases.join(", ") || undefined : meta.id,
          anyOf: [
            SEVERITY,
            {
              type: "object",
              additionalProperties: false,
              properties: {
                severity: SEVERITY,
                options: {
                  type: "object",
                  additionalProperties: false,
                  properties: Object.fromEntries(
                    Object.entries(meta.options ?? {}).map(([key, spec]) => [
                      key,
                      optionSchema(spec),
                    ]),
                  ),
                },
              },
            },
          ],
        },
      ]),
    ),
  );
  const build = {
    context: { type: "string", description: "The build context, relative to this file." },
    target: { type: "string", description: "The stage to build." },
    platform: { type: "string", description: "Such as linux/arm64." },
    args: {
      type: "object",
      description: "Arguments of the build.",
      additionalProperties: { type: ["string", "number", "boolean"] },
    },
    contexts: {
      type: "object",
      description: "Named build contexts: folders relative to this file, or docker-image://IMAGE.",
      additionalProperties: { type: "string" },
    },
  };
  const settings = { type: "object", additionalProperties: false, properties: build };
  const schema = {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "Strata's configuration, .strata.yaml",
    type: ["object", "null"],
    additionalProperties: false,
    properties: {
      extends: {
        enum: ["recommended", "all", "none"],
        default: "recommended",
        description: "Which rules are on where rules says nothing.",
      },
      rules: {
        type: "object",
        description: "By name: a severity, or severity and options.",
        additionalProperties: false,
        properties,
      },
      build: {
        description: "How Dockerfiles are built: all of them, or by pattern.",
        anyOf: [settings, { type: "object", additionalProperties: settings }],
      },
    },
  };
  return [{ path: "server/schemas/strata.schema.json", text: JSON.stringify(schema) }];
}

/** @param {import("../../server/src/rules/rule.ts").OptionSpec} spec */
function optionSchema(spec) {
  const { description, default: value } = spec;
  const text = { type: "string" };
  switch (spec.type) {
    case "strings":
      return { type: "array", items: text, description, default: value };
    case "flag":
      return { type: "boolean", description, default: value };
    case "map": {
      const each = spec.values === undefined ? text : { enum: spec.values };
      return { type: "object", additionalProperties: each, description, default: value };
    }
  }
}
