/** What only a shell does: its own commands cannot be run without it. */
const BUILT_INS: ReadonlySet<string> = new Set(
  ". : alias bg break builtin cd command continue declare eval exec exit export fg jobs let local read readonly return set shift source time trap type typeset ulimit umask unalias unset wait".split(
    " ",
  ),
);

const KEYWORDS: ReadonlySet<string> = new Set(
  "! { } case do done elif else esac fi for function if in select then until while [[".split(" "),
);

/**
 * The words of a command in which a shell would have nothing to do but to split it; null where
 * there is more to it: variables, operators, patterns, built-in commands.
 */
export function plainWords(command: string): readonly string[] | null {
  const words: string[] = [];
  for (const match of command.matchAll(WORD)) {
    const [whole, plain, single, double] = match;
    const word = plain ?? single ?? double;
    if (word === undefined) return null;
    if (whole.trim() !== "") words.push(word);
  }
  const first = words[0];
  if (first === undefined || BUILT_INS.has(first) || KEYWORDS.has(first)) return null;
  return first.includes("=") ? null : words;
}

/** A whole word between blanks: plain, or in quotes that hold nothing to be replaced. */
const WORD = /(?<!\S)([\w@%+=:,./-]+)(?!\S)|(?<!\S)'([^']*)'(?!\S)|(?<!\S)"([^"$`\\]*)"(?!\S)|\S/g;
