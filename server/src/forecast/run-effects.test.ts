import { describe, expect, it } from "vitest";
import { effectsOf } from "./run-effects.ts";

const ALWAYS = ["/etc", "/dev", "/proc", "/sys", "/run", "/tmp", "/var"];

function pathsOf(
  run: string | readonly string[],
  expanded: readonly string[] = [],
): readonly string[] | null {
  const effects = effectsOf({ run, expanded, workdir: "/w", mounted: [] });
  return effects?.paths.filter((path) => !ALWAYS.includes(path)) ?? null;
}

describe("what a plain script changes", () => {
  it.each<[string, readonly string[]]>([
    ["echo hello $NAME", []],
    ["true && false || :", []],
    ["cat /a 2>/dev/null", []],
    ["echo x > /out/a", ["/out/a"]],
    ["echo x >>/out/a; echo y > b", ["/out/a", "/w/b"]],
    ["mkdir -p /out/d c; touch /out/d/x", ["/out/d", "/w/c", "/out/d/x"]],
    ["echo '> no' | cat > /x", ["/x"]],
    ["echo x 2>&1", []],
    ["ls /m* > /dev/null", []],
    ["set -eux; echo ${NAME} | tee -a /log", ["/log"]],
    ["cp a /out/b", ["/out/b"]],
    ["addgroup -S app && adduser -S -G app app", ["/home", "/home"]],
    ["useradd --create-home -d /srv/app app", ["/home", "/srv/app"]],
    ["cat <<A && cat <<-'B' > /x", ["/x"]],
  ])("%j", (text, paths) => {
    expect(pathsOf(text)).toEqual(paths);
  });
});

describe("what a program changes that no shell starts", () => {
  it.each<[readonly string[], readonly string[] | null]>([
    [["echo", ">", "/out/a"], []],
    [
      ["touch", "/out/a", "b"],
      ["/out/a", "/w/b"],
    ],
    [["touch", "$A"], null],
    [["sh", "-c", "echo x > /a"], ["/a"]],
    [["sh", "/run.sh"], null],
    [["make"], null],
  ])("%j", (argv, paths) => {
    expect(pathsOf(argv)).toEqual(paths);
  });
});

it("does what a heredoc has expanded", () => {
  expect(pathsOf("cat <<A", ["$NAME\n"])).toEqual([]);
  expect(pathsOf("cat <<A", ["$(make)\n"])).toBeNull();
});

describe("what may do anything", () => {
  it.each([
    "make",
    "echo x > $FILE",
    "echo $(make)",
    "echo `make`",
    "cd /out; touch a",
    "rm -rf /out/*",
    "echo x > /out/?",
    "mkdir ~/a",
    "(echo x)",
    "echo x & make",
    "echo x>y",
    "echo 'x",
    'echo x >/a"b"',
    "echo x \\> /a",
    "ln -s /a /b",
    "NAME=x make",
    "cat </a",
    "cp -r a b",
    "cp --parents a b",
    "adduser -h app app",
    "useradd --home-dir=/a b",
    "sh <<A",
  ])("%j", (text) => {
    expect(pathsOf(text)).toBeNull();
  });
});
