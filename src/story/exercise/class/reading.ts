/**
 * What students wrote, for the teacher to read and to mark: their reasons, decisions and explanations,
 * seat by seat. No other page of a graded class holds a word of theirs.
 */

import { explanationPoints } from "../../../exercise/session/forms.ts";
import { sealedDecisions, type Submission } from "../../../exercise/submission.ts";
import { directionOf } from "../../../i18n/language.ts";
import type { Page, Section } from "../../block.ts";
import { told } from "../../naming.ts";
import { decisionLines, forecastLine } from "../answers.ts";
import { blocksOf, byId, list, subheading, text, under, type Said } from "../blocks.ts";
import type { ClassSubject } from "./words.ts";

function roundSaid(subject: ClassSubject, submission: Submission, round: string): readonly Said[] {
  const { exercise, naming } = subject;
  const forecasts = submission.envelopes
    .filter((one) => one.round === round)
    .flatMap(({ envelope }) => envelope.forecast.forecasts)
    .flatMap((one): readonly Said[] => {
      const question = byId(exercise.questions, one.question);
      const reasons = (one.reasons ?? []).filter((reason) => reason.trim() !== "");
      if (question === undefined || reasons.length === 0) return [];
      const head = `${told(naming, question.text)} ${forecastLine(naming, question, one)}`;
      return [text(head, "strong"), list(reasons)];
    });
  const decided = sealedDecisions(submission)
    .filter((one) => one.round === round)
    .flatMap(({ decision, answer }): readonly Said[] => {
      const made = byId(exercise.decisions, decision);
      if (made === undefined) return [];
      return [
        text(told(naming, made.text), "strong"),
        list(decisionLines(naming, exercise, made, answer)),
      ];
    });
  return [...forecasts, ...decided];
}

function seatSection(subject: ClassSubject, submission: Submission, index: number): Section {
  const { exercise, naming } = subject;
  const { say } = naming;
  const { seat, role, marks } = submission;
  const parts = marks?.explanation ?? [];
  const rounds = exercise.rounds.flatMap((round): readonly Said[] => {
    const said = blocksOf(...roundSaid(subject, submission, round.id));
    return said.length === 0 ? [] : [subheading(told(naming, round.title)), said];
  });
  const explained = (marks?.text ?? "").trim();
  const blocks = blocksOf(
    text(told(naming, byId(exercise.roles, role)?.name), "dim"),
    rounds,
    explained !== "" && under(say("reading.explanation"), explained),
    parts.length > 0 && text(say("reading.own-marks", { n: explanationPoints(parts) }), "dim"),
  );
  const written = rounds.length > 0 || explained !== "";
  return {
    id: `seat-${String(index + 1)}`,
    title: seat,
    blocks: written ? blocks : [...blocks, ...blocksOf(text(say("reading.nothing"), "dim"))],
  };
}

/** The page of what was written, of every file that is graded. */
export function readingPage(subject: ClassSubject): Page {
  const { graded, naming, exercise } = subject;
  const { say, style } = naming;
  const submissions = graded.files
    .flatMap(({ counts, submission }) => (counts && submission !== undefined ? [submission] : []))
    .toSorted((one, other) => (one.seat < other.seat ? -1 : 1));
  return {
    language: style.language,
    direction: directionOf(style.language),
    title: say("reading.title", { exercise: told(naming, exercise.title) }),
    lead: graded.className === "" ? [] : [say("grade.class", { class: graded.className })],
    headline: [say("reading.how")],
    caution: say("reading.private"),
    sections: submissions.map((one, index) => seatSection(subject, one, index)),
    words: { contents: say("grade.contents"), data: say("grade.data") },
  };
}
