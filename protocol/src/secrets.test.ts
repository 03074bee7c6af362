import { describe, expect, it } from "vitest";
import {
  findSecrets,
  MASK,
  maskArguments,
  maskDescription,
  maskEnvironmentEntry,
  maskText,
} from "./secrets.ts";

describe("maskText", () => {
  it("hides passwords in addresses", () => {
    expect(maskText("git+https://u:p@h and redis://:p@h")).toBe(
      `git+https://u:${MASK}@h and redis://:${MASK}@h`,
    );
  });

  it("takes no time for a long word", () => {
    const word = "x".repeat(300_000);
    expect(maskText(word)).toBe(word);
  }, 5000);
});

describe("maskEnvironmentEntry hides", () => {
  it.each([
    "POSTGRES_PASSWORD",
    "DB_PASS",
    "MYSQL_PWD",
    "API_KEY",
    "apiKey",
    "AWS_SECRET_ACCESS_KEY",
    "GITHUB_TOKEN",
    "AUTH",
    "NPM_TOKEN",
    "clientSecret",
    "RABBITMQ_DEFAULT_PASS",
    "SIGNING_KEY",
    "SENTRY_DSN",
    "PGPASSWORD",
  ])("%s", (name) => {
    expect(maskEnvironmentEntry(`${name}=hunter2`)).toBe(`${name}=${MASK}`);
  });

  it("a token under a harmless name", () => {
    const token = `ghp_${"a".repeat(36)}`;
    expect(maskEnvironmentEntry(`VALUE=${token}`)).toBe(`VALUE=${MASK}`);
  });

  it("the password in an address", () => {
    expect(maskEnvironmentEntry("DATABASE_URL=postgres://app:hunter2@db:5432/app")).toBe(
      `DATABASE_URL=postgres://app:${MASK}@db:5432/app`,
    );
  });
});

describe("maskEnvironmentEntry shows", () => {
  it.each([
    "PATH=/usr/bin",
    "PWD=/app",
    "NODE_ENV=production",
    "POSTGRES_PASSWORD_FILE=/run/secrets/db",
    "TOKEN_TTL=3600",
    "KEYBOARD=us",
    "COMPASS=north",
    "AUTHOR=ada",
    "EMPTY_PASSWORD=",
    "PASSWORD",
    "HOMEPAGE=https://example.com/a@b",
  ])("%s", (entry) => {
    expect(maskEnvironmentEntry(entry)).toBe(entry);
  });
});

describe("maskArguments", () => {
  it("hides a value after an equals sign and in the next word", () => {
    expect(maskArguments(["serve", "--password=a", "--token", "b", "--port", "80"])).toEqual([
      "serve",
      `--password=${MASK}`,
      "--token",
      MASK,
      "--port",
      "80",
    ]);
  });
});

describe("maskDescription", () => {
  it("masks wherever a secret stands and keeps the rest", () => {
    const described = {
      Id: "abc",
      Args: ["--api-key=k"],
      Config: { Env: ["A=1", "DB_PASSWORD=x"], Labels: { "com.example.token": "t", tier: "web" } },
      Mounts: [{ Source: "/a", RW: true }],
    };
    expect(maskDescription(described)).toEqual({
      Id: "abc",
      Args: [`--api-key=${MASK}`],
      Config: {
        Env: ["A=1", `DB_PASSWORD=${MASK}`],
        Labels: { "com.example.token": MASK, tier: "web" },
      },
      Mounts: [{ Source: "/a", RW: true }],
    });
  });
});

describe("findSecrets", () => {
  const digits = "0a1B2c3D4e5F6g7H8i9J";

  it.each([
    ["aws-key", "AKIA0123456789ABCDEF"],
    ["docker-token", `dckr_pat_${digits}`],
    ["github-token", `ghp_${digits}`],
    ["gitlab-token", `glpat-${digits}`],
    ["google-key", `AIza${digits}${digits.slice(0, 15)}`],
    ["hugging-face-token", `hf_${"a".repeat(34)}`],
    ["jwt", `eyJ${digits}.eyJ${digits}.${digits}`],
    ["npm-token", `npm_${digits}${digits}`],
    ["private-key", "-----BEGIN RSA PRIVATE KEY-----"],
    ["pypi-token", `pypi-AgEI${digits}${digits}${digits}`],
    ["secret-key", `sk-${digits}`],
    ["sendgrid-key", `SG.${digits}ab.${digits}${digits}abc`],
    ["slack-token", `xoxb-${digits}`],
    ["stripe-key", `sk_live_${digits}`],
  ])("knows a %s where it stands", (kind, secret) => {
    const text = `before="${secret}" after`;
    expect(findSecrets(text)).toEqual([{ kind, start: 8, end: 8 + secret.length }]);
  });

  it.each([
    `mask-${digits}${digits}`,
    `ghp_${"x".repeat(36)}`,
    "AKIAIOSFODNN7EXAMPLE",
    "sk-learn-contrib-extras-and-more",
    "-----BEGIN PUBLIC KEY-----",
  ])("knows that %s is none", (text) => {
    expect(findSecrets(text)).toEqual([]);
  });
});
