import { readdirSync, readFileSync } from "node:fs";

/** A Dockerfile of the kind that people publish. */
export interface RealisticFile {
  /** Its family and its name: `node/express-beginner`. */
  readonly name: string;
  readonly text: string;
}

/** What stands in the table of judgements about one report. */
export interface Judgement {
  /** Rule, file and line: `latest-tag go/beginner:1`. */
  readonly report: string;
  readonly rule: string;
  readonly isRight: boolean;
}

const FIXTURES = new URL("../fixtures/", import.meta.url);

/** Each fixture holds a family; `=== name` begins a file. */
export function realisticFiles(): readonly RealisticFile[] {
  const folder = new URL("dockerfiles/", FIXTURES);
  return readdirSync(folder).flatMap((family) =>
    readFileSync(new URL(family, folder), "utf8")
      .split(/^=== /m)
      .slice(1)
      .map((part) => {
        const end = part.indexOf("\n");
        const name = `${family.replace(/\.txt$/, "")}/${part.slice(0, end)}`;
        return { name, text: part.slice(end + 1) };
      }),
  );
}

/** Lines of `right | rule file:line | why`. */
export function judgements(): readonly Judgement[] {
  return readFileSync(new URL("dockerfile-reports.txt", FIXTURES), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const match = /^(right|wrong) \| (([\w-]+) \S+:\d+) \| \S.*$/.exec(line);
      const [, verdict, report, rule] = match ?? [];
      if (report === undefined || rule === undefined) throw new Error(`not a judgement: ${line}`);
      return { report, rule, isRight: verdict === "right" };
    });
}
