/** A page to print as one HTML file that needs nothing else: no network, no scripts. */

import type { PrintCard, PrintDocument, PrintPiece } from "../../view/class/print.ts";
import { escapeBreakable, escapeHtml } from "../../render/html/escape.ts";
import { printStyle } from "./print-style.ts";

const items = (texts: readonly string[], inner: (text: string) => string): string =>
  texts.map((text) => `<li>${inner(text)}</li>`).join("");

function cardHtml({ head, text, lines }: PrintCard): string {
  const more = lines.map((line) => `<p class="line">${escapeHtml(line)}</p>`).join("");
  return `<div class="card"><p class="head">${escapeHtml(head)}</p><p class="text">${escapeHtml(text)}</p>${more}</div>`;
}

function pieceHtml(piece: PrintPiece): string {
  switch (piece.kind) {
    case "heading": {
      const tag = piece.small === true ? "h3" : "h2";
      return `<${tag}>${escapeHtml(piece.text)}</${tag}>`;
    }
    case "paragraph":
      return `<p${piece.soft === true ? ' class="soft"' : ""}>${escapeHtml(piece.text)}</p>`;
    case "note": {
      const texts = piece.texts.map((text) => `<p>${escapeHtml(text)}</p>`).join("");
      return `<div class="note"><h3>${escapeHtml(piece.title)}</h3>${texts}</div>`;
    }
    case "list":
      return `<ul>${items(piece.items, escapeHtml)}</ul>`;
    case "table": {
      const head = piece.head.map((text) => `<th scope="col">${escapeHtml(text)}</th>`).join("");
      const rows = piece.rows.map(
        (row) => `<tr>${row.map((text) => `<td>${escapeBreakable(text)}</td>`).join("")}</tr>`,
      );
      const named = piece.head.some((text) => text !== "");
      const top = named ? `<thead><tr>${head}</tr></thead>` : "";
      return `<table>${top}<tbody>${rows.join("\n")}</tbody></table>`;
    }
    case "lines":
      return `<p class="label">${escapeHtml(piece.label)}</p>${'<div class="rule"></div>'.repeat(piece.count)}`;
    case "boxes": {
      const unit = escapeHtml(piece.unit ?? "");
      const inner = (label: string): string =>
        `<span>${escapeHtml(label)}</span><span class="box">${unit}</span>`;
      return `<ul class="boxes">${items(piece.labels, inner)}</ul>`;
    }
    case "ticks":
      return `<ul class="ticks">${items(piece.items, (text) => `<span class="tick"></span><span>${escapeHtml(text)}</span>`)}</ul>`;
    case "cards":
      return `<div class="cards">${piece.cards.map(cardHtml).join("\n")}</div>`;
    case "together":
      return `<div class="together">${piece.pieces.map(pieceHtml).join("\n")}</div>`;
    case "break":
      return '<hr class="break">';
  }
}

/** The whole file. */
export function printHtml(page: PrintDocument): string {
  const { language, direction, paper, title, lead, pieces, slides } = page;
  const foreword = lead.map((line) => `<p class="lead">${escapeHtml(line)}</p>`).join("\n");
  return `<!doctype html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>${escapeHtml(title)}</title>
<style>${printStyle(paper, slides === true)}</style>
</head>
<body${slides === true ? ' class="slides"' : ""}>
<h1>${escapeHtml(title)}</h1>
${foreword}
${pieces.map(pieceHtml).join("\n")}
</body>
</html>
`;
}
