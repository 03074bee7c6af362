import { ignoreFileCandidates } from "../../context/dockerignore.ts";
import type { Host } from "../../platform/host.ts";
import type { ForecastRequest } from "../request.ts";

export interface IgnoreFile {
  /** Absolute. */
  readonly path: string;
  /** As a forecast calls it. */
  readonly name: string;
  readonly text: string;
  /** Else its text is empty. */
  readonly exists: boolean;
}

/** The ignore file in force; where there is none, the one that the build context would have. */
export async function ignoreFileOf(
  { path, contextRoot, shown }: ForecastRequest,
  { files }: Pick<Host, "files">,
): Promise<IgnoreFile> {
  const [own = "", common = ""] = ignoreFileCandidates(path, contextRoot);
  const text = await files.readText(own);
  if (text !== null)
    return { path: own, name: `${shown.dockerfile}.dockerignore`, text, exists: true };
  const name = shown.context === "." ? ".dockerignore" : `${shown.context}/.dockerignore`;
  const found = await files.readText(common);
  return { path: common, name, text: found ?? "", exists: found !== null };
}
