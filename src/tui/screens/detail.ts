/** One flashpoint: ladder and history on one side, the causes of its risk on the other. */

import type { CauseView } from "../../view/play/causes.ts";
import type { FactorLine } from "../../view/play/factors.ts";
import type { Detail } from "../../view/play/detail.ts";
import { beside, piece, rule, textLine, type Line, type Piece } from "../canvas.ts";
import { toneOfLevel } from "../theme.ts";
import {
  paragraph,
  scrolled,
  sparkline,
  trendGlyph,
  trendTone,
  type Body,
  type Painter,
} from "./painter.ts";

function ladderLines(painter: Painter, detail: Detail, width: number): readonly Line[] {
  const { theme, layout } = painter;
  const worst = detail.ladder.length - 1;
  return detail.ladder.map((rung) => {
    const mark = rung.current ? theme.glyphs.marker : " ";
    const tone = rung.current ? "selected" : rung.steps > 0 ? "plain" : "dim";
    return textLine(
      [
        piece(
          `${mark}${String(rung.level)} `,
          rung.current ? toneOfLevel(rung.level, worst) : tone,
        ),
        piece(rung.name, tone),
        ...(rung.steps > 0 ? [piece(` ${theme.glyphs.times}${String(rung.steps)}`, "dim")] : []),
      ],
      width,
      layout,
    );
  });
}

function marksText(marks: readonly string[]): string {
  return marks.length === 0 ? "" : ` [${marks.join(", ")}]`;
}

function factorLines(painter: Painter, factor: FactorLine, width: number): readonly Line[] {
  const { naming } = painter;
  const note = factor.uncertain ? ` ${naming.say("detail.unknown-now")}` : "";
  const reason =
    factor.condition === ""
      ? factor.because === ""
        ? naming.say("detail.always")
        : factor.because
      : factor.condition;
  const head = `${factor.factor} ${reason}${note}${marksText(factor.marks)}`;
  return [
    ...paragraph(painter, head, width, "plain", 2),
    ...(factor.condition !== "" && factor.because !== ""
      ? paragraph(painter, factor.because, width, "dim", 5)
      : []),
  ];
}

function causeLines(painter: Painter, cause: CauseView, width: number): readonly Line[] {
  const { layout } = painter;
  const tone = trendTone(cause.direction);
  const heading: readonly Piece[] = [
    piece(`${trendGlyph(painter, cause.direction)} `, tone),
    piece(`${cause.heading}: `, "strong"),
    piece(cause.chance, tone === "dim" ? "strong" : tone),
  ];
  return [
    textLine(heading, width, layout),
    ...paragraph(painter, cause.rule, width, "plain", 2),
    ...paragraph(painter, `${cause.base}${marksText(cause.marks)}`, width, "plain", 2),
    ...paragraph(painter, cause.because, width, "dim", 5),
    ...cause.factors.flatMap((factor) => factorLines(painter, factor, width)),
    ...(cause.factors.length === 0 ? [] : paragraph(painter, `= ${cause.sum}`, width, "plain", 2)),
    { pieces: [piece(" ")] },
  ];
}

/** Everything about the risk now, most likely first. */
export function causesOf(painter: Painter, detail: Detail, width: number): readonly Line[] {
  const { naming, layout } = painter;
  const quiet = detail.causes.length === 0 && !detail.ended;
  const unit = naming.say(`unitword.${naming.program.calendar.unit}`);
  const { moved } = detail;
  return [
    ...(moved === undefined
      ? []
      : [
          ...paragraph(painter, naming.say("panel.moved", { unit }), width, "note"),
          ...causeLines(painter, moved, width),
          ...paragraph(painter, naming.say("panel.causes", { unit }), width, "note"),
        ]),
    ...(quiet ? [textLine([piece(naming.say("detail.no-rules"), "dim")], width, layout)] : []),
    ...detail.causes.flatMap((cause) => causeLines(painter, cause, width)),
    textLine([piece(detail.stay, "dim")], width, layout),
    ...(detail.averaged ? paragraph(painter, naming.say("detail.averaged"), width, "dim") : []),
    ...paragraph(painter, detail.draw, width, "dim"),
  ];
}

function sideLines(painter: Painter, detail: Detail, width: number): readonly Line[] {
  const { naming, theme, layout } = painter;
  const worst = detail.ladder.length - 1;
  const test = detail.ladder.find(({ current }) => current)?.test ?? "";
  const history = detail.history.flatMap((headline) => {
    const { date, text, change, chance } = headline;
    const then = chance === "" ? "" : ` (${naming.say("detail.chance-then", { chance })})`;
    return [
      ...paragraph(painter, `${date} ${change === "" ? text : change}${then}`, width, "strong"),
      ...(change === "" ? [] : paragraph(painter, text, width, "dim", 1)),
    ];
  });
  return [
    ...ladderLines(painter, detail, width),
    ...paragraph(painter, test, width, "dim"),
    rule(naming.say("panel.history"), width, theme.glyphs.rule, layout),
    textLine([piece(sparkline(painter, detail.levels, worst, width))], width, layout),
    ...history,
  ];
}

/** The detail as a screen of its own. */
export function detailBody(painter: Painter, detail: Detail, scroll: number): Body {
  const { columns, rows, layout, theme, naming } = painter;
  const unit = naming.say(`unitword.${naming.program.calendar.unit}`);
  const sideWidth = Math.max(24, Math.min(44, Math.floor(columns * 0.38)));
  const mainWidth = columns - sideWidth - 3;
  const heading = textLine(
    [piece(` ${detail.name}`, "title"), piece(`  ${detail.now}`, "strong")],
    columns,
    layout,
  );
  const about =
    columns >= 100 ? paragraph(painter, detail.about, columns - 2, "dim", 1).slice(0, 2) : [];
  const height = rows - 1 - about.length;
  const main = scrolled(causesOf(painter, detail, mainWidth), height - 1, scroll);
  const mainTitle = rule(
    naming.say("panel.causes", { unit }),
    mainWidth,
    theme.glyphs.rule,
    layout,
  );
  const sideTitle = rule(naming.say("panel.ladder"), sideWidth, theme.glyphs.rule, layout);
  const side = [sideTitle, ...sideLines(painter, detail, sideWidth)].slice(0, height);
  const bars = ` ${theme.glyphs.bar} `;
  return {
    lines: [
      heading,
      ...about,
      ...beside(side, sideWidth, [mainTitle, ...main.lines], mainWidth, bars, layout),
    ],
    maxScroll: main.maxScroll,
    below: main.below ?? 0,
  };
}
