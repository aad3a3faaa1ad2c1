/** The style of pages to print: dark on white whatever the screen, A4 or Letter, either direction. */

import type { Paper } from "../../story/block.ts";

const sizes: Readonly<Record<Paper, string>> = { a4: "A4", letter: "letter" };

const sheet = `
:root { color-scheme: light; --line: #8a8f98; --soft: #4a4f57; --mark: #7a1f2b; }
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 1.5rem; max-width: 48rem; background: #fff; color: #15171b;
  font: 11pt/1.45 system-ui, "Segoe UI", "Noto Sans", "Noto Sans Arabic", Tahoma, "DejaVu Sans", sans-serif;
  overflow-wrap: break-word;
}
h1 { font-size: 20pt; line-height: 1.2; margin: 0 0 .4rem; }
h2 { font-size: 14pt; line-height: 1.25; margin: 1.4rem 0 .4rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 11.5pt; line-height: 1.3; margin: .9rem 0 .25rem; }
p, ul { margin: .35rem 0; }
ul { padding-inline-start: 1.3rem; }
.lead, .dim { color: var(--soft); }
.strong { font-weight: 600; }
.lead { font-size: 9.5pt; margin: .1rem 0; }
.framed { border: 1.5px solid var(--mark); padding: .4rem .8rem; margin: .8rem 0; }
.framed > :first-child { margin-top: 0; border: 0; }
table { border-collapse: collapse; width: 100%; font-size: 9.5pt; margin: .5rem 0; }
th, td { border: 1px solid var(--line); padding: .25rem .45rem; text-align: start; vertical-align: top; }
thead th { background: #eceef1; }
tbody th { font-weight: 400; }
.label { margin: .5rem 0 0; }
.rule { border-bottom: 1px solid var(--line); height: 1.9rem; }
.boxed { display: flex; justify-content: space-between; align-items: end; gap: 1rem; border-bottom: 1px dotted var(--line); padding: .25rem 0; }
.box { flex: none; width: 6rem; height: 1.7rem; border: 1.5px solid #15171b; text-align: end; padding-inline-end: .4rem; color: var(--soft); }
.ticks { list-style: none; padding: 0; margin: 0; }
.ticks li { display: flex; gap: .6rem; padding: .15rem 0; }
.ticks .tick { flex: none; width: 1rem; height: 1rem; margin-top: .15rem; border: 1.5px solid #15171b; }
.cards { display: grid; grid-template-columns: 1fr 1fr; }
.card { border: 1px dashed #15171b; padding: .8rem; min-height: 12rem; }
.card .head { font-weight: 700; margin-top: 0; }
.card .text { font-size: 12pt; }
.card .line { font-size: 9.5pt; color: var(--soft); margin: .15rem 0; }
.break { break-after: page; border: 0; margin: 0; }
.slides { font-size: 20pt; max-width: 60rem; }
.slides h1 { font-size: 34pt; }
.slides h2 { font-size: 26pt; }
.slides .lead { font-size: 14pt; }
@media print {
  body { max-width: none; padding: 0; }
  h1, h2, h3, .label { break-after: avoid; }
  .framed, .together, .card, tr, li { break-inside: avoid; }
  p { orphans: 3; widows: 3; }
  thead { display: table-header-group; }
}
`;

/** The whole sheet for paper of a size, upright or lying. */
export function printStyle(paper: Paper, landscape: boolean): string {
  const size = landscape ? `${sizes[paper]} landscape` : sizes[paper];
  return `${sheet.trim()}\n@page { size: ${size}; margin: 15mm 16mm; }`;
}
