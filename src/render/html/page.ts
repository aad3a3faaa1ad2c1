/**
 * A report as one HTML file that needs nothing else: no network, no scripts, which its content security
 * policy also forbids; the one style sheet is allowed by its hash.
 */

import { sha256Bytes } from "../../base/sha256.ts";
import type { Page } from "../../story/block.ts";
import { blockHtml, listHtml } from "./block.ts";
import { escapeHtml } from "./escape.ts";
import { styleSheet } from "./style.ts";

/** The whole file. */
export function reportHtml(report: Page): string {
  const { language, direction, title, lead, headline, caution, sections, words } = report;
  const hash = btoa(String.fromCharCode(...sha256Bytes(styleSheet)));
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  const contents = sections.map(
    (section) => `<li><a href="#${section.id}">${escapeHtml(section.title)}</a></li>`,
  );
  const bodies = sections.map(
    (
      section,
    ) => `<section id="${section.id}"${section.appendix === true ? ' class="appendix"' : ""}>
<h2>${escapeHtml(section.title)}</h2>
${section.blocks.map((block) => blockHtml(block, report)).join("\n")}
</section>`,
  );
  return `<!doctype html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<style>${styleSheet}</style>
</head>
<body>
<header>
<h1>${escapeHtml(title)}</h1>
${lead.map((line) => `<p class="lead">${escapeHtml(line)}</p>`).join("\n")}
${listHtml(headline, "headline")}
<p class="caution">${escapeHtml(caution)}</p>
</header>
<nav aria-label="${escapeHtml(words.contents)}"><ul>${contents.join("")}</ul></nav>
<main>
${bodies.join("\n")}
</main>
</body>
</html>
`;
}
