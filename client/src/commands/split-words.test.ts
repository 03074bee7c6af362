import { expect, it } from "vitest";
import { splitWords } from "./split-words.ts";

it.each([
  ["", []],
  ["  sleep   10 ", ["sleep", "10"]],
  [`sh -c "echo it's"`, ["sh", "-c", "echo it's"]],
  [`--name='a b'c ""`, ["--name=a bc", ""]],
  ["echo $HOME; rm *", ["echo", "$HOME;", "rm", "*"]],
  [`echo "half`, null],
  [`echo half'`, null],
])("%s", (line, words) => {
  expect(splitWords(line)).toEqual(words);
});
