/** `brink advise --regret`: what the decisions of a path cost, each beside the best that was open. */

import { at } from "../base/invariant.ts";
import { regretAnswer, type Costliest, type JudgedDecision } from "../answer/regret.ts";
import type { RegretAnswer } from "../answer/regret-schema.ts";
import { daysOf } from "../answer/head.ts";
import { decidedBy, worldsOf, type Decided, type DecidedPath } from "../app/play/decided.ts";
import { whereOf, type Standing } from "../app/play/standing.ts";
import type { Steered } from "../ir/steer.ts";
import { valuesOf, type Aim, type AimValues } from "../study/advice.ts";
import type { Wish } from "../study/aims.ts";
import { Choice, courseOf, steeredFor } from "../study/choices.ts";
import { jointInputsOf } from "../study/inputs.ts";
import { groundsOf } from "../study/provenance.ts";
import { costliestOf, costOf, deedsOf, regretOf } from "../study/regret.ts";
import { turnsOf, type Turning } from "../study/turning.ts";
import { decidedInHistory } from "./advise-history.ts";
import { Advisor } from "./advise-runs.ts";
import { runScenes } from "./advise-scenes.ts";
import { guarded, pathOf, type PathAsked } from "./advise-standing.ts";
import { seconds, type Asking, type Subject, type SubjectValues } from "./asking.ts";
import type { End } from "./question.ts";
import { NothingDone } from "./refusal.ts";

/** What of the command line it reads. */
type RegretAsked = SubjectValues &
  PathAsked & {
    readonly history: boolean;
    readonly particles: number | undefined;
    readonly agency: boolean;
    readonly inputs: number;
    readonly runs: number;
  };

/** Whose decisions, and what is wanted. */
interface RegretScene {
  readonly subject: Subject;
  readonly actor: number;
  readonly wishes: readonly (Wish & { readonly id: string; readonly declared: boolean })[];
  /** One a wish, and the last all of them weighed where that was asked for. */
  readonly aims: readonly Aim[];
  /** The same whatever the parameters are. */
  readonly freeAims: readonly Aim[];
  readonly replay: string;
}

/** A decision, the values of its deeds by aim, and how many runs they rest on. */
interface Judged extends JudgedDecision, Decided {
  readonly open: readonly number[];
  readonly values: readonly AimValues[];
  readonly runs: number;
}

/** Judges the decisions of a path. @throws what `refusal.ts` holds */
export async function askRegret(
  asked: RegretAsked,
  scene: RegretScene,
  asking: Asking,
): Promise<{ readonly answer: RegretAnswer; readonly end: End }> {
  const { subject, actor, wishes, aims, replay } = scene;
  const { program, model, identity, engine } = subject;
  if (asked.agency) return asking.refuse(asking.say("regret.or-agency"));
  const path = await (asked.history ? historyOf : playedOf)(asked, scene, asking);
  const judge = new Judge(asked, scene, asking, path);
  const first = await judge.judge(path.decisions, path.seed);
  const decisions = first.judged;
  const found = first.end === "complete" ? await judge.costliest(decisions) : undefined;
  const runs = Math.min(asked.runs, ...decisions.map((one) => one.runs));
  const lost = decisions.flatMap(({ values }) => values.map(faultsIn));
  const answer = regretAnswer(
    {
      ...{ program, actor, wishes, decisions },
      ...{ grounds: groundsOf(model), weighed: aims.length > wishes.length },
      ...{ path: path.kind, run: path.standing?.session.run, until: path.until },
      costliest: found?.costliest ?? [],
      missing: path.decisions.length - decisions.length,
      several: path.several,
      faults: Math.max(0, ...lost),
    },
    {
      ...{ identity, engine: engine.name, set: asked.set, replay },
      ...{ done: runs, total: asked.runs, elapsed: seconds(judge.seconds) },
    },
  );
  return { answer, end: found?.end ?? first.end };
}

/** A path with the decisions on it. */
interface JudgedPath extends DecidedPath {
  readonly kind: RegretAnswer["path"];
  /** The last day of it. */
  readonly until: string;
  readonly seed: string;
  /** Absent for a history, which cannot be played again. */
  readonly standing?: Standing;
}

/** The decisions of a run or a session. */
function playedOf(
  asked: RegretAsked,
  { subject, actor }: RegretScene,
  asking: Asking,
): Promise<JudgedPath> {
  const { program } = subject;
  const standing = pathOf(asked, actor, subject, asking, program.calendar.steps);
  const { step } = whereOf(standing);
  if (step === 0) return asking.refuse(asking.say("regret.no-decision", { step }));
  return Promise.resolve({
    ...guarded(() => decidedBy(standing, actor), program.id, asking),
    ...{ kind: asked.session === undefined ? "run" : "session", standing },
    ...{ until: daysOf(program, step - 1).to, seed: standing.session.seed },
  });
}

/** The decisions that the scenario's history tells of. */
async function historyOf(
  asked: RegretAsked,
  { subject, actor, wishes }: RegretScene,
  asking: Asking,
): Promise<JudgedPath> {
  const { program, model, identity } = subject;
  const { history } = model;
  const { argument } = subject.file;
  if (asked.session !== undefined) return asking.refuse(asking.say("regret.history-or-session"));
  if (history === undefined) {
    return asking.refuse(asking.say("believe.no-history", { scenario: argument }));
  }
  const scene = { actor, outcomes: wishes.map(({ outcome }) => outcome) };
  const known = { ...subject, history, observed: argument };
  const path = await decidedInHistory(asked, known, scene, asking);
  const { steps } = program.calendar;
  const last = daysOf(program, Math.min(asked.step ?? steps, steps) - 1).to;
  const until = last < history.until ? last : history.until;
  return { ...path, kind: "history", until, seed: identity.seed };
}

/** Runs without a value under some deed, at most. */
const faultsIn = ({ courses }: AimValues): number =>
  Math.max(0, ...courses.map((runs) => runs.filter((value) => Number.isNaN(value)).length));

/** Makes the runs by which decisions are judged. */
class Judge {
  readonly #asked: RegretAsked;
  readonly #scene: RegretScene;
  readonly #asking: Asking;
  readonly #path: JudgedPath;
  readonly #steered: Steered;
  readonly #outcomes: readonly number[];
  seconds = 0;

  constructor(asked: RegretAsked, scene: RegretScene, asking: Asking, path: JudgedPath) {
    this.#asked = asked;
    this.#scene = scene;
    this.#asking = asking;
    this.#path = path;
    this.#outcomes = scene.wishes.map(({ outcome }) => outcome);
    this.#steered = steeredFor(scene.subject.program, this.#outcomes);
  }

  /** The regrets of decisions; those that it was stopped before are left out. @param luck a seed */
  async judge(
    decisions: readonly Decided[],
    luck: string,
  ): Promise<{ readonly judged: readonly Judged[]; readonly end: End }> {
    const { subject, actor, aims } = this.#scene;
    if (decisions.length === 0) return { judged: [], end: "complete" };
    const planned = decisions.map((one) => ({ ...one, plans: deedsOf(one.open, one.done) }));
    const identity = { seed: luck, run: this.#path.standing?.session.run ?? 0 };
    const {
      made,
      end,
      seconds: took,
    } = await runScenes(
      { subject, asked: this.#asked, asking: this.#asking },
      this.#steered.program,
      planned.map(({ step, plans, hypotheses }) => {
        const scene = { actor, step, hypotheses, outcomes: this.#outcomes, identity };
        const choice = new Choice(subject.program, scene, this.#steered);
        const { key, hypotheses: beginnings } = choice;
        const courses = choice.courses(subject.parameters, plans);
        return { key, hypotheses: beginnings, courses };
      }),
      { first: 0, end: this.#asked.runs },
    );
    this.seconds += took;
    const width = this.#steered.program.outcomes.length;
    const judged = planned.flatMap((one, index): Judged[] => {
      const runs = made[index];
      if (runs === undefined) return [];
      const values = aims.map((aim) => valuesOf(aim, runs.outcomes, width));
      const regrets = values.map(regretOf);
      return [{ ...one, values, regrets, runs: runs.count }];
    });
    if (judged.length === 0) throw new NothingDone(end === "complete" ? "incomplete" : end);
    return { judged, end };
  }

  /** By aim the decision that cost most, judged again on luck of its own. @throws NothingDone */
  async costliest(
    decisions: readonly Judged[],
  ): Promise<{ readonly costliest: readonly Costliest[]; readonly end: End }> {
    const most = this.#scene.aims.flatMap((_, aim) => {
      const decision = costliestOf(decisions.map(({ regrets }) => regrets[aim]));
      return decision === undefined ? [] : [{ aim, decision }];
    });
    const numbers = [...new Set(most.map(({ decision }) => decision))];
    const others = numbers.map((number) => at(decisions, number));
    const again = await this.judge(others, `${this.#path.seed}\u0000again`);
    let { end } = again;
    const costliest: Costliest[] = [];
    for (const { aim, decision } of most) {
      const { regrets, step } = at(decisions, decision);
      const fresh = again.judged.find((one) => one.step === step)?.values[aim];
      const best = regrets[aim]?.best;
      if (fresh === undefined || best === undefined) continue;
      const cost = costOf(fresh, best);
      if (cost === undefined) continue;
      const tried =
        end === "complete" ? await this.#turning(at(decisions, decision), aim) : undefined;
      end = tried?.end ?? end;
      costliest.push({
        ...{ aim, decision, again: cost, turning: tried?.turning },
        worlds: this.#worlds(at(decisions, decision), aim, best),
        turns: turnsOf(at(this.#scene.aims, aim).wants, tried?.turning, 0),
      });
    }
    return { costliest, end };
  }

  /** Which numbers would make the best no better than what was done. */
  async #turning(
    { step, hypotheses, plans, regrets }: Judged,
    aim: number,
  ): Promise<{ readonly turning?: Turning; readonly end: End } | undefined> {
    const { subject, actor, freeAims } = this.#scene;
    const { inputs: most, runs } = this.#asked;
    const best = regrets[aim]?.best;
    const inputs = jointInputsOf(subject, this.#asked.set);
    if (most === 0 || inputs.length === 0 || best === undefined) return undefined;
    const { seed, standing } = this.#path;
    const identity = { seed, run: standing?.session.run ?? 0 };
    const advisor = new Advisor(subject, this.#asked, this.#asking, {
      ...{ actor, step, hypotheses, outcomes: this.#outcomes, identity },
    });
    const rivals = [{ best, next: 0 }];
    try {
      return await advisor.turning({
        ...{ inputs, aims: [at(freeAims, aim)], most, runs, rivals },
        courses: plans.map((plan) => courseOf(plan, actor, step)),
      });
    } finally {
      this.seconds += advisor.seconds;
      await advisor.close();
    }
  }

  /** What an aim comes to in the run as it went, and in the one in which the best was done. */
  #worlds({ step, plans }: Judged, aim: number, best: number): Costliest["worlds"] {
    const { subject, actor, aims } = this.#scene;
    const { standing } = this.#path;
    const plan = at(plans, best);
    if (plan.kind !== "now" || standing === undefined) return undefined;
    const { asPlayed, instead } = guarded(
      () => worldsOf(standing, actor, step, plan.deed),
      subject.program.id,
      this.#asking,
    );
    const [played = NaN, other = NaN] = [asPlayed, instead].map((outcomes) => {
      const followed = Float64Array.from(this.#outcomes, (index) => at(outcomes, index));
      return valuesOf(at(aims, aim), [followed], followed.length).courses[0]?.[0];
    });
    return { played, instead: other };
  }
}
