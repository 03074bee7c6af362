import {
  ignoreFileCandidates,
  type IgnoreFile,
  parseDockerignore,
  patternTexts,
} from "../context/dockerignore.ts";
import type { Cancellation, Host, ImageFacts, ImageStore } from "../platform/host.ts";
import { ForecastError } from "./errors.ts";
import { modelOf, type NeededImage, type Outline, outlineBuild, type PlanInputs } from "./plan.ts";
import type { BuildRecord } from "./record.ts";
import type { ForecastRequest } from "./request.ts";

/** What a build would be made from now. */
export interface Capture {
  readonly record: BuildRecord;
  readonly imageStore: ImageStore;
  /** Images whose identity cannot be read now, by canonical reference. */
  readonly unknownImages: ReadonlySet<string>;
  readonly outline: Outline;
}

/** What of a build is known before its build context is read. */
export interface OutlinedBuild {
  readonly inputs: PlanInputs;
  readonly imageStore: ImageStore;
  /** Images whose identity cannot be read now, by canonical reference. */
  readonly unknownImages: ReadonlySet<string>;
  readonly outline: Outline;
}

/**
 * Reads files, build context and images.
 *
 * @param remembered Facts to assume of images that cannot be read now.
 */
export async function captureBuild(
  request: ForecastRequest,
  host: Host,
  remembered: Readonly<Record<string, ImageFacts>>,
  signal?: Cancellation,
): Promise<Capture> {
  const outlined = await outlineRequest(request, host, remembered);
  return captureContext(request, host, outlined, signal);
}

/** Reads the Dockerfile's stages, and the images that they name. */
export async function outlineRequest(
  request: ForecastRequest,
  host: Host,
  remembered: Readonly<Record<string, ImageFacts>>,
): Promise<OutlinedBuild> {
  const imageStore = request.imageStore ?? (await host.engine.imageStore()) ?? "containerd";
  const model = modelOf(request.text);
  const { target, buildArgs, platform, namedContexts, runOptions } = request;
  const facts = new ImageQuestions(host, platform, remembered);
  const given = {
    ...(Object.keys(namedContexts).length === 0 ? {} : { namedContexts }),
    ...(Object.keys(runOptions).length === 0 ? {} : { runOptions }),
  };
  let inputs: PlanInputs = { target, buildArgs, platform, images: {}, ...given };
  let outline = outlineBuild(model, inputs, imageStore);
  // What an image's ONBUILD adds may name images again.
  while (await facts.ask(outline.images)) {
    inputs = { ...inputs, images: { ...facts.known } };
    outline = outlineBuild(model, inputs, imageStore);
  }
  return { inputs, imageStore, unknownImages: facts.unknown, outline };
}

/** Reads the files that an outlined build takes. */
export async function captureContext(
  request: ForecastRequest,
  host: Host,
  { inputs, imageStore, unknownImages, outline }: OutlinedBuild,
  signal?: Cancellation,
): Promise<Capture> {
  const ignore = await readIgnoreFile(request, (path) => host.files.readText(path));
  if (ignore !== null) refuseBadPatterns(ignore);
  const ignorePatterns = ignore === null ? [] : patternTexts(ignore.file);
  const { entries, unreadable } = await host.buildContext.read({
    root: request.contextRoot,
    ignorePatterns,
    hash: outline.contextSources,
    ...(signal === undefined ? {} : { signal }),
  });
  const folders = await captureFolders(request, host, outline, signal);
  signal?.throwIfAborted();
  const record = { ...inputs, ...folders, text: request.text, ignorePatterns, entries, unreadable };
  return { record, imageStore, unknownImages, outline };
}

/** Reads the named build contexts that are folders: each has an ignore file of its own. */
async function captureFolders(
  { namedContexts }: ForecastRequest,
  host: Host,
  { folderSources }: Outline,
  signal?: Cancellation,
): Promise<Pick<BuildRecord, "folders">> {
  if (folderSources.size === 0) return {};
  const read = [...folderSources].map(async ([name, hash]) => {
    const root = namedContexts[name] ?? "";
    const text = await host.files.readText(`${root.replace(/[\\/]+$/, "")}/.dockerignore`);
    const ignorePatterns = text === null ? [] : patternTexts(parseDockerignore(text));
    const { entries, unreadable } = await host.buildContext.read({
      root,
      ignorePatterns,
      hash,
      ...(signal === undefined ? {} : { signal }),
    });
    return [name, { ignorePatterns, entries, unreadable }] as const;
  });
  return { folders: Object.fromEntries(await Promise.all(read)) };
}

/** The patterns of the ignore file in force, as read by `read`. */
export async function readIgnorePatterns(
  request: Pick<ForecastRequest, "path" | "contextRoot">,
  read: (path: string) => Promise<string | null>,
): Promise<readonly string[]> {
  const found = await readIgnoreFile(request, read);
  return found === null ? [] : patternTexts(found.file);
}

interface FoundIgnoreFile {
  readonly name: string;
  readonly text: string;
  readonly file: IgnoreFile;
}

async function readIgnoreFile(
  { path, contextRoot }: Pick<ForecastRequest, "path" | "contextRoot">,
  read: (path: string) => Promise<string | null>,
): Promise<FoundIgnoreFile | null> {
  const candidates = ignoreFileCandidates(path, contextRoot);
  const texts = await Promise.all(candidates.map(read));
  const index = texts.findIndex((text) => text !== null);
  const text = texts[index] ?? null;
  if (text === null) return null;
  const name = candidates[index]?.replace(/^.*[\\/]/, "") ?? "";
  return { name, text, file: parseDockerignore(text) };
}

/** @throws ForecastError where a build would stop at the ignore file. */
function refuseBadPatterns({ name, text, file }: FoundIgnoreFile): void {
  const [problem] = file.problems;
  if (problem === undefined) return;
  const written = text.slice(problem.span.start, problem.span.end);
  const why =
    problem.kind === "lone-exception"
      ? "makes an exception of nothing: say of what"
      : "is no pattern: look at its brackets and backslashes";
  throw new ForecastError(
    "bad-ignore-file",
    `A build stops at line ${problem.line + 1} of ${name}: ${written} ${why}.`,
  );
}

class ImageQuestions {
  readonly known: Record<string, ImageFacts> = {};
  readonly unknown = new Set<string>();
  readonly #asked = new Set<string>();
  readonly #host: Host;
  readonly #platform: string | null;
  readonly #remembered: Readonly<Record<string, ImageFacts>>;

  constructor(
    host: Host,
    platform: string | null,
    remembered: Readonly<Record<string, ImageFacts>>,
  ) {
    this.#host = host;
    this.#platform = platform;
    this.#remembered = remembered;
  }

  /** Whether something was learned. */
  async ask(images: readonly NeededImage[]): Promise<boolean> {
    const fresh = images.filter(({ key }) => !this.#asked.has(key));
    const answers = await Promise.all(
      fresh.map(async ({ key, canonical, platform }) => {
        this.#asked.add(key);
        const wanted = platform ?? this.#platform ?? undefined;
        return { image: key, now: await this.#host.engine.image(canonical, wanted) };
      }),
    );
    let learned = false;
    for (const { image, now } of answers) {
      if (now === null) this.unknown.add(image);
      const facts = now ?? this.#remembered[image];
      if (facts === undefined) continue;
      this.known[image] = facts;
      learned = true;
    }
    return learned;
  }
}
