/**
 * A command line as words, with quotes as a shell has them; nothing is expanded. Null where a quote
 * is not closed.
 */
export function splitWords(line: string): readonly string[] | null {
  const words: string[] = [];
  let rest = line.trim();
  while (rest !== "") {
    const [word] = /^(?:[^\s"']|"[^"]*"|'[^']*')+/.exec(rest) ?? [];
    if (word === undefined || /^\S/.test(rest.slice(word.length))) return null;
    words.push(word.replace(/"([^"]*)"|'([^']*)'/g, "$1$2"));
    rest = rest.slice(word.length).trimStart();
  }
  return words;
}
