/**
 * A form as one HTML file that asks nothing of any network: what was typed is saved as a file, or copied.
 * Its policy forbids all else; the one script and the one style sheet are allowed by their hashes, and
 * the script is the same in every form: what a form says stands in its data.
 */

import { sha256Bytes } from "../../base/sha256.ts";
import type { ElicitForm, FormQuestion } from "../../story/elicit-form.ts";
import { escapeHtml } from "./escape.ts";

const sheet = `:root{color-scheme:light dark}
*{box-sizing:border-box}
body{margin:0 auto;max-width:46rem;padding:1rem;font:1rem/1.5 system-ui,sans-serif}
h1{font-size:1.4rem;line-height:1.25}
fieldset{border:1px solid #8888;border-radius:.4rem;margin:1.25rem 0;padding:.75rem 1rem;min-inline-size:0}
legend{font-weight:600;padding:0 .3rem}
.answers{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:.75rem}
label{display:block;font-size:.875rem}
.box{display:flex;align-items:center;gap:.25rem}
input,textarea{font:inherit;inline-size:100%;min-block-size:2.75rem;padding:.25rem .5rem}
button{font:inherit;min-block-size:2.75rem;padding:.25rem 1rem;margin-inline-end:.5rem}
:focus-visible{outline:3px solid #2a6fdb;outline-offset:2px}
table{border-collapse:collapse;font-size:.875rem}
caption{text-align:start}
th,td{padding:.1rem .75rem .1rem 0;text-align:start;font-weight:400}
.hint,.id{font-size:.875rem;opacity:.85;overflow-wrap:anywhere}
@media print{button,output,#text{display:none}fieldset{break-inside:avoid}}`;

const script = `"use strict";
const form = document.forms[0];
const text = () => {
  const answers = {};
  for (const set of form.querySelectorAll("fieldset"))
    answers[set.dataset.id] = [...set.querySelectorAll("input")].map((one) => one.value.trim());
  const head = JSON.parse(form.dataset.head);
  return JSON.stringify({ ...head, answers, note: form.elements.note.value }, null, 1) + "\\n";
};
const shown = form.elements.text;
const told = form.querySelector("output");
form.addEventListener("submit", (event) => event.preventDefault());
form.elements.save.addEventListener("click", () => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text()], { type: "application/json" }));
  link.download = form.dataset.file;
  link.click();
});
form.elements.copy.addEventListener("click", async () => {
  shown.value = text();
  shown.focus();
  shown.select();
  try { await navigator.clipboard.writeText(shown.value); } catch { document.execCommand("copy"); }
  told.textContent = form.dataset.copied;
});`;

const hashOf = (text: string): string => btoa(String.fromCharCode(...sha256Bytes(text)));

/** The whole file. */
export function elicitFormHtml(form: ElicitForm): string {
  const { language, direction, title, lead, head, file, questions, words } = form;
  const policy = `default-src 'none'; style-src 'sha256-${hashOf(sheet)}'; script-src 'sha256-${hashOf(script)}'; base-uri 'none'; form-action 'none'`;
  const data = { head: JSON.stringify(head), file, copied: words.copied };
  const attributes = Object.entries(data).map(([key, one]) => ` data-${key}="${escapeHtml(one)}"`);
  return `<!doctype html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<style>${sheet}</style>
</head>
<body>
<h1>${escapeHtml(title)}</h1>
${lead.map((line) => `<p>${escapeHtml(line)}</p>`).join("\n")}
<form autocomplete="off"${attributes.join("")}>
${questions.map((one, index) => questionHtml(one, index, words)).join("\n")}
<p><label for="note">${escapeHtml(words.note)}</label><textarea id="note" name="note" rows="3"></textarea></p>
<noscript><p>${escapeHtml(words.unscripted)}</p></noscript>
<p><button type="button" name="save">${escapeHtml(words.save)}</button><button type="button" name="copy">${escapeHtml(words.copy)}</button> <output aria-live="polite"></output></p>
<p><label for="text">${escapeHtml(words.text)}</label><textarea id="text" name="text" rows="4" dir="ltr" readonly></textarea></p>
</form>
<script>${script}</script>
</body>
</html>
`;
}

function questionHtml(
  { id, title, lines, unit, previous }: FormQuestion,
  number: number,
  words: ElicitForm["words"],
): string {
  const boxes = words.columns.map((column, index) => {
    const field = `q${String(number)}-${String(index)}`;
    return `<div><label for="${field}">${escapeHtml(column)}</label><span class="box"><input id="${field}" inputmode="decimal" dir="ltr"><span>${escapeHtml(unit)}</span></span></div>`;
  });
  const cells = (row: readonly string[], tag: "th" | "td"): string =>
    `<tr>${row.map((one) => `<${tag}><bdi>${escapeHtml(one)}</bdi></${tag}>`).join("")}</tr>`;
  const before =
    previous.length === 0
      ? ""
      : `<table><caption>${escapeHtml(words.previous)}</caption>${cells(words.columns, "th")}${previous.map((row) => cells(row, "td")).join("")}</table>`;
  return `<fieldset data-id="${escapeHtml(id)}">
<legend>${String(number + 1)}. ${escapeHtml(title)}</legend>
${lines.map((line) => `<p class="hint">${escapeHtml(line)}</p>`).join("\n")}
${before}
<div class="answers">${boxes.join("")}</div>
<p class="id" dir="ltr">${escapeHtml(id)}</p>
</fieldset>`;
}
