import { isMap, isScalar, LineCounter, type Node, parseDocument } from "yaml";
import { formatMessage, type Message } from "../text/message.ts";
import type { Span } from "../text/span.ts";
import type { BuildSettings, Configuration, ConfigurationLayer } from "./configuration.ts";
import { DEFAULT_CONFIGURATION, layer } from "./configuration.ts";
import type { FoundFile } from "./find-configuration.ts";
import { readHadolint } from "./hadolint-file.ts";
import { readRules } from "./rule-settings.ts";
import {
  configurationMessages,
  type ConfigurationReport,
  entries,
  shown,
  textOf,
} from "./yaml-nodes.ts";

/** What is wrong with a configuration file, and where. */
export interface ConfigurationProblem {
  readonly path: string;
  readonly message: Message;
  /** The message in English. */
  readonly text: string;
  readonly span: Span;
  /** 0-based. */
  readonly line: number;
  readonly column: number;
}

export interface LoadedConfiguration {
  readonly configuration: Configuration;
  /** Where `.strata.yaml` lies, which its patterns and paths are relative to; null without one. */
  readonly folder: string | null;
  /** What makes no sense is left out and told here. */
  readonly problems: readonly ConfigurationProblem[];
}

/** Reads configuration files and lays them over each other, the first lowest. */
export function loadConfiguration(files: readonly FoundFile[]): LoadedConfiguration {
  const problems: ConfigurationProblem[] = [];
  let configuration = DEFAULT_CONFIGURATION;
  for (const file of files) {
    configuration = layer(configuration, readFile(file, problems));
  }
  const folder = files.find(({ kind }) => kind === "strata")?.folder ?? null;
  return { configuration, folder, problems };
}

function readFile(file: FoundFile, problems: ConfigurationProblem[]): ConfigurationLayer {
  const lines = new LineCounter();
  const document = parseDocument(file.text, { lineCounter: lines, prettyErrors: false });
  const add = (id: keyof typeof configurationMessages, args: Message["args"], span: Span): void => {
    const { line, col } = lines.linePos(span.start);
    const message = { id, args };
    const text = formatMessage(configurationMessages, message);
    problems.push({ path: file.path, message, text, span, line: line - 1, column: col - 1 });
  };
  for (const { message, pos } of document.errors) {
    const reason = message.replace(/\.$/, "");
    add("invalid-yaml", { reason }, { start: pos[0], end: pos[1] });
  }
  if (document.errors.length > 0) return {};
  const report: ConfigurationReport = (id, args, node) => {
    const [start = 0, end = 0] = node?.range ?? [];
    add(id, args, { start, end });
  };
  const root = document.contents;
  if (root === null || (isScalar(root) && root.value === null)) return {};
  if (!isMap(root)) {
    report("not-a-map", { what: "The configuration" }, root);
    return {};
  }
  return file.kind === "strata" ? readStrata(root, report) : readHadolint(root, report);
}

const EXTENDS = ["recommended", "all", "none"] as const;

function readStrata(root: Node, report: ConfigurationReport): ConfigurationLayer {
  let read: ConfigurationLayer = {};
  for (const { key, name, value } of entries(root)) {
    switch (name) {
      case "extends": {
        const chosen = EXTENDS.find((each) => each === textOf(value));
        if (chosen === undefined) {
          const args = { what: "extends", values: EXTENDS.join(", "), value: shown(value) };
          report("not-one-of", args, value);
        } else read = { ...read, extends: chosen };
        break;
      }
      case "rules":
        read = { ...read, rules: readRules(value, report) };
        break;
      case "build":
        read = { ...read, build: readBuild(value, report) };
        break;
      default:
        report("unknown-key", { what: "setting", name }, key);
    }
  }
  return read;
}

const BUILD_KEYS: readonly string[] = ["context", "target", "args", "contexts", "platform"];

/** Settings for every Dockerfile, or a map of patterns and settings. */
function readBuild(node: Node | null, report: ConfigurationReport): readonly BuildSettings[] {
  if (!isMap(node)) {
    report("not-a-map", { what: "build" }, node);
    return [];
  }
  const all = entries(node);
  if (all.some(({ name }) => BUILD_KEYS.includes(name)))
    return readBuildSettings("**", node, report);
  return all.flatMap(({ name, value }) => readBuildSettings(name, value, report));
}

function readBuildSettings(
  pattern: string,
  node: Node | null,
  report: ConfigurationReport,
): readonly BuildSettings[] {
  if (!isMap(node)) {
    report("not-a-map", { what: `build of ${pattern}` }, node);
    return [];
  }
  let settings: BuildSettings = { pattern };
  for (const { key, name, value } of entries(node)) {
    if (!BUILD_KEYS.includes(name)) report("unknown-key", { what: "build setting", name }, key);
    else if (name === "args" || name === "contexts") {
      settings = { ...settings, [name]: readTexts(name, value, report) };
    } else {
      const text = textOf(value);
      if (text === null) report("not-a-text", { what: name }, value ?? key);
      else settings = { ...settings, [name]: text };
    }
  }
  return [settings];
}

function readTexts(
  what: string,
  node: Node | null,
  report: ConfigurationReport,
): Readonly<Record<string, string>> {
  if (!isMap(node)) {
    report("not-a-map", { what }, node);
    return {};
  }
  const texts: Record<string, string> = {};
  for (const { key, name, value } of entries(node)) {
    const text = textOf(value);
    if (text === null) report("not-a-text", { what: name }, value ?? key);
    else texts[name] = text;
  }
  return texts;
}
