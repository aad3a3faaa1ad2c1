/** The pieces of a report as HTML. */

import { withoutIsolates } from "../../i18n/isolate.ts";
import type { Block, Card, Plot, PlotKey, Table, Page } from "../../story/block.ts";
import { drawPlot } from "./draw.ts";
import { escapeBreakable, escapeHtml } from "./escape.ts";
import { besideOf, formHtml } from "./form.ts";
import { curveColour, dashOf, shadeOf } from "./over-steps.ts";

/** What pieces need to know of their report. */
type Setting = Pick<Page, "direction" | "words"> & {
  /** The level of a heading: 3 within the sections of a report. */
  readonly top?: 2 | 3;
};

/** One piece. */
export function blockHtml(block: Block, setting: Setting): string {
  switch (block.kind) {
    case "paragraph": {
      const { tone = "plain" } = block;
      return `<p${tone === "plain" ? "" : ` class="${tone}"`}>${escapeHtml(block.text)}</p>`;
    }
    case "heading": {
      const level = String((setting.top ?? 3) + (block.small === true ? 1 : 0));
      return `<h${level}>${escapeHtml(block.text)}</h${level}>`;
    }
    case "list":
      return listHtml(block.items, block.ticks === true ? "ticks" : undefined);
    case "ladder":
    case "headline":
      return `<p>${escapeHtml(block.text)}</p>`;
    case "cards":
      return `<div class="cards">${block.cards.map(cardHtml).join("\n")}</div>`;
    case "form":
      return formHtml(block.fields);
    case "together":
      return `<div class="${block.framed === true ? "framed" : besideOf(block.blocks) === undefined ? "together" : "together beside"}">${block.blocks.map((one) => blockHtml(one, setting)).join("\n")}</div>`;
    case "break":
      return '<hr class="break">';
    case "command":
      return `${block.about === "" ? "" : `<p class="note">${escapeHtml(block.about)}</p>\n`}<pre dir="ltr"><code>${escapeHtml(block.text)}</code></pre>`;
    case "caution":
      return `<p class="caution" data-code="${escapeHtml(block.code)}">${escapeHtml(block.text)}</p>`;
    case "note":
      return `<p class="note">${escapeHtml(block.text)}</p>`;
    case "table":
      return tableHtml(block.table);
    case "folded":
      return foldedHtml(block.title, block.table);
    case "row":
      return `<div class="row">${block.blocks.map((one) => blockHtml(one, setting)).join("\n")}</div>`;
    case "figure": {
      const { caption, alternative, plot, table } = block;
      return `<figure><figcaption>${escapeHtml(caption)}</figcaption>
${drawPlot(plot, alternative, setting.direction === "rtl")}
${legendHtml(plot)}${foldedHtml(setting.words.data, table)}</figure>`;
    }
  }
}

/** A list of texts. */
export function listHtml(items: readonly string[], name?: string): string {
  const tick = name === "ticks" ? '<span class="tick"></span>' : "";
  const inner = items.map(
    (item) =>
      `<li>${tick}${tick === "" ? escapeHtml(item) : `<span>${escapeHtml(item)}</span>`}</li>`,
  );
  return `<ul${name === undefined ? "" : ` class="${name}"`}>${inner.join("")}</ul>`;
}

function cardHtml({ head, text, lines }: Card): string {
  const more = lines.map((line) => `<p class="line">${escapeHtml(line)}</p>`).join("");
  return `<div class="card"><p class="head">${escapeHtml(head)}</p><p class="text">${escapeHtml(text)}</p>${more}</div>`;
}

function foldedHtml(title: string, table: Table): string {
  return `<details><summary>${escapeHtml(title)}</summary>${tableHtml(table)}</details>`;
}

function tableHtml({ head, rows, texts = [0] }: Table): string {
  const words = new Set([0, ...texts]);
  const kind = (column: number): string => (words.has(column) ? ' class="text"' : "");
  // A head without words heads nothing.
  const named = head.some((text) => text !== "");
  const headCells = head.map((text, column) =>
    text === "" ? "<td></td>" : `<th scope="col"${kind(column)}>${escapeHtml(text)}</th>`,
  );
  const body = rows.map((row) => {
    const cells = row.map((text, column) =>
      column === 0
        ? `<th scope="row">${escapeBreakable(text)}</th>`
        : `<td${kind(column)}>${escapeBreakable(bare(text))}</td>`,
    );
    return `<tr>${cells.join("")}</tr>`;
  });
  return `<div class="scroll"><table>${named ? `<thead><tr>${headCells.join("")}</tr></thead>` : ""}
<tbody>${body.join("\n")}</tbody></table></div>`;
}

/** A plain number stands by itself in either direction: in a cell it needs no marks around it. */
function bare(text: string): string {
  const plain = withoutIsolates(text);
  return /^\d+(?:\.\d+)?%?$/u.test(plain) ? plain : text;
}

/** What the numbers in a plot mean; the worst level first, as it stands at the top. */
function legendHtml(plot: Plot): string {
  switch (plot.kind) {
    case "intervals":
    case "bars":
      return keyHtml(plot.key ?? []);
    case "scatter": {
      const named = plot.points.flatMap(({ label }, index) =>
        label === undefined ? [] : [`<li><b>${String(index + 1)}</b>${escapeHtml(label)}</li>`],
      );
      return named.length === 0 ? "" : `<ul class="legend">${named.join("")}</ul>`;
    }
    case "bands": {
      const count = plot.bands.length;
      const items = plot.bands.map(
        ({ label }, band) =>
          `<li><span class="swatch level-${String(shadeOf(band, count))}"><b>${String(band)}</b></span>${escapeHtml(label)}</li>`,
      );
      return `<ul class="legend">${items.toReversed().join("")}</ul>`;
    }
    case "curves": {
      const items = plot.curves.map(({ label }, index) => {
        const dash = dashOf(index);
        const dashed = dash === "" ? "" : ` stroke-dasharray="${dash}"`;
        const line = `<svg width="34" height="10" aria-hidden="true"><path d="M0,5H34" stroke="${curveColour(index)}" stroke-width="2"${dashed}/></svg>`;
        return `<li>${line}<b>${String(plot.firstNumber + index)}</b>${escapeHtml(label)}</li>`;
      });
      const marks = (plot.paths ?? []).map(({ label }) => ({ mark: "other" as const, label }));
      return `<ul class="legend">${items.toReversed().join("")}</ul>${keyHtml(marks)}`;
    }
  }
}

const shapes = {
  point:
    '<path d="M2,6H32M2,2v8M32,2v8" stroke="var(--ink)" stroke-width="2"/><circle cx="17" cy="6" r="4" fill="var(--mark)"/>',
  band: '<rect x="2" y="1" width="30" height="10" fill="var(--line)" stroke="var(--soft)"/>',
  other: '<path d="M17,0L22,6L17,12L12,6Z" fill="none" stroke="var(--ink)" stroke-width="1.5"/>',
  light: '<rect x="2" y="1" width="30" height="10" fill="var(--line)" stroke="var(--ink)"/>',
  dark: '<rect x="2" y="1" width="30" height="10" fill="var(--soft)" stroke="var(--ink)"/>',
} as const;

/** What marks mean. */
function keyHtml(key: readonly PlotKey[]): string {
  if (key.length === 0) return "";
  const items = key.map(
    ({ mark, label }) =>
      `<li><svg width="34" height="12" aria-hidden="true">${shapes[mark]}</svg>${escapeHtml(label)}</li>`,
  );
  return `<ul class="legend">${items.join("")}</ul>`;
}
