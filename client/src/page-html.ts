/** Where a webview's page takes its parts from, and what allows it to. */
export interface PageParts {
  readonly script: string;
  readonly style: string;
  readonly cspSource: string;
  /** Different each time, and not to be guessed. */
  readonly nonce: string;
  readonly language: string;
  readonly title: string;
}

/**
 * A webview's page, empty. It runs one script, ours, and loads nothing from anywhere else; what
 * it shows comes by messages and becomes text.
 */
export function pageHtml({ script, style, cspSource, nonce, language, title }: PageParts): string {
  const policy = [
    "default-src 'none'",
    `style-src ${cspSource}`,
    `script-src 'nonce-${nonce}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return `<!DOCTYPE html>
<html lang="${attribute(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${attribute(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${attribute(title)}</title>
<link rel="stylesheet" href="${attribute(style)}">
</head>
<body>
<script nonce="${attribute(nonce)}" src="${attribute(script)}"></script>
</body>
</html>
`;
}

function attribute(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll('"', "&quot;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}
