import { describe, expect, it } from "vitest";
import { parseDockerfile } from "../syntax/parse.ts";
import type { Instruction } from "../syntax/tree.ts";
import { installsOf, onlyInstalls } from "./dependency-install.ts";

function run(script: string): Instruction {
  const [, instruction] = parseDockerfile(`FROM a\nRUN ${script}\n`).instructions;
  if (instruction === undefined) throw new Error("the text has two instructions");
  return instruction;
}

describe("installsOf", () => {
  it.each([
    ["npm ci", "npm ci", "package.json"],
    ["npm ci --omit=dev --workspace api", "npm ci", "package.json"],
    ["npm install && npm cache clean --force", "npm install", "package.json"],
    ["corepack enable && pnpm install --frozen-lockfile", "pnpm install", "package.json"],
    ["yarn", "yarn", "package.json"],
    ['["npm", "ci"]', "npm ci", "package.json"],
    ["pip install --no-cache-dir -r requirements.txt", "pip install", "requirements.txt"],
    ["python -m pip install -r req/prod.txt", "python -m pip install", "req/prod.txt"],
    ["go mod download", "go mod download", "go.mod"],
    ["mvn -B dependency:go-offline", "mvn dependency:go-offline", "pom.xml"],
    ["bundle install --jobs 4", "bundle install", "Gemfile"],
  ])("finds in %s", (script, name, manifest) => {
    const [install] = installsOf(run(script));
    expect([install?.name, install?.manifests[0]]).toEqual([name, manifest]);
  });

  it.each([
    "npm install -g typescript",
    "npm install left-pad",
    "npm ci --prefix web",
    "npm ci | tee log",
    "cd web; npm ci",
    "echo npm ci",
    "pip install .",
    "pip install -r $FILE",
    "poetry install",
    "composer install",
  ])("finds none in %s", (script) => {
    expect(installsOf(run(script))).toEqual([]);
  });

  it.each([
    ["pip install flask", "/root/.cache/pip"],
    ["pip install --no-cache-dir flask", null],
    ["go build ./...", "/root/.cache/go-build"],
    ["mvn -q package", "/root/.m2"],
  ])("knows where %s keeps what it downloads", (script, cache) => {
    expect(installsOf(run(script))[0]?.cache).toBe(cache);
  });
});

describe("onlyInstalls", () => {
  it.each([
    ["npm ci", true],
    ["npm ci && npm cache clean --force", true],
    ["npm ci && npm run build", false],
    ["go build .", false],
    ["pip install flask", false],
    ["make", false],
  ])("of %s is %s", (script, only) => {
    expect(onlyInstalls(run(script))).toBe(only);
  });
});
