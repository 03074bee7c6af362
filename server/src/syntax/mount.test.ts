import { describe, expect, it } from "vitest";
import { dumpProblems } from "./dump.ts";
import { mountFields, mountType } from "./mount.ts";

/** The ids of what is wrong with `RUN --mount=MOUNT true`. */
function problemsOf(mount: string): string {
  return dumpProblems(`RUN --mount=${mount} true`)
    .split("\n")
    .map((line) => line.split(" ")[1] ?? "")
    .join(" ");
}

describe("a mount that a build refuses", () => {
  it.each([
    ["", "mount-syntax"],
    ['type=cache,target=a\\"b', "mount-syntax"],
    ["type=foo,target=/x", "mount-unknown-type"],
    ["type=,target=/x", "mount-unknown-type"],
    ["foo=bar", "mount-unknown-key"],
    ["type=cache,,target=/x", "mount-unknown-key"],
    ["target", "mount-key-value"],
    ["required,target=/x", "mount-key-not-here"],
    ["required,type=secret,id=a", "mount-key-not-here"],
    ["size=1,type=tmpfs,target=/x", "mount-key-not-here"],
    ["target=/x,sharing=shared", "mount-key-not-here"],
    ["target=/x,mode=7", "mount-key-not-here"],
    ["type=secret,id=a,from=b", "mount-key-not-here"],
    ["type=cache,target=/x,sharing=some", "mount-invalid-value"],
    ["type=cache,target=/x,mode=8", "mount-invalid-value"],
    ["type=cache,target=/x,mode=77777777777", "mount-invalid-value"],
    ["type=cache,target=/x,uid=4294967296", "mount-invalid-value"],
    ["type=tmpfs,target=/x,size=1x", "mount-invalid-value"],
    ["type=tmpfs,target=/x,size=1ki", "mount-invalid-value"],
    ["target=/x,ro=maybe", "mount-invalid-value"],
    ["from=$a,target=/x", "mount-from-variable"],
    ["type=secret", "mount-secret-incomplete"],
    ["type=secret,id=a,src=b", "mount-secret-twice"],
    ["type=cache,target=/", "mount-root-target"],
  ])("%s", (mount, problems) => {
    expect(problemsOf(mount)).toBe(problems);
  });
});

describe("a mount that a build takes", () => {
  it.each([
    "type=cache,target=/x,sharing=LOCKED,mode=0755,uid=1,gid=1,id=a",
    "TYPE=Cache,TARGET=/x",
    "target=/x,from=a,ro",
    "target=/x,from=a$,rw=true",
    "type=$a,target=/x,size=1",
    "type=tmpfs,target=/x,size=1.5gb",
    "type=tmpfs,target=/x,size=.5g",
    '"type=tmpfs,target=/x,size=1 k"',
    `'type=bind,"target=/a,b"'`,
    "type=secret,id=a,required",
    "type=secret,src=a,env=B",
    "type=secret,id=a,target=/",
    "type=ssh",
  ])("%s", (mount) => {
    expect(problemsOf(mount)).toBe("");
  });
});

describe("a mount's fields", () => {
  it("are separated by commas, those in quotes excepted", () => {
    expect(mountFields('type=bind,"source=a,""b""",RO')).toEqual([
      { key: "type", value: "bind" },
      { key: "source", value: 'a,"b"' },
      { key: "ro", value: null },
    ]);
  });

  it.each([
    ["target=/x", "bind"],
    ["type=SSH", "ssh"],
    ["type=cache,type=tmpfs", "tmpfs"],
    ["type=foo", null],
  ])("%s has the type %s", (mount, type) => {
    expect(mountType(mountFields(mount) ?? [])).toBe(type);
  });
});
