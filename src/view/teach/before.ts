/** Pages before the reveal: the brief, role sheets, rounds, forecasts and decisions. */

import { categoriesOf } from "../../exercise/categories.ts";
import type { Decision, Handout, Inject, Question, Role } from "../../exercise/model.ts";
import type { QuestionForecast } from "../../exercise/commitment.ts";
import { isSealed } from "../../exercise/session/session.ts";
import { planFields } from "../../exercise/session/forms.ts";
import { handoutsFor, injectsFor, type StageOf } from "../../exercise/session/stages.ts";
import { dateOfStep, numberOf, told, type Naming } from "../names.ts";
import { formatDate } from "../../i18n/date.ts";
import { formatChance } from "../../i18n/number.ts";
import { answerLines } from "./answer.ts";
import { choice, field, heading, text, texts, type Block, type Field } from "./page.ts";
import type { BeliefView, PictureView, TeachScene } from "./scene.ts";

/** What a page adds to its title and its place in the session. */
export interface PageBody {
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly fields?: readonly Field[];
  readonly button?: string;
}

/** Finds what an exercise has under an id. */
export function byId<T extends { readonly id: string }>(
  items: readonly T[],
  id: string,
): T | undefined {
  return items.find((item) => item.id === id);
}

/** The role of a seat. */
export function roleOf({ exercise, state }: TeachScene, seat: string): Role | undefined {
  const role = byId(state.plan.seats, seat)?.role;
  return exercise.roles.find(({ id }) => id === role);
}

/** `A (Analyst)`. */
export function seatName(scene: TeachScene, seat: string): string {
  const role = told(scene.naming, roleOf(scene, seat)?.name);
  return scene.naming.say("teach.seat", { seat, role });
}

/** A round and a seat in words. */
export function placeOf(scene: TeachScene, round: string, seat: string): string {
  const title = told(scene.naming, byId(scene.exercise.rounds, round)?.title);
  return scene.naming.say("teach.place", { round: title, seat: seatName(scene, seat) });
}

/** The brief. */
export function welcomePage(scene: TeachScene): PageBody {
  const { naming, exercise, state } = scene;
  const { say } = naming;
  const players = exercise.roles.filter(({ staffedBy }) => (staffedBy ?? "players") === "players");
  return {
    title: told(naming, exercise.title),
    blocks: [
      ...texts(told(naming, exercise.about)),
      heading(say("teach.note")),
      text(told(naming, exercise.contentNote), "strong"),
      heading(say("teach.objectives")),
      ...exercise.objectives.map((one) => text(`· ${told(naming, one.text)}`, "plain", 1)),
      heading(say("teach.roles")),
      ...players.flatMap((role) => [
        text(`· ${told(naming, role.name)}: ${told(naming, role.publicAim)}`, "plain", 1),
      ]),
      heading(say("teach.how")),
      text(say("teach.how-long", { n: exercise.rounds.length, minutes: exercise.minutes })),
      text(
        say("teach.how-seats", {
          seats: state.plan.seats.map(({ id }) => seatName(scene, id)).join(" · "),
        }),
      ),
      text(say("teach.how-word", { word: state.plan.word })),
      text(say("teach.how-sealed")),
      text(say("teach.how-model"), "dim"),
      ...(state.plan.masked ? [text(say("teach.how-masked"), "note")] : []),
    ],
  };
}

/** A role sheet, for its holder alone. */
export function sheetPage(scene: TeachScene, { seat }: StageOf<"sheet">): PageBody {
  const { naming, card, exercise } = scene;
  const { say } = naming;
  const role = roleOf(scene, seat);
  const aims = role?.aims ?? [];
  const worth = role?.worth ?? [];
  const worthLines = exercise.issues.flatMap((issue) => [
    text(told(naming, issue.text), "strong", 1),
    ...issue.options.map((option) => {
      const value = worth.find(({ id }) => id === `${issue.id}.${option.id}`)?.value ?? 0;
      return text(`${told(naming, option.text)}: ${numberOf(naming, value)}`, "plain", 3);
    }),
  ]);
  return {
    title: say("teach.sheet-of", { seat: seatName(scene, seat) }),
    blocks: [
      heading(say("teach.public-aim")),
      ...texts(told(naming, role?.publicAim)),
      heading(say("teach.private-sheet")),
      text(told(naming, role?.privateSheet), "strong"),
      ...(card === undefined ? [] : [text(say("teach.card", card), "note")]),
      ...(aims.length === 0 ? [] : [heading(say("teach.aims"))]),
      ...aims.map((aim) => {
        const mark = aim.private ? ` (${say("teach.aim-private")})` : "";
        return text(
          `${numberOf(naming, aim.weight)}: ${told(naming, aim.text)}${mark}`,
          "plain",
          1,
        );
      }),
      ...(worth.length === 0 ? [] : [heading(say("teach.worth")), ...worthLines]),
      ...(role?.reserve === undefined
        ? []
        : [text(say("teach.reserve", { n: role.reserve }), "strong")]),
      heading(say("teach.opt-out")),
      text(told(naming, role?.optOut)),
      text(say("teach.opt-out-key"), "dim"),
    ],
  };
}

function injectBlocks({ say, ...naming }: Naming, inject: Inject): readonly Block[] {
  const whole = { say, ...naming };
  const fill = {
    date: dateOfStep(whole, inject.at),
    channel: say(`teach.channel.${inject.channel}`),
    from: told(whole, inject.from),
  };
  return [text(say("teach.inject", fill), "note"), text(told(whole, inject.text), "plain", 2)];
}

function handoutBlocks(naming: Naming, handout: Handout): readonly Block[] {
  const claims = handout.claims.flatMap(
    (id) => naming.model.sources.find((one) => one.id === id) ?? [],
  );
  return [
    heading(told(naming, handout.title)),
    ...texts(told(naming, handout.text)),
    ...claims.map(({ id, text: claim }) =>
      text(`[${id.toUpperCase()}] ${told(naming, claim)}`, "plain", 1),
    ),
  ];
}

function pictureBlocks(scene: TeachScene, picture: PictureView): readonly Block[] {
  const { naming } = scene;
  const { say } = naming;
  const { ladders, headlines, variables, refused } = picture;
  const chances = (ladders ?? []).flatMap(({ name, chances: moving }) =>
    moving === undefined ? [] : [[name, moving.up, moving.down]],
  );
  return [
    ...(ladders === undefined
      ? []
      : [
          heading(say("teach.picture", { date: picture.date })),
          ...ladders.map((row): Block => ({ kind: "ladder", row })),
        ]),
    ...(chances.length === 0
      ? []
      : [
          {
            kind: "table",
            rows: [["", say("column.up"), say("column.down")], ...chances],
          } as const,
        ]),
    ...(headlines === undefined ? [] : [heading(say("panel.headlines"))]),
    ...(headlines?.length === 0 ? [text(say("news.quiet"), "dim")] : []),
    ...(headlines ?? []).map((headline): Block => ({ kind: "headline", headline })),
    ...(variables === undefined ? [] : [heading(say("panel.variables"))]),
    ...(variables ?? []).map(({ name, value }) => text(`${name}: ${value}`, "plain", 1)),
    ...refused.map(({ actor, move }) =>
      text(say("teach.refused", moveWords(scene, actor, move)), "note"),
    ),
  ];
}

/** An actor and its move in words. */
export function moveWords(
  { naming }: TeachScene,
  actor: string,
  move: string,
): { readonly actor: string; readonly move: string } {
  const known = naming.model.actors.find(({ id }) => id === actor);
  const own = known?.moves.find(({ id }) => id === move);
  return { actor: told(naming, known?.name), move: told(naming, own?.name) };
}

/** What others may see of the decisions of a round: all that is not private. */
export function publicDecisions(scene: TeachScene, round: string): readonly Block[] {
  const { state, exercise, naming } = scene;
  return state.decisions
    .filter((made) => made.round === round)
    .flatMap((made) => {
      const decision = byId(exercise.decisions, made.decision);
      if (decision === undefined || decision.private) return [];
      return [
        text(`${seatName(scene, made.seat)}: ${told(naming, decision.text)}`, "strong", 1),
        ...answerLines(naming, exercise, decision, made.answer).map((line) =>
          text(line, "plain", 3),
        ),
      ];
    });
}

/** What opens a round, for everyone. */
export function roundPage(scene: TeachScene, { round: id }: StageOf<"round">): PageBody {
  const { naming, exercise, picture } = scene;
  const { say } = naming;
  const index = exercise.rounds.findIndex((one) => one.id === id);
  const round = exercise.rounds[index];
  if (round === undefined) return { title: id, blocks: [] };
  const before = exercise.rounds[index - 1];
  const decided = before === undefined ? [] : publicDecisions(scene, before.id);
  const injects = injectsFor(exercise, round, undefined);
  return {
    title: told(naming, round.title),
    blocks: [
      ...texts(told(naming, round.text)),
      ...(decided.length === 0 ? [] : [heading(say("teach.decided-before")), ...decided]),
      ...(picture === undefined ? [] : pictureBlocks(scene, picture)),
      ...(injects.length === 0 ? [] : [heading(say("teach.injects"))]),
      ...injects.flatMap((inject) => injectBlocks(naming, inject)),
      ...handoutsFor(exercise, round, undefined).flatMap((one) => handoutBlocks(naming, one)),
    ],
  };
}

/** What a seat alone receives in a round. */
export function newsPage(scene: TeachScene, { round: id, seat }: StageOf<"news">): PageBody {
  const { naming, exercise } = scene;
  const round = byId(exercise.rounds, id);
  const role = roleOf(scene, seat)?.id ?? "";
  if (round === undefined) return { title: id, blocks: [] };
  return {
    title: naming.say("teach.news-for", { seat: seatName(scene, seat) }),
    blocks: [
      ...injectsFor(exercise, round, role).flatMap((one) => injectBlocks(naming, one)),
      ...handoutsFor(exercise, round, role).flatMap((one) => handoutBlocks(naming, one)),
    ],
  };
}

/** Where a belief stands, and the card that was turned last. */
function beliefBlocks(scene: TeachScene, belief: BeliefView, all: boolean): readonly Block[] {
  const { naming, exercise } = scene;
  const { say, style } = naming;
  const card = belief.cards.at(-1);
  const percent = (p: number): string => formatChance(p, style);
  const lines = (all ? belief.cards : []).map(({ signal, seen, ratio, belief: now }) =>
    text(
      say("teach.card-line", {
        signal: told(naming, byId(exercise.signals, signal)?.text),
        seen: say(seen ? "teach.seen" : "teach.not-seen"),
        ratio,
        belief: percent(now),
      }),
      "plain",
      1,
    ),
  );
  const turned =
    card === undefined || all
      ? []
      : [
          heading(say("teach.card-turned")),
          text(told(naming, byId(exercise.signals, card.signal)?.text), "strong", 1),
          text(
            say(card.seen ? "teach.card-seen" : "teach.card-not-seen", {
              ratio: card.ratio,
              effect: numberOf(naming, card.effect),
            }),
            "plain",
            1,
          ),
        ];
  return [
    ...turned,
    ...lines,
    text(
      say("teach.belief", {
        last: belief.last,
        belief: percent(card?.belief ?? belief.prior),
        first: belief.first,
        other: percent(1 - (card?.belief ?? belief.prior)),
      }),
      "note",
    ),
  ];
}

/** A card before it is turned. */
export function signalPage(scene: TeachScene, { item }: StageOf<"signal">): PageBody {
  const { naming, exercise, belief } = scene;
  const { say, style } = naming;
  const signal = byId(exercise.signals, item);
  const number = exercise.signals.findIndex(({ id }) => id === item) + 1;
  const names = { first: belief?.first ?? "", last: belief?.last ?? "" };
  return {
    title: say("teach.signal", { n: number, of: exercise.signals.length }),
    blocks: [
      ...(belief === undefined ? [] : beliefBlocks(scene, belief, false)),
      heading(say("teach.next-card")),
      text(told(naming, signal?.text), "strong", 1),
      text(
        signal === undefined
          ? ""
          : say(signal.real ? "teach.real" : "teach.made-up", {
              date: formatDate(signal.on, style),
            }),
        "dim",
        1,
      ),
      text(say("teach.ratio-help", names)),
    ],
    fields: [field("ratio", "number", say("teach.ratio"))],
    button: say("teach.turn"),
  };
}

/** How the answer of a question looks. */
function kindHelp({ naming }: TeachScene, question: Question): string {
  return naming.say(`teach.help.${question.kind}`);
}

function questionFields(scene: TeachScene, question: Question): readonly Field[] {
  const { naming } = scene;
  const { say } = naming;
  const reasons = [1, 2].map((n) =>
    field(`reason${String(n)}`, "line", say("teach.reason", { n })),
  );
  if (question.kind === "binary") return [field("p", "percent", say("teach.chance")), ...reasons];
  if (question.kind === "number") {
    const ends = [
      field("low", "number", say("teach.low")),
      field("high", "number", say("teach.high")),
    ];
    return [...ends, ...reasons];
  }
  const categories = categoriesOf(question, naming.model) ?? [];
  return [
    ...categories.map(({ id, name }) => field(`p.${id}`, "percent", told(naming, name), true)),
    ...reasons,
  ];
}

/** A question with its form. */
export function questionPage(scene: TeachScene, stage: StageOf<"question">): PageBody {
  const { naming, exercise, belief, state } = scene;
  const { say } = naming;
  const question = byId(exercise.questions, stage.item);
  if (question === undefined) return { title: stage.item, blocks: [] };
  const own = state.stages.filter(
    (one) => one.kind === "question" && one.round === stage.round && one.seat === stage.seat,
  );
  const unknown = question.sealed?.unknown !== undefined;
  return {
    title: say("teach.question", {
      n: own.findIndex(({ id }) => id === stage.id) + 1,
      of: own.length,
    }),
    blocks: [
      text(told(naming, question.text), "strong"),
      text(say("teach.rule", { rule: told(naming, question.rule) }), "dim"),
      ...(question.sealed === undefined ? [text(say("teach.no-odds"), "note")] : []),
      ...(unknown && belief !== undefined && belief.cards.length > 0
        ? beliefBlocks(scene, belief, true)
        : []),
      text(kindHelp(scene, question)),
    ],
    fields: questionFields(scene, question),
    button: say("teach.write"),
  };
}

/** A forecast in a line: `30%`, `calm 20% · tense 80%`, `3 … 9`. */
export function forecastLine(
  naming: Naming,
  question: Question,
  { p, range }: QuestionForecast,
): string {
  if (range !== undefined) {
    return `${numberOf(naming, range[0])} … ${numberOf(naming, range[1])}`;
  }
  const percent = (share: number): string => formatChance(share, naming.style);
  if (p === undefined) return "–";
  if (typeof p === "number") return percent(p);
  return (categoriesOf(question, naming.model) ?? [])
    .map(({ name }, index) => `${told(naming, name)} ${percent(p[index] ?? 0)}`)
    .join(" · ");
}

/** The last look before forecasts are sealed. */
export function sealPage(scene: TeachScene, { round, seat }: StageOf<"seal">): PageBody {
  const { naming, exercise, state, belief } = scene;
  const { say } = naming;
  const own = state.stages.flatMap((stage) =>
    stage.kind === "question" && stage.round === round && stage.seat === seat ? [stage] : [],
  );
  return {
    title: say("teach.seal"),
    blocks: [
      text(say(isSealed(state, round, seat) ? "teach.is-sealed" : "teach.seal-note"), "strong"),
      ...own.flatMap((stage, index) => {
        const question = byId(exercise.questions, stage.item);
        const forecast = state.forecasts.get(stage.id);
        if (question === undefined || forecast === undefined) return [];
        return [
          text(`${String(index + 1)}. ${told(naming, question.text)}`, "plain", 1),
          text(forecastLine(naming, question, forecast), "note", 4),
        ];
      }),
      ...(belief === undefined || belief.cards.length === 0
        ? []
        : beliefBlocks(scene, belief, true)),
      ...(own.length === 0 ? [] : [text(say("teach.seal-change"), "dim")]),
    ],
    button: say("teach.seal-now"),
  };
}

function decisionFields(scene: TeachScene, decision: Decision): readonly Field[] {
  const { naming, exercise } = scene;
  const { say } = naming;
  const options = decision.options.map((option) => ({
    id: option.id,
    text: told(naming, option.text),
  }));
  switch (decision.kind) {
    case "plan":
      return planFields.map((part) =>
        field(part, "line", say(`teach.plan.${part as "what" | "why" | "means" | "risks"}`)),
      );
    case "choice":
      return [
        choice("option", say("teach.choose"), options),
        field("reason", "line", say("teach.why")),
      ];
    case "moves":
      return options.map(({ id, text: label }) => field(`option.${id}`, "tick", label));
    case "spend":
      return decision.options.map(({ id, text: label, price }) =>
        field(
          `option.${id}`,
          "tick",
          say("teach.priced", { option: told(naming, label), n: price ?? 1 }),
        ),
      );
    case "text":
      return decision.fields.map(({ id, text: label }) =>
        field(`field.${id}`, "line", told(naming, label)),
      );
    case "agreement":
      return [
        ...exercise.issues.map((issue) =>
          choice(
            `issue.${issue.id}`,
            told(naming, issue.text),
            issue.options.map((option) => ({ id: option.id, text: told(naming, option.text) })),
          ),
        ),
        choice("sign", say("teach.sign-or-walk"), [
          { id: "sign", text: say("teach.sign") },
          { id: "walk", text: say("teach.walk") },
        ]),
      ];
  }
}

function decisionHelp({ naming }: TeachScene, decision: Decision): string {
  const { say } = naming;
  switch (decision.kind) {
    case "moves":
      return say("teach.help.moves", { n: decision.points ?? decision.options.length });
    case "spend":
      return say("teach.help.spend", { n: decision.points ?? 0 });
    case "agreement":
      return say("teach.help.agreement");
    default:
      return "";
  }
}

/** A decision with its form. */
export function decisionPage(scene: TeachScene, stage: StageOf<"decision">): PageBody {
  const { naming, exercise } = scene;
  const { say } = naming;
  const decision = byId(exercise.decisions, stage.item);
  const round = byId(exercise.rounds, stage.round);
  if (decision === undefined || round === undefined) return { title: stage.item, blocks: [] };
  const others = round.simultaneous ? [] : publicDecisions(scene, stage.round);
  return {
    title: say("teach.decision"),
    blocks: [
      text(told(naming, decision.text), "strong"),
      ...texts(
        decisionHelp(scene, decision),
        decision.minutes === undefined
          ? ""
          : text(say("teach.time", { n: decision.minutes }), "dim"),
        decision.private ? text(say("teach.decision-private"), "dim") : "",
      ),
      ...(others.length === 0 ? [] : [heading(say("teach.decided-already")), ...others]),
    ],
    fields: decisionFields(scene, decision),
    button: say("teach.decide"),
  };
}

/** The last page before the reveal. */
export function openPage(scene: TeachScene): PageBody {
  const { naming, state } = scene;
  const { say } = naming;
  return {
    title: say("teach.open"),
    blocks: [
      text(say("teach.open-note"), "strong"),
      text(say("teach.open-commitments")),
      ...state.envelopes.flatMap(({ round, envelope }) => [
        text(placeOf(scene, round, envelope.forecast.seat), "plain", 1),
        text(envelope.commitment, "dim", 3),
      ]),
    ],
    button: say("teach.open-now"),
  };
}
