/** A page to print as one HTML file that needs nothing else: no network, no scripts. */

import type { Sheet } from "../../story/block.ts";
import { blockHtml } from "./block.ts";
import { escapeHtml } from "./escape.ts";
import { densityOf, formStyle } from "./form.ts";
import { printStyle } from "./print-style.ts";

/** The whole file. */
export function sheetHtml({ blocks, ...sheet }: Sheet): string {
  const { language, direction, paper, title, lead, slides, form } = sheet;
  const close = form === true ? formStyle(densityOf(paper, title, lead, blocks)) : "";
  const setting = { direction, words: { contents: "", data: "" }, top: 2 } as const;
  return `<!doctype html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>${escapeHtml(title)}</title>
<style>${printStyle(paper, slides === true)}${close}</style>
</head>
<body${slides === true ? ' class="slides"' : ""}>
<h1>${escapeHtml(title)}</h1>
${lead.map((line) => `<p class="lead">${escapeHtml(line)}</p>`).join("\n")}
${blocks.map((block) => blockHtml(block, setting)).join("\n")}
</body>
</html>
`;
}
