import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { type Outcome, TestFolder } from "./testing/call.ts";

const git = promisify(execFile);

async function repository(files: Readonly<Record<string, string>>): Promise<TestFolder> {
  const folder = await TestFolder.make(files);
  const options = { cwd: folder.path };
  await git("git", ["init", "-q", "-b", "main"], options);
  await git("git", ["add", "-A"], options);
  const who = ["-c", "user.name=a", "-c", "user.email=a@example.com"];
  await git("git", [...who, "commit", "-q", "-m", "x"], options);
  return folder;
}

interface JsonReport {
  readonly files: readonly {
    readonly path: string;
    readonly error?: string;
    readonly problems: readonly Readonly<Record<string, unknown>>[];
  }[];
  readonly summary: Readonly<Record<string, number>>;
}

function json({ stdout }: Outcome): JsonReport {
  return JSON.parse(stdout) as JsonReport;
}

function found(outcome: Outcome): readonly string[] {
  return json(outcome).files.flatMap(({ path, problems }) =>
    problems.map(({ rule }) => `${path} ${String(rule)}`),
  );
}

describe("strata lint", () => {
  it("prints problems as lines, and exits with 1", async () => {
    await using folder = await TestFolder.make({ Dockerfile: "FROM node\nADD a b\n" });
    expect(await folder.call(["lint", "Dockerfile"])).toEqual({
      status: 1,
      stderr: "",
      stdout: `Dockerfile:1:6: warning: node has no tag, so a build takes whatever :latest is that day; name a version. [untagged-image, DL3006, missing_tag]
    1 | FROM node
      |      ^^^^
Dockerfile:2:1: warning: COPY is enough for local files; ADD also fetches URLs and unpacks archives. [add-instead-of-copy, DL3020] (--fix mends it)
    2 | ADD a b
      | ^^^
2 problems in 1 file: 2 warnings
`,
    });
  });

  it("prints JSON as the contract has it, columns in UTF-16 units", async () => {
    await using folder = await TestFolder.make({
      Dockerfile: 'FROM a:1\r\nRUN echo "😀" && apt-get install a\r\n',
    });
    const outcome = await folder.call(["lint", "Dockerfile", "--format", "json"]);
    expect(json(outcome)).toEqual({
      files: [
        {
          path: "Dockerfile",
          problems: [
            {
              rule: "apt-get-without-yes",
              aliases: ["DL3014", "apt-get_missing_param"],
              severity: "warning",
              message: "apt-get install asks before it goes on, and a build cannot answer: add -y.",
              line: 2,
              column: 18,
              endLine: 2,
              endColumn: 33,
              fix: {
                title: "Add -y",
                kind: "safe",
                edits: [{ line: 2, column: 33, endLine: 2, endColumn: 33, text: " -y" }],
              },
            },
          ],
        },
      ],
      summary: { files: 1, error: 0, warning: 1, info: 0, hint: 0 },
    });
  });

  it("exits with 0 where all is well", async () => {
    await using folder = await TestFolder.make({ Dockerfile: "FROM a:1\n" });
    expect(await folder.call(["lint", "Dockerfile"])).toEqual({
      status: 0,
      stdout: "no problems in 1 file\n",
      stderr: "",
    });
  });

  it.each([
    ["warning", ["--severity-threshold", "warning"], 1],
    ["error", ["--severity-threshold", "error"], 0],
  ])("lets the threshold %s decide", async (_, flags, status) => {
    await using folder = await TestFolder.make({ Dockerfile: "FROM node\n" });
    expect((await folder.call(["lint", ...flags])).status).toBe(status);
  });

  it("takes the threshold of hadolint's configuration where the call names none", async () => {
    await using folder = await TestFolder.make({
      Dockerfile: "FROM node\n",
      ".hadolint.yaml": "failure-threshold: error\n",
    });
    expect((await folder.call(["lint"])).status).toBe(0);
  });

  it("reads standard input under the name it is given", async () => {
    await using folder = await TestFolder.make({
      "app/.strata.yaml": "rules: {DL3006: off}\n",
    });
    const plain = await folder.call(["lint", "-", "--format", "json"], "FROM node");
    const named = await folder.call(
      ["lint", "-", "--stdin-path", "app/Dockerfile", "--format", "json"],
      "FROM node\nADD a b",
    );
    expect([found(plain), found(named)]).toEqual([
      ["- untagged-image"],
      ["app/Dockerfile add-instead-of-copy"],
    ]);
  });
});

describe("which files", () => {
  it("are found in folders, without node_modules", async () => {
    await using folder = await TestFolder.make({
      Dockerfile: "FROM a:1",
      "Dockerfile.dockerignore": "x",
      "api/Dockerfile.dev": "FROM a:1",
      "api/Containerfile": "FROM a:1",
      "web/web.dockerfile": "FROM a:1",
      "web/readme.md": "x",
      "node_modules/x/Dockerfile": "FROM a:1",
    });
    const outcome = await folder.call(["lint", ".", "--format", "json"]);
    expect(json(outcome).files.map(({ path }) => path)).toEqual([
      "Dockerfile",
      "api/Containerfile",
      "api/Dockerfile.dev",
      "web/web.dockerfile",
    ]);
  });

  it("leave out what git ignores", async () => {
    await using folder = await repository({
      ".gitignore": "out/\n",
      "app/Dockerfile": "FROM a:1",
    });
    await folder.write("out/Dockerfile", "FROM a:1");
    await folder.write("new/Dockerfile", "FROM a:1");
    const outcome = await folder.call(["lint", "--format", "json"]);
    expect(json(outcome).files.map(({ path }) => path)).toEqual([
      "app/Dockerfile",
      "new/Dockerfile",
    ]);
  });

  it("are told where there are none", async () => {
    await using folder = await TestFolder.make({ "a/readme.md": "x" });
    expect(await folder.call(["lint", "a"])).toEqual({
      status: 2,
      stdout: "",
      stderr: `strata lint: no Dockerfile below ${join(folder.path, "a")}: looked for Dockerfile, Containerfile, *.dockerfile and Dockerfile.*; name a file.\n`,
    });
  });

  it("are linted although another cannot be read", async () => {
    await using folder = await TestFolder.make({ Dockerfile: "FROM node" });
    const outcome = await folder.call(["lint", "missing", "Dockerfile", "--format", "json"]);
    expect(outcome.status).toBe(2);
    expect(outcome.stderr).toBe(
      "strata lint: missing does not exist; name a Dockerfile or a folder.\n",
    );
    expect(json(outcome).files.map(({ path, error }) => [path, error])).toEqual([
      ["Dockerfile", undefined],
      ["missing", "does not exist; name a Dockerfile or a folder."],
    ]);
  });
});

describe("configuration", () => {
  it("is the nearest above the file", async () => {
    await using folder = await TestFolder.make({
      ".strata.yaml": "rules: {untagged-image: error}\n",
      "a/.strata.yaml": "rules: {untagged-image: hint}\n",
      "a/Dockerfile": "FROM node",
      "b/Dockerfile": "FROM node",
    });
    const report = json(await folder.call(["lint", "--format", "json"]));
    expect(report.files.map(({ problems }) => problems[0]?.["severity"])).toEqual([
      "hint",
      "error",
    ]);
  });

  it("can be given instead", async () => {
    await using folder = await TestFolder.make({
      ".strata.yaml": "extends: none\n",
      "ci.yaml": "rules: {DL3006: off}\n",
      Dockerfile: "FROM node\nADD a b",
    });
    const outcome = await folder.call(["lint", "--config", "ci.yaml", "--format", "json"]);
    expect(found(outcome)).toEqual(["Dockerfile add-instead-of-copy"]);
  });

  it("is told where it is at fault", async () => {
    await using folder = await TestFolder.make({
      ".strata.yaml": "rules:\n  untaged-image: off\n",
      Dockerfile: "FROM node",
    });
    const path = join(folder.path, ".strata.yaml");
    expect(await folder.call(["lint"])).toEqual({
      status: 2,
      stdout: "",
      stderr: `strata lint: ${path}:2:3: There is no rule named untaged-image. Did you mean untagged-image? Mend it, or give another with --config.\n`,
    });
  });

  it("is widened or narrowed by --rules, severities kept", async () => {
    await using folder = await TestFolder.make({
      ".strata.yaml": "extends: none\nrules: {DL3006: error}\n",
      Dockerfile: "FROM node\nADD a b",
    });
    const all = await folder.call(["lint", "--rules", "all", "--format", "json"]);
    const named = await folder.call(["lint", "--rules", "DL3020", "--format", "json"]);
    expect(json(all).summary).toMatchObject({ error: 1, warning: 1 });
    expect(found(named)).toEqual(["Dockerfile add-instead-of-copy"]);
  });

  it("tells what no .dockerignore keeps out", async () => {
    const text = "FROM node:22\nWORKDIR /app\nRUN npm ci\nCOPY . .\n";
    await using folder = await TestFolder.make({ Dockerfile: text });
    const call = ["lint", "Dockerfile", "--rules", "cluttered-context", "--format", "json"];
    expect(found(await folder.call(call))).toEqual(["Dockerfile cluttered-context"]);
  });

  it("names the build context whose .dockerignore counts", async () => {
    await using folder = await TestFolder.make({
      ".strata.yaml": "build:\n  docker/*: {context: .}\n",
      ".dockerignore": "*.md\n",
      "docker/Dockerfile": "FROM a:1\nCOPY a.md b.txt /x/",
    });
    const outcome = await folder.call(["lint", "--format", "json"]);
    expect(found(outcome)).toEqual(["docker/Dockerfile copy-ignored-file"]);
  });
});

describe("--fix", () => {
  it("writes what is safe and prints what is left", async () => {
    await using folder = await TestFolder.make({ Dockerfile: "FROM node\r\nADD a b\r\nCMD x\r\n" });
    const outcome = await folder.call(["lint", "--fix", "--format", "json"]);
    expect(found(outcome)).toEqual(["Dockerfile untagged-image", "Dockerfile shell-form-command"]);
    expect(await readFile(join(folder.path, "Dockerfile"), "utf8")).toBe(
      "FROM node\r\nCOPY a b\r\nCMD x\r\n",
    );
  });

  it("writes suggestions too where they are asked for", async () => {
    await using folder = await TestFolder.make({ Dockerfile: "FROM a:1\nADD a b\nCMD x y\n" });
    expect((await folder.call(["lint", "--fix-suggestions"])).status).toBe(0);
    expect(await readFile(join(folder.path, "Dockerfile"), "utf8")).toBe(
      'FROM a:1\nCOPY a b\nCMD ["x", "y"]\n',
    );
  });

  it("mends standard input on its way to standard output", async () => {
    await using folder = await TestFolder.make({});
    const outcome = await folder.call(["lint", "-", "--fix"], "FROM a:1\nADD a b\n");
    expect(outcome.stdout).toBe("FROM a:1\nCOPY a b\n");
  });

  it("refuses to write a file that is not UTF-8", async () => {
    await using folder = await TestFolder.make({});
    const bytes = Buffer.concat([
      Buffer.from("FROM a:1\n# "),
      Buffer.from([0xe9]),
      Buffer.from("\nADD a b\n"),
    ]);
    await writeFile(join(folder.path, "Dockerfile"), bytes);
    const outcome = await folder.call(["lint", "--fix"]);
    expect(outcome).toMatchObject({ status: 2 });
    expect(await readFile(join(folder.path, "Dockerfile"))).toEqual(bytes);
  });
});

describe("--since", () => {
  it("prints only what the commit did not have", async () => {
    await using folder = await repository({ Dockerfile: "FROM node\nADD a b\n" });
    await folder.write("Dockerfile", "# moved\nFROM node\nADD x y\nADD a b\nCMD x\n");
    const outcome = await folder.call(["lint", "--since", "git:HEAD"]);
    expect(outcome.stdout.match(/^\S+:\d+:\d+/gm)).toEqual(["Dockerfile:3:1", "Dockerfile:5:5"]);
  });

  it("prints everything of a file that the commit did not have", async () => {
    await using folder = await repository({ "readme.md": "x" });
    await folder.write("Dockerfile", "FROM node\n");
    const outcome = await folder.call(["lint", "--since", "git:HEAD", "--format", "json"]);
    expect(found(outcome)).toEqual(["Dockerfile untagged-image"]);
  });

  it("says so where there is no such commit", async () => {
    await using folder = await repository({ Dockerfile: "FROM node\n" });
    const outcome = await folder.call(["lint", "--since", "git:nowhere"]);
    expect(outcome).toMatchObject({ status: 2, stdout: "" });
    expect(outcome.stderr).toContain("git knows no commit nowhere here.");
  });
});

describe("a call that is at fault", () => {
  it.each([
    [["lint", "--nope"], "strata lint: Unknown option '--nope'; see --help.\n"],
    [
      ["lint", "--format", "xml"],
      "strata lint: --format xml is none of text, json, sarif, github, gitlab, checkstyle, junit.\n",
    ],
    [
      ["lint", "--rules", "nope"],
      "strata lint: --rules nope: there is no such rule; strata rules lists them.\n",
    ],
    [
      ["lint", "--severity-threshold", "loud"],
      "strata lint: --severity-threshold loud is none of error, warning, info, hint.\n",
    ],
    [
      ["lint", "--since", "HEAD"],
      "strata lint: --since HEAD names no commit; say --since git:HEAD.\n",
    ],
    [["nope"], "strata: there is no command nope; strata --help lists them.\n"],
    [["lsp"], "strata lsp: name the transport: strata lsp --stdio.\n"],
    [["rules", "x"], "strata rules: strata rules takes no arguments.\n"],
  ])("exits with 2 and one line: %j", async (args, stderr) => {
    await using folder = await TestFolder.make({});
    expect(await folder.call(args)).toEqual({ status: 2, stdout: "", stderr });
  });
});

describe("help", () => {
  it.each([
    ["--help"],
    ["lint", "--help"],
    ["rules", "-h"],
    ["layers", "--help"],
    ["lsp", "--help"],
  ])("is on standard output: %j", async (...args) => {
    await using folder = await TestFolder.make({});
    const outcome = await folder.call(args);
    expect(outcome).toMatchObject({ status: 0, stderr: "" });
    expect(outcome.stdout).toMatch(/^strata .*\n/);
  });

  it.each([["--version"], ["lint", "--version"], ["snapshot", "--version"]])(
    "tells the version: %j",
    async (...args) => {
      await using folder = await TestFolder.make({});
      expect(await folder.call(args)).toEqual({ status: 0, stdout: "strata 1.2.3\n", stderr: "" });
    },
  );
});

it("lists the rules as JSON", async () => {
  await using folder = await TestFolder.make({});
  const { stdout } = await folder.call(["rules", "--format", "json"]);
  expect(JSON.parse(stdout)).toContainEqual({
    id: "add-instead-of-copy",
    aliases: ["DL3020"],
    group: "files",
    severity: "warning",
    recommended: true,
    fix: "safe",
    docs: "docs/rules/add-instead-of-copy.md",
  });
});
