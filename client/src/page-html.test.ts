import { describe, expect, it } from "vitest";
import { pageHtml } from "./page-html.ts";

const PARTS = {
  script: "https://files.invalid/layers.js",
  style: "https://files.invalid/layers.css",
  cspSource: "https://files.invalid",
  nonce: "abc",
  language: "en",
  title: "Layers",
};

describe("a webview's page", () => {
  it("may run what has its nonce, take its style sheet, and nothing else", () => {
    expect(pageHtml(PARTS)).toContain(
      `content="default-src 'none'; style-src https://files.invalid; script-src 'nonce-abc'; base-uri 'none'; form-action 'none'"`,
    );
  });

  it("has no script or style of its own", () => {
    expect(pageHtml(PARTS)).not.toMatch(/<style|<script[^>]*>[^<]|\son\w+=|\sstyle=/);
  });

  it("takes what it is given as text", () => {
    const html = pageHtml({ ...PARTS, title: `"><script>alert(1)</script>` });
    expect(html).toContain("&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;");
  });
});
