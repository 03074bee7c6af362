import type { Source } from "../context/select.ts";
import { baseName, cleanSource } from "../context/go-path.ts";
import type { EvaluatedInstruction } from "../model/evaluate.ts";
import { expandHeredoc, expandWord } from "../model/expand.ts";
import { joinImagePath } from "../model/image-path.ts";
import { findCopySource } from "../model/model.ts";
import { findNamedContext } from "../model/named-contexts.ts";
import { parseHeredocMarker } from "../syntax/heredoc.ts";
import { heredocContent, type Instruction, type Word } from "../syntax/tree.ts";
import type { Definition, DefinitionContext, Part } from "./definition.ts";
import { numericOwner, plainMode } from "./owner.ts";
import { type Place, placeOutside, type TakenFiles } from "./place.ts";

const KNOWN_FLAGS: ReadonlySet<string> = new Set([
  "from",
  "chown",
  "chmod",
  "link",
  "exclude",
  "checksum",
  "keep-git-dir",
  "unpack",
  "parents",
]);

/** COPY and ADD. */
export function defineCopy(step: EvaluatedInstruction, context: DefinitionContext): Definition {
  const { instruction, before } = step;
  const escape = context.evaluation.model.dockerfile.escape;
  const expand = (text: string) => expandWord(text, before.environment, escape);
  const words = wordsOf(instruction);
  const destinationWord = words.at(-1)?.text ?? "";
  const markers = instruction.heredocs.length > 0;
  const sourceWords = words
    .slice(0, -1)
    .filter(({ text }) => !(markers && parseHeredocMarker(text) !== null));
  const expanded = sourceWords.map(({ text }) => expand(text));
  const failed = [...expanded, expand(destinationWord)].find(({ failure }) => failure !== null);
  const sources = expanded.map(({ value }) => value);
  const flags = copyFlags(instruction, (text) => expand(text).value);
  const destination = destinationPath(expand(destinationWord).value, before.workdir);
  const inline = instruction.heredocs.map((heredoc): readonly [string, string] => {
    const content = heredocContent(context.evaluation.model.dockerfile.text, heredoc);
    const body = heredoc.expand ? expandHeredoc(content, before.environment).value : content;
    return [heredoc.name, body];
  });
  const remote = instruction.keyword === "ADD" ? sources.filter(isRemote) : [];
  const local = sources.filter((source) => !remote.includes(source));
  const toSource = (path: string): Source => {
    const source = { path, wildcards: true, exclude: flags.exclude };
    return flags.parents ? { ...source, ...pivoted(path), wildcards: false } : source;
  };
  const place = flags.from === null ? null : copyPlace(flags.from, context);
  // BuildKit does not detach a copy that changes modes.
  const detached = flags.link && flags.mode === "" && context.imageStore === "containerd";
  const taken: TakenFiles[] = remote
    .filter((address) => !isPinned(address, flags.checksum))
    .map((address) => ({ place: { kind: "elsewhere", name: address }, sources: [] }));
  const folder = place !== null && place !== "invalid" && place.kind === "folder" ? place : null;
  if (place !== null && place !== "invalid" && folder === null) {
    taken.push({ place, sources: local.map(toSource) });
  }
  const parts: Part[] = [
    {
      name: "sources",
      value: sources.map((source) => {
        if (remote.includes(source)) return source;
        return sourceName(flags.parents ? pivoted(source).path : source);
      }),
    },
    { name: "destination", value: destination },
    { name: "heredocs", value: inline },
    { name: "owner", value: flags.owner },
    { name: "mode", value: flags.mode },
    { name: "link", value: detached },
    { name: "exclude", value: flags.exclude },
    { name: "parents", value: flags.parents && local.map((path) => pivoted(path).include) },
    // What is written in place is no archive: ADD does with it what COPY does.
    { name: "unpack", value: flags.unpack && sources.length > 0 },
    { name: "checksum", value: [flags.checksum, flags.keepGit] },
  ];
  return {
    parts,
    context: place === null ? local.map(toSource) : [],
    folders: folder === null ? [] : [{ name: folder.name, sources: local.map(toSource) }],
    taken,
    detached,
    effect: {
      kind: "copy",
      destination,
      owner: flags.owner,
      mode: flags.mode,
      unpack: flags.unpack,
      inline,
    },
    writesContext: false,
    unmodelled: unmodelled(instruction, failed !== undefined, place),
  };
}

interface CopyFlags {
  readonly from: string | null;
  readonly owner: string;
  readonly mode: string;
  readonly link: boolean;
  readonly exclude: readonly string[];
  readonly unpack: boolean;
  readonly checksum: string;
  readonly keepGit: boolean;
  readonly parents: boolean;
}

function copyFlags(instruction: Instruction, expand: (text: string) => string): CopyFlags {
  const values = (name: string) =>
    instruction.flags.filter((flag) => flag.name === name).map(({ value }) => value);
  const text = (name: string) => values(name)[0] ?? "";
  const isSet = (name: string, otherwise: boolean) => {
    const [value] = values(name);
    return value === undefined ? otherwise : value?.toLowerCase() !== "false";
  };
  return {
    from: values("from")[0] ?? null,
    owner: numericOwner(expand(text("chown"))),
    mode: plainMode(expand(text("chmod"))),
    link: isSet("link", false),
    // As it is written: BuildKit expands no variable there.
    exclude: values("exclude").flatMap((value) => value ?? []),
    unpack: isSet("unpack", instruction.keyword === "ADD"),
    checksum: expand(text("checksum")),
    keepGit: isSet("keep-git-dir", false),
    parents: isSet("parents", false),
  };
}

function wordsOf({ args }: Instruction): readonly Word[] {
  if (args.kind === "words") return args.words;
  return args.kind === "json" ? args.items : [];
}

/** A stage's index, an image, or a name that a build refuses. */
function copyPlace(from: string, { evaluation, stage }: DefinitionContext): Place | "invalid" {
  const { namedContexts } = evaluation.inputs;
  const named = findNamedContext(namedContexts, from);
  if (named !== null) return placeOutside(from, namedContexts) ?? "invalid";
  const found = findCopySource(evaluation.model.stages, from);
  if (found !== undefined) {
    return found.index === stage.stage.index ? "invalid" : { kind: "stage", index: found.index };
  }
  return placeOutside(from, namedContexts) ?? "invalid";
}

/** Absolute, with its last slash kept, and a dot behind that: it says that a folder is meant. */
function destinationPath(written: string, workdir: string): string {
  const path = joinImagePath(workdir, written);
  const folder = path === "/" ? path : `${path}/`;
  if (written.endsWith("/.")) return `${folder}.`;
  return written === "" || written === "." || written.endsWith("/") ? folder : path;
}

/** With `--parents`, what lies behind `/./` keeps its folders; without it everything does. */
function pivoted(source: string): { readonly path: string; readonly include: string } {
  const cut = source.indexOf("/./");
  const [path, pattern] =
    cut < 0 ? ["/", source] : [source.slice(0, cut), source.slice(cut + "/./".length)];
  return { path, include: cleanSource(pattern) };
}

/** Only the last name of a source is in the key; where it lies does not count. */
function sourceName(source: string): string {
  const cleaned = cleanSource(source);
  return cleaned === "." ? "/" : baseName(cleaned);
}

function isRemote(source: string): boolean {
  return /^(https?|git|ssh|ftp):\/\//i.test(source) || /^(git@|github\.com\/)/.test(source);
}

/** Its content cannot change: a digest or a full commit is written. */
function isPinned(address: string, checksum: string): boolean {
  return checksum !== "" || /#[0-9a-f]{40}(:|$)/.test(address);
}

function unmodelled(
  instruction: Instruction,
  failed: boolean,
  place: Place | "invalid" | null,
): string | null {
  if (failed) return "A variable in it cannot be expanded, so a build fails here";
  if (place === "invalid") return "What --from names is no stage and no image";
  const flag = instruction.flags.find(({ name }) => !KNOWN_FLAGS.has(name));
  return flag === undefined ? null : `--${flag.name} is not modelled`;
}
