import type { Place } from "../../shell/script-facts.ts";
import type { ShellScript } from "../../shell/shell-script.ts";
import type { Edit } from "../../text/edit.ts";

/** Double quotes around a part of a script that stands outside quotes. */
export function quoteEdits(script: ShellScript, place: Place): readonly Edit[] {
  const { start, end } = script.span(place);
  return [
    { span: { start, end: start }, text: '"' },
    { span: { start: end, end }, text: '"' },
  ];
}

export function insertBefore(script: ShellScript, place: Place, text: string): Edit {
  const { start } = script.span(place);
  return { span: { start, end: start }, text };
}

export function insertAfter(script: ShellScript, place: Place, text: string): Edit {
  const { end } = script.span(place);
  return { span: { start: end, end }, text };
}

export function replace(script: ShellScript, place: Place, text: string): Edit {
  return { span: script.span(place), text };
}

/** The part of a script as written, without what continues its lines. */
export function written({ facts }: ShellScript, { start, end }: Place): string {
  return facts.text.slice(start, end);
}
