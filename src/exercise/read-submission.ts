/** Reads the text of a submission, trusting nothing in it. */

import { opens, type Envelope } from "./commitment.ts";
import { fieldsIn, hasTexts, isFields } from "./fields.ts";
import {
  submissionFormat,
  submissionHash,
  type CommitmentFile,
  type Submission,
} from "./submission.ts";

type Test = (value: unknown) => boolean;

const isString: Test = (value) => typeof value === "string";
const isBoolean: Test = (value) => typeof value === "boolean";
const isNumber: Test = (value) => typeof value === "number" && Number.isFinite(value);
const listOf =
  (test: Test): Test =>
  (value) =>
    Array.isArray(value) && value.every(test);
const recordOf =
  (test: Test): Test =>
  (value) =>
    isFields(value) && Object.values(value).every(test);
const maybe =
  (test: Test): Test =>
  (value) =>
    value === undefined || test(value);
const shape =
  (tests: Readonly<Record<string, Test>>): Test =>
  (value) =>
    isFields(value) && Object.entries(tests).every(([key, test]) => test(value[key]));
const is =
  (...wanted: readonly unknown[]): Test =>
  (value) =>
    wanted.includes(value);

const isForecast = shape({
  question: isString,
  p: maybe((value) => isNumber(value) || listOf(isNumber)(value)),
  range: maybe((value) => listOf(isNumber)(value) && (value as unknown[]).length === 2),
  reasons: maybe(listOf(isString)),
});

const answers: readonly Test[] = [
  shape({
    kind: is("plan"),
    what: isString,
    why: isString,
    means: isString,
    risks: isString,
  }),
  shape({ kind: is("moves", "spend"), options: listOf(isString) }),
  shape({ kind: is("choice"), option: isString, reason: maybe(isString) }),
  shape({ kind: is("text"), fields: recordOf(isString) }),
  shape({ kind: is("agreement"), terms: maybe(recordOf(isString)) }),
];

/** Whether a value is an answer to a decision. */
export const isDecisionAnswer: Test = (value) => answers.some((test) => test(value));

const isEnvelope = shape({
  forecast: shape({
    exercise: isString,
    exerciseHash: isString,
    world: maybe(isString),
    session: isString,
    team: listOf(isString),
    seat: isString,
    round: isString,
    forecasts: listOf(isForecast),
    ratios: maybe(listOf(shape({ signal: isString, ratio: isNumber }))),
    decisions: maybe(listOf(shape({ decision: isString, answer: isDecisionAnswer }))),
  }),
  nonce: isString,
  commitment: isString,
});

/** Whether a value is a sealed forecast with its nonce and commitment; whether it opens is another matter. */
export function isEnvelopeShape(value: unknown): value is Envelope {
  return isEnvelope(value);
}

const isMarks = shape({
  explanation: maybe(listOf(isString)),
  text: maybe(isString),
  points: recordOf(isNumber),
  checklist: listOf(isString),
});

/** Whether a value is a set of marks. */
export const isOwnMarks: Test = isMarks;

const parts: Readonly<Record<keyof Submission, Test>> = {
  format: is(submissionFormat),
  exercise: isString,
  exerciseHash: isString,
  engineVersion: isString,
  word: isString,
  world: maybe(isString),
  session: isString,
  seat: isString,
  role: isString,
  masked: isBoolean,
  language: isString,
  startedAt: isString,
  revealedAt: isString,
  optedOut: isBoolean,
  envelopes: listOf(shape({ round: isString, at: isString, envelope: isEnvelope })),
  marks: maybe(isMarks),
  notes: recordOf(isString),
  hash: isString,
  proof: maybe(isString),
};

/** What became of a text. */
export type ReadSubmission =
  | { readonly kind: "submission"; readonly submission: Submission }
  /** No JSON, or not of this format; `part` is the first part that is wrong. */
  | { readonly kind: "unreadable"; readonly part: string }
  /** Of an earlier form, in which nothing was bound to a seat. */
  | { readonly kind: "earlier"; readonly format: string }
  /** Changed after it was written: an envelope that does not open, or another hash. */
  | {
      readonly kind: "changed";
      readonly submission: Submission;
      readonly rounds: readonly string[];
    };

/** Reads a submission; envelopes are opened with their own commitments. */
export function readSubmission(text: string): ReadSubmission {
  const fields = fieldsIn(text);
  if (fields === undefined) return { kind: "unreadable", part: "" };
  if (fields["format"] === "brink-submission-1") {
    return { kind: "earlier", format: fields["format"] };
  }
  const wrong = Object.entries(parts).find(([key, test]) => !test(fields[key]));
  if (wrong !== undefined) return { kind: "unreadable", part: wrong[0] };
  const submission = fields as unknown as Submission;
  const rounds = submission.envelopes.flatMap(({ round, envelope }) =>
    opens(envelope) && envelope.forecast.round === round ? [] : [round],
  );
  return rounds.length > 0 || submissionHash(submission) !== submission.hash
    ? { kind: "changed", submission, rounds }
    : { kind: "submission", submission };
}

/** Reads a file of commitments; `undefined` if the text holds none. */
export function readCommitments(text: string): CommitmentFile | "earlier" | undefined {
  const file = fieldsIn(text);
  if (file?.["format"] === "brink-commitments-1") return "earlier";
  const { commitments } = file ?? {};
  const sound =
    file?.["format"] === "brink-commitments-2" &&
    hasTexts(file, ["exercise", "exerciseHash"]) &&
    maybe(isString)(file["world"]) &&
    Array.isArray(commitments) &&
    commitments.every(
      (one) =>
        isFields(one) &&
        hasTexts(one, ["seat", "round", "commitment"]) &&
        maybe(isString)(one["proof"]),
    );
  return sound ? (file as unknown as CommitmentFile) : undefined;
}
