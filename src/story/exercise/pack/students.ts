/**
 * The students' pages. Nothing here reads how an inject stands to the truth, who did it, what is
 * expected, how a question is decided in the sealed run or was in fact, what a choice costs, or how a
 * signal goes with what is hidden: a test changes all of these and finds the same pages.
 */

import type { Decision } from "../../../exercise/decision.ts";
import type { Question, Role, Round, Signal } from "../../../exercise/model.ts";
import { concerns } from "../../../exercise/session/stages.ts";
import { formatDate } from "../../../i18n/date.ts";
import { dateOfStep } from "../../naming.ts";
import { blocksOf, field, list, subheading, text, under, type Said } from "../blocks.ts";
import { decisionForm, questionForm, type Form } from "../forms.ts";
import { briefing, handoutBlocks, isPlayed, sheetBlocks } from "../sheet.ts";
import {
  contentNote,
  injectsOf,
  isHeldBack,
  pageIn,
  playerCard,
  roleNames,
  worded,
  type PackPage,
  type PackSubject,
} from "./subject.ts";

function briefPage(subject: PackSubject): PackPage {
  const { exercise, naming, masked } = subject;
  const { say } = naming;
  const rounds = exercise.rounds.map(({ title, to, minutes }) =>
    say("pack.round-line", {
      title: worded(subject, title),
      date: dateOfStep(naming, to),
      minutes,
    }),
  );
  const readings = exercise.readings.map(({ text: words, ref }) =>
    ref === undefined ? worded(subject, words) : `${worded(subject, words)} (${ref})`,
  );
  return pageIn(
    subject,
    "students/brief",
    worded(subject, exercise.title),
    [say("pack.brief")],
    contentNote(subject),
    under(say("pack.about"), worded(subject, exercise.about)),
    briefing(naming, exercise),
    under(say("teach.how"), list(rounds)),
    say("pack.sealed"),
    say("teach.how-model"),
    masked && say("teach.how-masked"),
    // What one reads about the real crisis takes the masks off.
    !masked && under(say("pack.readings"), list(readings)),
  );
}

/** The sheet of a role: what its holder alone reads. */
export function roleSheet(subject: PackSubject, role: Role, folder: string): PackPage {
  const { exercise, naming } = subject;
  const { say } = naming;
  const others = exercise.roles.filter((other) => other.id !== role.id && isPlayed(other));
  return pageIn(
    subject,
    `${folder}/${role.id}`,
    say("teach.sheet-of", { seat: worded(subject, role.name) }),
    [],
    contentNote(subject),
    sheetBlocks(naming, exercise, role),
    under(say("pack.others"), list(others.map(({ name }) => worded(subject, name)))),
  );
}

function handoutPages(subject: PackSubject): readonly PackPage[] {
  const { exercise, naming, masked } = subject;
  const { say } = naming;
  return exercise.handouts.map((handout) => {
    const { id, title, for: roles } = handout;
    const lead =
      roles.length === 0
        ? say("pack.handout")
        : say("pack.handout-for", { roles: roleNames(subject, roles) });
    const name = `students/handouts/${id}`;
    // The place where a source is published would take the masks off.
    const said = handoutBlocks(naming, handout, !masked);
    return pageIn(subject, name, worded(subject, title), [lead], said);
  });
}

function cardPages(subject: PackSubject): readonly PackPage[] {
  const { say } = subject.naming;
  return subject.exercise.rounds.flatMap((round, index) => {
    const cards = injectsOf(subject, round)
      .filter((inject) => !isHeldBack(subject, inject))
      .map((inject) => playerCard(subject, inject));
    const n = index + 1;
    const name = `students/cards/round-${String(n)}`;
    return cards.length === 0
      ? []
      : [
          pageIn(subject, name, say("pack.cards", { n }), [say("pack.cut", { n })], {
            kind: "cards",
            cards,
          }),
        ];
  });
}

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

function formBlocks(
  subject: PackSubject,
  round: Round,
  { questions, signals, decisions }: Asked,
): readonly Said[] {
  const { exercise, naming } = subject;
  const { say, style } = naming;
  const numbered = (words: string, index: number): string => `${String(index + 1)}. ${words}`;
  const isKnown = ({ sealed, known }: Question): boolean =>
    sealed === undefined && known !== undefined;
  const mark = (one: Question): string =>
    one.sealed !== undefined
      ? ` [${say("pack.sealed-mark")}]`
      : isKnown(one)
        ? ` [${say("pack.known-mark")}]`
        : "";
  return [
    { kind: "form", fields: [field("seat", "number", say("pack.seat-line"))] },
    worded(subject, round.text),
    under(
      say("pack.signals"),
      signals.map(({ text: words, on }, index) => {
        const head = `${worded(subject, words)} (${formatDate(on, style, "short")})`;
        const ratio = field("ratio", "number", say("pack.ratio"));
        return asked(numbered(head, index), { about: [], help: "", fields: [ratio] });
      }),
    ),
    under(
      say("pack.forecasts"),
      questions.map((one, index) => {
        const form = questionForm(naming, one);
        const plain = one.kind === "binary" ? { ...form, help: "" } : form;
        return asked(`${numbered(worded(subject, one.text), index)}${mark(one)}`, plain);
      }),
    ),
    questions.some(isKnown) && text(say("pack.known"), "dim"),
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
function formPages(subject: PackSubject): readonly PackPage[] {
  const { exercise, naming } = subject;
  const { say } = naming;
  return exercise.rounds.flatMap((round, index) => {
    const n = index + 1;
    const groups = groupsOf(subject, round);
    return groups.map(({ roles, asked: own }): PackPage => {
      const shared = groups.length === 1;
      const role = roles.map(({ name }) => worded(subject, name)).join(" / ");
      const suffix = shared ? "" : `-${roles.map(({ id }) => id).join("-")}`;
      return pageIn(
        subject,
        `students/forms/round-${String(n)}${suffix}`,
        shared ? say("pack.form", { n }) : say("pack.form-for", { n, role }),
        [`${worded(subject, round.title)} · ${dateOfStep(naming, round.to)}`],
        formBlocks(subject, round, own),
      );
    });
  });
}

/** Every page below `students/`. */
export function studentPages(subject: PackSubject): readonly PackPage[] {
  return [
    briefPage(subject),
    ...subject.exercise.roles
      .filter(isPlayed)
      .map((role) => roleSheet(subject, role, "students/roles")),
    ...handoutPages(subject),
    ...cardPages(subject),
    ...formPages(subject),
  ];
}
