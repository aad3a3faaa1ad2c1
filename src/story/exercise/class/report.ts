/** The report of a graded class: its sections in order. */

import type { CheckedFile } from "../../../exercise/class/checked-file.ts";
import { directionOf } from "../../../i18n/language.ts";
import { listIn, clausesIn } from "../../../i18n/list.ts";
import { formatNumber } from "../../../i18n/number.ts";
import { told } from "../../naming.ts";
import type { Section, Table, Page } from "../../block.ts";
import { fileNotes, namedFiles, type ClassSubject } from "./words.ts";
import { choicesSection } from "./choices.ts";
import { calibrationSection, questionsSection } from "./forecasts.ts";
import { decisionsSection, harmSection, pathsSection, unusedSection } from "./runs.ts";
import { scoresSection } from "./scores.ts";

/** The few sentences that stand first, also in the terminal. */
export function classHeadline(subject: ClassSubject): readonly string[] {
  const { graded: all, naming } = subject;
  const { say, style } = naming;
  const counted = all.files.filter(({ counts }) => counts).length;
  const named = namedFiles(all);
  const means = all.graded.seats.flatMap(({ sealed }) => sealed.table.score?.mean ?? []);
  const mean = means.reduce((sum, one) => sum + one, 0) / means.length;
  const { aside, missing } = all;
  return [
    say("grade.counted", { n: counted, of: all.files.length }),
    !all.bound && say("grade.unbound"),
    all.openedForPlay && say("grade.opened"),
    named.length > 0 && say("grade.named", { n: named.length }),
    aside.length > 0 && say("grade.aside", { n: aside.length, files: listIn(style, aside) }),
    missing.length > 0 &&
      say("grade.missing", { n: missing.length, seats: listIn(style, missing) }),
    means.length > 0 && say("grade.mean", { mean: formatNumber(mean, style, 3) }),
  ].filter((line) => line !== false);
}

function filesTable(subject: ClassSubject, files: readonly CheckedFile[]): Table {
  const { say } = subject.naming;
  return {
    head: [say("grade.file"), say("grade.seat"), say("grade.counts"), say("grade.state")],
    texts: [0, 1, 2, 3],
    rows: files.map((one) => {
      const notes = fileNotes(subject, one);
      return [
        one.file,
        one.seat ?? "—",
        say(one.counts ? "word.yes" : "word.no"),
        notes.length === 0 ? say("grade.fine") : clausesIn(subject.naming.style, notes),
      ];
    }),
  };
}

/** Remarks first: they ask for a decision. */
function filesSection(subject: ClassSubject): Section {
  const { graded, naming } = subject;
  const { say } = naming;
  const remarks = graded.files.filter(({ notes }) => notes.length > 0);
  return {
    id: "files",
    title: say("grade.section.files"),
    blocks: [
      remarks.length === 0
        ? { kind: "paragraph", text: say("grade.no-remarks") }
        : { kind: "table", table: filesTable(subject, remarks) },
      { kind: "folded", title: say("grade.all-files"), table: filesTable(subject, graded.files) },
    ],
  };
}

/** The whole report. */
export function classReport(subject: ClassSubject): Page {
  const { graded, naming, exercise } = subject;
  const { say, style } = naming;
  const sections: readonly Section[] = [
    filesSection(subject),
    ...scoresSection(subject),
    questionsSection(subject),
    ...calibrationSection(subject),
    decisionsSection(subject),
    ...choicesSection(subject),
    ...unusedSection(subject),
    ...harmSection(subject),
    pathsSection(subject),
  ];
  return {
    language: style.language,
    direction: directionOf(style.language),
    title: say("grade.title", { exercise: told(naming, exercise.title) }),
    lead: graded.className === "" ? [] : [say("grade.class", { class: graded.className })],
    headline: classHeadline(subject),
    caution: say("grade.caution"),
    sections,
    words: { contents: say("grade.contents"), data: say("grade.data") },
  };
}
