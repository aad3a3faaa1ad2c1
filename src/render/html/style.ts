/**
 * The style sheet of a report: light and dark, screen and paper, either reading direction. Shades of
 * levels grow steadily darker (on paper) or brighter (on a dark screen), so that they keep their order
 * in grey.
 */

/** Shades that levels are spread over. */
export const SHADES = 7;

/** Dashes that lines are told apart by, in turn. */
export const dashes: readonly string[] = ["", "7 3", "2 2", "9 3 2 3", "1 3", "12 4"];

/** Properties of a theme: page, text and what plots are drawn with. */
const light = `
  --paper: #fff; --ink: #1c1e22; --soft: #565b64; --line: #d5d8dd; --panel: #f5f6f8; --mark: #7a1f2b;
  --level-0: #fdf6d8; --level-1: #fbdc8f; --level-2: #f7b052; --level-3: #ea7c33; --level-4: #c9482c;
  --level-5: #8f2331; --level-6: #4d0d2c;
  --curve-0: #1f5f99; --curve-1: #a3541a; --curve-2: #6a3d9a; --curve-3: #8f2331; --curve-4: #2b6b46;
  --curve-5: #1c1e22;`;

const dark = `
  --paper: #15171b; --ink: #e8e9ec; --soft: #a7acb5; --line: #3a3e46; --panel: #1e2127; --mark: #f0a35e;
  --level-0: #2a2d34; --level-1: #4a3b45; --level-2: #7a4046; --level-3: #b04e3a; --level-4: #dc7a3c;
  --level-5: #f4b263; --level-6: #fde9bd;
  --curve-0: #7fb8ee; --curve-1: #eda66b; --curve-2: #c3a1ea; --curve-3: #f08a92; --curve-4: #86cfa3;
  --curve-5: #e8e9ec;`;

const shades = Array.from(
  { length: SHADES },
  (_, index) => `.level-${String(index)} { background: var(--level-${String(index)}); }`,
).join("\n");

const sheet = `
:root {${light}
  color-scheme: light dark;
}
@media screen and (prefers-color-scheme: dark) {
:root {${dark}
}
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 66rem;
  background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, "Segoe UI", "Noto Sans", "Noto Sans Arabic", Tahoma, "DejaVu Sans", sans-serif;
  overflow-wrap: break-word;
}
h1 { font-size: 1.9rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { font-size: 1.4rem; line-height: 1.3; margin: 3rem 0 .75rem; padding-top: .75rem; border-top: 2px solid var(--line); }
h3 { font-size: 1.1rem; line-height: 1.35; margin: 2rem 0 .5rem; }
p, ul { margin: .5rem 0; max-width: 46rem; }
.lead { color: var(--soft); }
.headline { margin: 1.25rem 0; padding-inline-start: 1.25rem; font-size: 1.05rem; }
.headline li { margin: .35rem 0; }
.caution { border-inline-start: 4px solid var(--mark); background: var(--panel); padding: .75rem 1rem; margin: 1.25rem 0; max-width: 46rem; }
nav ul { columns: 16rem; list-style: none; padding: 0; }
nav li { margin: .15rem 0; break-inside: avoid; }
a { color: inherit; text-underline-offset: .2em; }
.row { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 21rem), 1fr)); gap: 1rem 1.5rem; align-items: start; }
figure { margin: 1rem 0; min-width: 0; }
.row > figure { margin: .5rem 0; }
figcaption { font-weight: 600; margin-bottom: .35rem; }
figure > svg { display: block; direction: ltr; width: 100%; height: auto; max-width: 34rem; }
figure > svg text { font-family: inherit; }
.legend { list-style: none; padding: 0; margin: .4rem 0; display: flex; flex-wrap: wrap; gap: .2rem .9rem; font-size: .85rem; }
.legend li { display: flex; align-items: center; gap: .4rem; }
.legend svg { flex: none; }
.swatch { flex: none; min-width: 1.5rem; text-align: center; border: 1px solid var(--soft); line-height: 1.2rem; }
.swatch b { background: var(--paper); color: var(--ink); font-weight: 600; padding: 0 .2rem; border-radius: .2rem; font-size: .75rem; }
${shades}
.scroll { overflow-x: auto; margin: .5rem 0; }
table { border-collapse: collapse; font-size: .9rem; font-variant-numeric: tabular-nums; }
th, td { padding: .25rem .6rem; border-bottom: 1px solid var(--line); text-align: end; vertical-align: top; white-space: nowrap; }
thead th { font-weight: 600; color: var(--soft); vertical-align: bottom; }
th.text, td.text, tbody th { text-align: start; white-space: normal; min-width: 7rem; overflow-wrap: break-word; }
tbody th { font-weight: 400; }
details { margin: .4rem 0; }
summary { cursor: pointer; color: var(--soft); }
pre { background: var(--panel); border: 1px solid var(--line); padding: .6rem .8rem; overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere; text-align: left; font-size: .9rem; }
@page { margin: 16mm 14mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  h1, h2, h3, h2 + p, figcaption { break-after: avoid; }
  p, figure, tr, li, h3 { break-inside: avoid; }
  thead { display: table-header-group; }
  h2 { margin-top: 1.5rem; }
  .row { grid-template-columns: 1fr 1fr; }
  .scroll { overflow: visible; }
  th, td { padding: .15rem .4rem; }
  table { font-size: 8.5pt; }
  th, td { white-space: normal; }
  details:not([open]) { display: none; }
  /* What the whole rests on is printed as an appendix, where the browser can open it. */
  @supports selector(::details-content) {
    .appendix { break-before: page; }
    .appendix details:not([open]) { display: block; }
    .appendix details::details-content { content-visibility: visible; display: block; block-size: auto; }
    .appendix summary { list-style: none; font-weight: 600; margin-top: .8rem; break-after: avoid; }
    .appendix table { width: 100%; }
  }
}
`;

/** The whole sheet. */
export const styleSheet: string = sheet.trim();
