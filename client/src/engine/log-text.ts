import { stripVTControlCharacters } from "node:util";

/**
 * A line of a log as plain text. Terminal control sequences are data of the container: they are taken
 * out, as is every other control character, so that a log can only be read.
 */
export function plainText(text: string): string {
  return stripVTControlCharacters(text.replace(/\r\n/g, "\n"))
    .replace(/\r/g, "\n")
    .replace(/[^\P{Cc}\n\t]/gu, "");
}
