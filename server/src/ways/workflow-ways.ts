import { type RunFlag, runOptionsOfFlags } from "../model/run-options.ts";
import { placeBuild, type PathStyle } from "./place-build.ts";
import type { BuildWay, WrittenBuild } from "./way.ts";
import { listOf, mapOf, parseYamlMap, textOf, type YamlMap } from "./yaml-values.ts";

export interface WorkflowFile {
  readonly path: string;
  /** The repository's folder, which paths in it are relative to. */
  readonly folder: string;
  readonly text: string;
}

/**
 * What the `docker/build-push-action` steps of a workflow build; null where it is no YAML. Where an
 * expression decides on the Dockerfile, its build context or its target, a step is left out.
 *
 * @see https://github.com/docker/build-push-action#inputs
 */
export function workflowWays(file: WorkflowFile, style: PathStyle): readonly BuildWay[] | null {
  const root = parseYamlMap(file.text);
  if (root === null) return null;
  const ways: BuildWay[] = [];
  const names = new Map<string, number>();
  for (const [job, value] of Object.entries(mapOf(root["jobs"]) ?? {})) {
    for (const step of listOf(mapOf(value)?.["steps"]).map(mapOf)) {
      const inputs = inputsOf(step);
      if (inputs === null) continue;
      const count = (names.get(job) ?? 0) + 1;
      names.set(job, count);
      const written = writtenBuild(count === 1 ? job : `${job} ${count}`, inputs);
      const place = { kind: "workflow", file: file.path, folder: file.folder, style } as const;
      const way = written === null ? null : placeBuild(written, place);
      if (way !== null) ways.push(way);
    }
  }
  return ways;
}

type Inputs = (name: string) => string | null;

function inputsOf(step: YamlMap | null): Inputs | null {
  const uses = textOf(step?.["uses"]) ?? "";
  if (!/^docker\/build-push-action(?:@|$)/i.test(uses)) return null;
  const inputs = mapOf(step?.["with"]);
  return (name) => {
    const text = textOf(inputs?.[name])?.trim() ?? "";
    return text === "" ? null : text;
  };
}

function writtenBuild(name: string, inputs: Inputs): WrittenBuild | null {
  const context = contextOf(inputs("context"));
  const file = inputs("file");
  const target = inputs("target");
  if (context === null || isExpression(file) || isExpression(target)) return null;
  const args = linesOf(inputs("build-args")).map(pairOf);
  const contexts = linesOf(inputs("build-contexts")).map(pairOf);
  const platforms = (inputs("platforms") ?? "").split(/[\s,]+/).filter((each) => each !== "");
  return {
    name,
    context,
    dockerfile: file ?? "Dockerfile",
    seenFrom: file === null ? "context" : "folder",
    target,
    args: Object.fromEntries(args.filter(([, value]) => !isExpression(value))),
    contexts: Object.fromEntries(
      contexts.map(([named, value]) => [named, isExpression(value) ? "input:unknown" : value]),
    ),
    platforms: platforms.some(isExpression) ? [] : platforms,
    runOptions: runOptionsOfFlags((flag) => flagOf(inputs, flag)),
    unknown: args.filter(([, value]) => isExpression(value)).map(([argument]) => argument),
  };
}

/** What the action calls a flag of `docker buildx build`; expressions are left out. */
function flagOf(inputs: Inputs, flag: RunFlag): readonly string[] {
  const text = inputs(flag === "add-host" ? "add-hosts" : flag) ?? "";
  return text.split(/[\n,]/).flatMap((each) => {
    const value = each.trim();
    return value === "" || isExpression(value) ? [] : [value];
  });
}

/** Null where only the run knows. Without one it is the repository, as git has it. */
function contextOf(written: string | null): string | null {
  if (written === null) return ".";
  const inside = written
    .replace(/^\{\{\s*defaultContext\s*\}\}:?/, "./")
    .replace(/^\$\{\{\s*github\.workspace\s*\}\}/, ".");
  return isExpression(inside) ? null : inside;
}

function linesOf(text: string | null): readonly string[] {
  return (text ?? "")
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line.includes("="));
}

function pairOf(line: string): readonly [string, string] {
  const cut = line.indexOf("=");
  return [line.slice(0, cut).trim(), line.slice(cut + 1).trim()];
}

function isExpression(text: string | null): boolean {
  return text?.includes("{{") === true;
}
