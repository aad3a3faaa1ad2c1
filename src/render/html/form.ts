/**
 * Forms on paper: boxes for figures, lines to write on, what is ticked. A form is one page: how large its
 * type is, and how far apart its lines are, follows from how much stands on it.
 */

import type { Block, Field, Paper } from "../../story/block.ts";
import { escapeHtml } from "./escape.ts";

/** How close a form is set. */
export interface Density {
  /** Size of the type, in points. */
  readonly type: number;
  /** Height of a line to write on, in millimetres. */
  readonly line: number;
  /** Between two questions, in millimetres. */
  readonly gap: number;
}

/** Margins of a form, in millimetres: what printers leave white, and a little. */
export const FORM_MARGIN = 10;
const sizes: Readonly<Record<Paper, readonly [width: number, height: number]>> = {
  a4: [210, 297],
  letter: [215.9, 279.4],
};

/** The share of the width that a question takes where its form stands beside it. */
export const ABOUT_SHARE = 0.58;
/** Boxes of shares in a row. */
const SHARES_ACROSS = 7;
/** What is ticked, side by side. */
const TICKS_ACROSS = 3;
/** Labels up to here leave room for two lines to write on side by side. */
const SHORT_LABEL = 24;

const roomy: Density = { type: 10.5, line: 9, gap: 3 };
const close: Density = { type: 6.4, line: 4.1, gap: 0.3 };
const STEPS = 24;
/** What is left empty by the reckoning: the fonts of another machine may be wider. */
const SPARE = 0.03;

/** Fields of a kind that stand together. */
interface Run {
  readonly kind: "figures" | "shares" | "ticks" | "choice" | "lines" | "text";
  readonly fields: readonly Field[];
}

function runKind({ kind, shared, label, rows = 1 }: Field): Run["kind"] {
  switch (kind) {
    case "percent":
    case "number":
      return shared === true ? "shares" : "figures";
    case "tick":
      return "ticks";
    case "choice":
      return "choice";
    case "line":
      return rows > 1 || label.length > SHORT_LABEL ? "text" : "lines";
  }
}

function runsOf(fields: readonly Field[]): readonly Run[] {
  const runs: { kind: Run["kind"]; fields: Field[] }[] = [];
  for (const field of fields) {
    const kind = runKind(field);
    const last = runs.at(-1);
    if (last?.kind === kind) last.fields.push(field);
    else runs.push({ kind, fields: [field] });
  }
  return runs;
}

/** Whether a form is too wide to stand beside its question. */
const isWide = (fields: readonly Field[]): boolean =>
  fields.length > 4 ||
  runsOf(fields).some(({ kind }) => kind === "ticks" || kind === "choice" || kind === "text");

/** The form that closes a question, if it can stand beside it. */
export function besideOf(blocks: readonly Block[]): Extract<Block, { kind: "form" }> | undefined {
  const last = blocks.at(-1);
  return blocks.length > 1 && last?.kind === "form" && !isWide(last.fields) ? last : undefined;
}

const labelled = (label: string): string => `<span>${escapeHtml(label)}</span>`;
const box = (kind: Field["kind"]): string =>
  `<span class="box">${kind === "percent" ? "%" : ""}</span>`;
const ticks = (labels: readonly string[]): string =>
  `<ul class="ticks">${labels.map((one) => `<li><span class="tick"></span>${labelled(one)}</li>`).join("")}</ul>`;

function runHtml({ kind, fields }: Run): string {
  switch (kind) {
    case "figures":
      return `<div class="figures">${fields
        .map((one) => `<p class="boxed">${labelled(one.label)}${box(one.kind)}</p>`)
        .join("")}</div>`;
    case "shares":
      return `<div class="shares">${fields
        .map((one) => `<p>${labelled(one.label)}${box(one.kind)}</p>`)
        .join("")}</div>`;
    case "ticks":
      return ticks(fields.map(({ label }) => label));
    case "choice":
      return fields
        .map(
          ({ label, options }) =>
            `<p class="label">${escapeHtml(label)}</p>${ticks(options.map(({ text }) => text))}`,
        )
        .join("\n");
    case "lines":
      return `<div class="lines">${fields
        .map(({ label }) => `<p class="rule">${labelled(label)}</p>`)
        .join("")}</div>`;
    case "text":
      return fields
        .map(
          ({ label, rows = 1 }) =>
            `<p class="label">${escapeHtml(label)}</p>${'<div class="rule"></div>'.repeat(rows)}`,
        )
        .join("\n");
  }
}

/** A form on paper. */
export function formHtml(fields: readonly Field[]): string {
  return `<div class="form">${runsOf(fields).map(runHtml).join("\n")}</div>`;
}

/** Lines of a text in a column. @param width of the column, in millimetres */
function linesOf(text: string, width: number, type: number): number {
  // A letter is 0.52 of its size wide on average, in the widest of the fonts that are asked for; Arabic joins closer.
  return Math.max(
    1,
    Math.ceil(
      (text.length * (/\p{Script=Arabic}/u.test(text) ? 0.45 : 0.52) * type * 0.3528) / width,
    ),
  );
}

/** The height of a line of type, in millimetres. */
const leading = (type: number): number => type * 0.3528 * 1.25;

const chunks = <T>(items: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );

const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0);

function runHeight({ kind, fields }: Run, width: number, { type, line }: Density): number {
  const most = (labels: readonly string[], across: number, more: number): number =>
    Math.max(...labels.map((one) => linesOf(one, width / across - more, type)));
  const ticked = (labels: readonly string[]): number =>
    sum(
      chunks(labels, TICKS_ACROSS).map((row) => most(row, TICKS_ACROSS, 8) * leading(type) + 0.8),
    );
  const labels = fields.map(({ label }) => label);
  switch (kind) {
    case "figures": {
      const rows = chunks(labels, fields.length > 1 ? 2 : 1);
      return sum(
        rows.map((row) => {
          const words = most(row, row.length, 24) * leading(type);
          return Math.max(line, words) + 0.8;
        }),
      );
    }
    case "shares": {
      const rows = chunks(labels, SHARES_ACROSS);
      return sum(rows.map((row) => most(row, SHARES_ACROSS, 3) * leading(type * 0.9) + line + 1));
    }
    case "ticks":
      return ticked(labels);
    case "choice":
      return sum(
        fields.map(({ options }) => leading(type) + 1 + ticked(options.map(({ text }) => text))),
      );
    case "lines":
      return (width > 120 ? Math.ceil(fields.length / 2) : fields.length) * (line + 0.3);
    case "text":
      return sum(
        fields.map(
          ({ label, rows = 1 }) =>
            linesOf(label, width, type) * leading(type) + 1 + rows * (line + 0.3),
        ),
      );
  }
}

function blockHeight(block: Block, width: number, density: Density): number {
  const { type, gap } = density;
  const text = (words: string, size = type): number =>
    linesOf(words, width, size) * leading(size) + 0.5;
  switch (block.kind) {
    case "paragraph":
      return text(block.text);
    case "heading":
      return (
        text(block.text, block.small === true ? type * 1.08 : type * 1.2) +
        (block.small === true ? 0 : 2)
      );
    case "form":
      return sum(runsOf(block.fields).map((run) => runHeight(run, width, density)));
    case "together": {
      const form = besideOf(block.blocks);
      const stacked = (blocks: readonly Block[], room: number): number =>
        sum(blocks.map((one) => blockHeight(one, room, density)));
      if (form === undefined) return stacked(block.blocks, width) + gap;
      const about = stacked(block.blocks.slice(0, -1), width * ABOUT_SHARE);
      return Math.max(about, blockHeight(form, width * (1 - ABOUT_SHARE) - 4, density)) + gap;
    }
    case "list":
      return sum(block.items.map((one) => text(one)));
    case "ladder":
    case "headline":
    case "caution":
    case "note":
    case "command":
      return text(block.text);
    case "break":
    case "cards":
    case "table":
    case "folded":
    case "row":
    case "figure":
      // No form holds these; one that came to would take more than a page, and be seen.
      return 0;
  }
}

/** The roomiest setting by which a form stays on one page; the closest where none does. */
export function densityOf(
  paper: Paper,
  title: string,
  lead: readonly string[],
  blocks: readonly Block[],
): Density {
  const [width, height] = sizes[paper].map((side) => side - 2 * FORM_MARGIN) as [number, number];
  const all: readonly Block[] = [
    { kind: "heading", text: title },
    ...lead.map((text): Block => ({ kind: "paragraph", text })),
    ...blocks,
  ];
  for (let step = 0; step < STEPS; step++) {
    const between = (name: keyof Density): number =>
      roomy[name] + ((close[name] - roomy[name]) * step) / STEPS;
    const density = { type: between("type"), line: between("line"), gap: between("gap") };
    const needed = sum(all.map((one) => blockHeight(one, width, density)));
    if (needed <= height * (1 - SPARE)) return density;
  }
  return close;
}

/** The style of a form. */
export function formStyle({ type, line, gap }: Density): string {
  const mm = (value: number): string => `${value.toFixed(2)}mm`;
  return `
body { font-size: ${type.toFixed(2)}pt; line-height: 1.25; padding: 0; }
h1 { font-size: 1.2em; margin: 0; }
h2 { font-size: 1.2em; margin: 1.2mm 0 .5mm; }
h3 { font-size: 1.08em; margin: 0; }
p, .lead { margin: 0 0 .5mm; font-size: 1em; }
.lead { font-size: .95em; }
.together { margin: 0 0 ${mm(gap)}; }
.beside { display: grid; grid-template-columns: ${String(ABOUT_SHARE * 100)}% 1fr; column-gap: 4mm; align-content: start; }
.beside > * { grid-column: 1; }
.beside > .form { grid-column: 2; grid-row: 1 / span 6; }
.box { width: 20mm; height: ${mm(line - 0.6)}; border-width: 1px; }
.figures { display: grid; grid-auto-flow: column; grid-auto-columns: 1fr; column-gap: 3mm; }
.boxed { padding: 0 0 .6mm; border: 0; align-items: center; margin: 0; }
.shares { display: grid; grid-template-columns: repeat(${String(SHARES_ACROSS)}, 1fr); column-gap: 2mm; align-items: end; }
.shares p { font-size: .9em; margin: 0 0 .6mm; }
.shares .box { display: block; width: 100%; }
.rule { height: ${mm(line)}; margin: 0; display: flex; align-items: end; color: var(--soft); }
.lines { display: grid; grid-template-columns: 1fr; column-gap: 4mm; }
.together:not(.beside) > .form > .lines { grid-template-columns: 1fr 1fr; }
.label { margin: .5mm 0 0; }
.ticks { display: grid; grid-template-columns: repeat(${String(TICKS_ACROSS)}, 1fr); column-gap: 3mm; }
.ticks li { gap: 1.5mm; padding: 0 0 .6mm; }
.ticks .tick { width: 1em; height: 1em; margin-top: .1em; border-width: 1px; }
.together > p + .form, .together > h3 + .form { margin-top: .3mm; }
@page { margin: ${mm(FORM_MARGIN)}; }
`;
}
