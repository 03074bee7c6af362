import { describe, expect, it } from "vitest";
import { countVitest, sum, summaryLine } from "./counts.mjs";

/** @param {Partial<import("./counts.mjs").VitestReport>} some */
function report(some) {
  return { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, testResults: [], ...some };
}

describe("countVitest", () => {
  it("takes passed, failed and skipped tests as vitest counts them", () => {
    const some = report({
      numPassedTests: 3,
      numFailedTests: 2,
      numPendingTests: 1,
      numTodoTests: 1,
    });
    expect(countVitest(some, 1)).toEqual({ passed: 3, failed: 2, skipped: 2 });
  });

  it("counts a file that could not be loaded as a failure", () => {
    const file = { name: "a.test.ts", status: "failed", assertionResults: [] };
    const some = report({ numPassedTests: 3, testResults: [file] });
    expect(countVitest(some, 1)).toEqual({ passed: 3, failed: 1, skipped: 0 });
  });

  it("does not count a failed test's file as well", () => {
    const file = { name: "a.test.ts", status: "failed", assertionResults: [{ status: "failed" }] };
    const some = report({ numFailedTests: 1, testResults: [file] });
    expect(countVitest(some, 1).failed).toBe(1);
  });

  it("counts a run without a report as a failure", () => {
    expect(countVitest(undefined, 139)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it("counts a run of no tests as a failure", () => {
    expect(countVitest(report({}), 0).failed).toBe(1);
  });

  it("counts a bad end that no test explains as a failure", () => {
    expect(countVitest(report({ numPassedTests: 3 }), 1).failed).toBe(1);
  });
});

it("sums parts and words the last line as other programs read it", () => {
  const total = sum([
    { passed: 1, failed: 0, skipped: 2 },
    { passed: 10, failed: 3, skipped: 0 },
  ]);
  expect(summaryLine(total)).toBe("tests: 11 passed, 3 failed, 2 skipped");
});
