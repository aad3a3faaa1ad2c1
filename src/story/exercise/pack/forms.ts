/**
 * The answer forms of a pack: one page for each round, and for each group of roles that is asked the same.
 * Nothing here reads the truth either: see `students.ts`.
 */

import type { Decision } from "../../../exercise/decision.ts";
import type { Question, Role, Round, Signal } from "../../../exercise/model.ts";
import { concerns } from "../../../exercise/session/stages.ts";
import { formatDate } from "../../../i18n/date.ts";
import { dateOfStep } from "../../naming.ts";
import { blocksOf, field, subheading, text, under, type Said } from "../blocks.ts";
import { decisionForm, questionForm, type Form } from "../forms.ts";
import { isPlayed } from "../sheet.ts";
import { pageIn, worded, type PackPage, type PackSubject } from "./subject.ts";

/** What a role is asked in a round. */
interface Asked {
  readonly questions: readonly Question[];
  readonly signals: readonly Signal[];
  readonly decisions: readonly Decision[];
}

function askedOf({ exercise }: PackSubject, round: Round, role: string): Asked {
  return {
    questions: exercise.questions.filter(
      ({ id, for: roles }) => round.questions.includes(id) && concerns(roles, role),
    ),
    signals: exercise.signals.filter(({ id }) => round.signals.includes(id)),
    decisions: exercise.decisions.filter(
      ({ id, by }) => round.decisions.includes(id) && concerns(by, role),
    ),
  };
}

/** A form on paper, kept together under its heading. */
const asked = (head: string, { about, help, fields }: Form): Said => ({
  kind: "together",
  blocks: [subheading(head), ...blocksOf(...about, help), { kind: "form", fields }],
});

/** What all of several forms say alike, to be said once; and the forms without it. */
function once(forms: readonly Form[]): readonly [shared: readonly Said[], own: readonly Form[]] {
  const [first, ...others] = forms;
  if (first === undefined || others.length === 0) return [[], forms];
  const about = JSON.stringify(first.about);
  const sameAbout = others.every((one) => JSON.stringify(one.about) === about);
  const sameHelp = others.every(({ help }) => help === first.help);
  const shared = [...(sameAbout ? first.about : []), ...(sameHelp ? [first.help] : [])];
  return [
    shared,
    forms.map((one) => ({
      ...one,
      ...(sameAbout ? { about: [] } : {}),
      ...(sameHelp ? { help: "" } : {}),
    })),
  ];
}

function forecastBlocks(subject: PackSubject, questions: readonly Question[]): readonly Said[] {
  const { exercise, naming } = subject;
  const { say } = naming;
  const isKnown = ({ sealed, known }: Question): boolean =>
    sealed === undefined && known !== undefined;
  const mark = (one: Question): string =>
    one.sealed !== undefined
      ? ` [${say("pack.sealed-mark")}]`
      : isKnown(one)
        ? ` [${say("pack.known-mark")}]`
        : "";
  const [shared, own] = once(
    questions.map((one): Form => {
      const form = questionForm(naming, one);
      return one.kind === "binary" ? { ...form, help: "" } : form;
    }),
  );
  return [
    ...shared,
    questions.map((one, index) => {
      // The number of the question in the exercise: it heads the column that the form is keyed into.
      const n = exercise.questions.findIndex(({ id }) => id === one.id) + 1;
      const form = own[index];
      return (
        form !== undefined && asked(`${String(n)}. ${worded(subject, one.text)}${mark(one)}`, form)
      );
    }),
    questions.some(isKnown) && text(say("pack.known"), "dim"),
  ];
}

function formBlocks(
  subject: PackSubject,
  round: Round,
  { questions, signals, decisions }: Asked,
): readonly Said[] {
  const { exercise, naming } = subject;
  const { say, style } = naming;
  return [
    { kind: "form", fields: [field("seat", "number", say("pack.seat-line"))] },
    worded(subject, round.text),
    under(
      say("pack.signals"),
      signals.map(({ text: words, on }, index) => {
        const head = `${String(index + 1)}. ${worded(subject, words)} (${formatDate(on, style, "short")})`;
        const ratio = field("ratio", "number", say("pack.ratio"));
        return asked(head, { about: [], help: "", fields: [ratio] });
      }),
    ),
    under(say("pack.forecasts"), forecastBlocks(subject, questions)),
    under(
      say("pack.decisions"),
      decisions.map((one) => asked(worded(subject, one.text), decisionForm(naming, exercise, one))),
    ),
    exercise.scoring.explanation && {
      kind: "form",
      fields: [field("explanation", "line", say("pack.explanation"), { rows: 5 })],
    },
  ];
}

/** The roles of a round by what they are asked: roles that are asked the same share a form. */
function groupsOf(
  subject: PackSubject,
  round: Round,
): readonly { readonly roles: readonly Role[]; readonly asked: Asked }[] {
  const groups = new Map<string, { readonly roles: Role[]; readonly asked: Asked }>();
  for (const role of subject.exercise.roles.filter(isPlayed)) {
    const own = askedOf(subject, round, role.id);
    const key = [own.questions, own.signals, own.decisions]
      .map((some) => some.map(({ id }) => id).join())
      .join(";");
    if (key === ";;") continue;
    const group = groups.get(key) ?? { roles: [], asked: own };
    group.roles.push(role);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** The forms of every round; where roles are asked different things, a form for each. */
export function formPages(subject: PackSubject): readonly PackPage[] {
  const { exercise, naming } = subject;
  const { say } = naming;
  return exercise.rounds.flatMap((round, index) => {
    const n = index + 1;
    const groups = groupsOf(subject, round);
    return groups.map(({ roles, asked: own }): PackPage => {
      const shared = groups.length === 1;
      const role = roles.map(({ name }) => worded(subject, name)).join(" / ");
      const suffix = shared ? "" : `-${roles.map(({ id }) => id).join("-")}`;
      const { name, sheet } = pageIn(
        subject,
        `students/forms/round-${String(n)}${suffix}`,
        shared ? say("pack.form", { n }) : say("pack.form-for", { n, role }),
        [`${worded(subject, round.title)} · ${dateOfStep(naming, round.to)}`],
        formBlocks(subject, round, own),
      );
      return { name, sheet: { ...sheet, form: true } };
    });
  });
}
