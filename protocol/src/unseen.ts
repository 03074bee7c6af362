/** Characters that have no picture of their own, or turn the order of those around them. */
const UNSEEN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** What cannot be seen is named, `‹U+202E›`: a text never looks like another one. */
export function nameUnseen(text: string): string {
  return text.replace(UNSEEN, (character) =>
    character === "\r"
      ? ""
      : `‹U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}›`,
  );
}
