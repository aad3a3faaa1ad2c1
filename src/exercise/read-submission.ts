/** Reads the text of a submission, trusting nothing in it. */

import { opens, type Envelope } from "./commitment.ts";
import { submissionFormat, submissionHash, type Submission } from "./submission.ts";

type Fields = Readonly<Record<string, unknown>>;
type Test = (value: unknown) => boolean;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
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

const isEnvelope = shape({
  forecast: shape({
    exercise: isString,
    exerciseHash: isString,
    seat: isString,
    round: isString,
    forecasts: listOf(isForecast),
    ratios: maybe(listOf(shape({ signal: isString, ratio: isNumber }))),
  }),
  nonce: isString,
  commitment: isString,
});

/** Whether a value is a sealed forecast with its nonce and commitment; whether it opens is another matter. */
export function isEnvelopeShape(value: unknown): value is Envelope {
  return isEnvelope(value);
}

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
  session: isString,
  seat: isString,
  role: isString,
  masked: isBoolean,
  language: isString,
  startedAt: isString,
  revealedAt: isString,
  optedOut: isBoolean,
  envelopes: listOf(shape({ round: isString, at: isString, envelope: isEnvelope })),
  decisions: listOf(
    shape({ round: isString, decision: isString, answer: isDecisionAnswer, at: isString }),
  ),
  moves: listOf(
    shape({ step: isNumber, actor: isString, move: isString, refused: maybe(isBoolean) }),
  ),
  marks: maybe(isMarks),
  notes: recordOf(isString),
  hash: isString,
};

/** What became of a text. */
export type ReadSubmission =
  | { readonly kind: "submission"; readonly submission: Submission }
  /** No JSON, or not of this format; `part` is the first part that is wrong. */
  | { readonly kind: "unreadable"; readonly part: string }
  /** Changed after it was written: an envelope that does not open, or another hash. */
  | {
      readonly kind: "changed";
      readonly submission: Submission;
      readonly rounds: readonly string[];
    };

/** Reads a submission; envelopes are opened with their own commitments. */
export function readSubmission(text: string): ReadSubmission {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: "unreadable", part: "" };
  }
  if (!isFields(value)) return { kind: "unreadable", part: "" };
  const fields = value;
  const wrong = Object.entries(parts).find(([key, test]) => !test(fields[key]));
  if (wrong !== undefined) return { kind: "unreadable", part: wrong[0] };
  const submission = value as unknown as Submission;
  const rounds = submission.envelopes.flatMap(({ round, envelope }) =>
    opens(envelope) && envelope.forecast.round === round ? [] : [round],
  );
  return rounds.length > 0 || submissionHash(submission) !== submission.hash
    ? { kind: "changed", submission, rounds }
    : { kind: "submission", submission };
}
