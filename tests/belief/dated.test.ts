/** Belief along dated, partial paths: against every run counted one by one, and particles against that. */

import { describe, expect, it } from "vitest";
import { at } from "../../src/base/invariant.ts";
import { kernelEngine } from "../../src/batch/kernel-engine.ts";
import { followExactly, ImpossiblePath } from "../../src/belief/along.ts";
import { watchPath, type DatedPath } from "../../src/belief/dated.ts";
import type { Signal, WatchedPath } from "../../src/belief/signal.ts";
import { beginBelief, type Hypothesis } from "../../src/belief/filter.ts";
import { publicKnowledge } from "../../src/belief/observation.ts";
import { factorsOf } from "../../src/belief/particle-step.ts";
import { averageOver, drawHypothesis } from "../../src/belief/posterior.ts";
import type { Setting } from "../../src/belief/setting.ts";
import { curveOf } from "../../src/belief/curve.ts";
import { outlookOf, outlookOfParticles } from "../../src/belief/outlook.ts";
import {
  followIsland,
  islandsOf,
  poolIslands,
  type ParticlePath,
} from "../../src/belief/particles.ts";
import { beginOutcomes, observe } from "../../src/engine/interpreter/outcome.ts";
import { parametersOf } from "../../src/engine/interpreter/run.ts";
import { start } from "../../src/engine/interpreter/start.ts";
import { lower } from "../../src/ir/lower.ts";
import type { Key } from "../../src/random/philox.ts";
import { keyOfSeed } from "../../src/random/seed.ts";
import { modelOf } from "../scenario/reading.ts";
import { allPaths, type Path } from "./paths.ts";

const program = lower(
  modelOf(`
brink: 1
scenario: small
start: 2022-01-01
step: day
horizon: 4 steps
unknowns:
  kind: { values: { hard: { share: 30% }, soft: { share: 70% } } }
flashpoints:
  front:
    start: calm
    levels: [calm, tense, war]
    rules:
      up: { from: calm, to: tense, chance: 20% per day, times: [{ by: 2, when: kind == hard }] }
      out: { from: tense, to: war, chance: 10% per day, times: [{ by: 3, when: kind == hard }] }
      down: { from: tense, to: calm, chance: 15% per day }
actors:
  red:
    moves:
      arm: { weight: 1, times: [{ by: 2, when: kind == hard }] }
      wait: { weight: 3 }
events:
  sign: { chance: 10% per day, repeats: true, times: [{ by: 4, when: kind == hard }] }
outcomes:
  war: { ever: front == war }
  signed: { first_time: happened(sign) }
`),
);
const parameters = parametersOf(program);
const everyPath = allPaths(program, parameters);
const key = keyOfSeed("dated");

const path = (parts: Partial<DatedPath>): DatedPath => ({
  until: "2022-01-03",
  levels: [],
  events: [],
  moves: [],
  watched: [],
  ...parts,
});

/** Shares by counting: of `hard`, of war, among all runs that fit. */
function counted(fits: (one: Path) => boolean): readonly [number, number, number] {
  let [total, hard, war, signed] = [0, 0, 0, 0];
  for (const one of everyPath.filter(fits)) {
    let outcomes = beginOutcomes(program);
    for (const state of one.states) outcomes = observe(program, parameters, outcomes, state);
    total += one.probability;
    if (at(one.states, 0).unknowns[0] === 0) hard += one.probability;
    const [first, second] = program.outcomes[0]?.id === "war" ? outcomes : outcomes.toReversed();
    war += one.probability * (first?.value ?? 0);
    signed += second?.value === Infinity ? 0 : one.probability;
  }
  return [hard / total, war / total, signed / total];
}

const levelAt = (one: Path, step: number): number => at(at(one.states, step).levels, 0);
const signAt = (one: Path, step: number): boolean =>
  at(one.records, step).events.some(({ happened }) => happened);
const armedAt = (one: Path, step: number): boolean => {
  const arm = at(program.actors, 0).moves.findIndex(({ id }) => id === "arm");
  return at(one.records, step).moves.some(({ chosen }) => chosen === arm);
};

const signed = (one: Path): number => [0, 1, 2].filter((step) => signAt(one, step)).length;

const cases: readonly (readonly [string, DatedPath, (one: Path) => boolean])[] = [
  ["nothing at all", path({}), () => true],
  [
    "levels throughout",
    path({
      levels: [
        { flashpoint: "front", date: "2022-01-01", level: "calm" },
        { flashpoint: "front", date: "2022-01-02", level: "tense" },
      ],
    }),
    (one) => levelAt(one, 1) === 0 && levelAt(one, 2) === 1 && levelAt(one, 3) === 1,
  ],
  [
    "a level on one date only",
    path({
      levels: [{ flashpoint: "front", date: "2022-01-02", level: "tense", until: "2022-01-02" }],
    }),
    (one) => levelAt(one, 2) === 1,
  ],
  [
    "an event on a day, and not on the others",
    path({ events: [{ event: "sign", date: "2022-01-02" }] }),
    (one) => !signAt(one, 0) && signAt(one, 1) && !signAt(one, 2),
  ],
  [
    "an event that was watched for and did not come",
    path({ watched: [{ event: "sign" }] }),
    (one) => [0, 1, 2].every((step) => !signAt(one, step)),
  ],
  [
    "a move and an event on one day",
    path({
      until: "2022-01-02",
      events: [{ event: "sign", date: "2022-01-01" }],
      moves: [{ actor: "red", move: "arm", date: "2022-01-01" }],
    }),
    (one) => signAt(one, 0) && armedAt(one, 0) && !signAt(one, 1) && !armedAt(one, 1),
  ],
  [
    "an event on one of two days, nobody knows which",
    path({ events: [{ event: "sign", date: "2022-01-02", latest: "2022-01-03" }] }),
    (one) => signed(one) === 1 && !signAt(one, 0),
  ],
  [
    "two events within three days, one of them within the last two",
    path({
      events: [
        { event: "sign", date: "2022-01-02", latest: "2022-01-03" },
        { event: "sign", date: "2022-01-01", latest: "2022-01-03" },
      ],
    }),
    (one) => signed(one) === 2,
  ],
  [
    "an event on a day and another on some day",
    path({
      events: [
        { event: "sign", date: "2022-01-01", latest: "2022-01-03" },
        { event: "sign", date: "2022-01-03" },
      ],
    }),
    (one) => signed(one) === 2 && signAt(one, 2),
  ],
  [
    "an event in a stretch that is not over",
    path({ events: [{ event: "sign", date: "2022-01-02", latest: "2022-01-09" }] }),
    (one) => signed(one) <= 1 && !signAt(one, 0),
  ],
  [
    "an event in a stretch that began before the start",
    path({ events: [{ event: "sign", date: "2021-12-20", latest: "2022-01-02" }] }),
    (one) => signed(one) <= 1 && !signAt(one, 2),
  ],
  [
    "a move on one of three days, and none else",
    path({ moves: [{ actor: "red", move: "arm", date: "2022-01-01", latest: "2022-01-03" }] }),
    (one) => [0, 1, 2].filter((step) => armedAt(one, step)).length === 1,
  ],
  [
    "a level entered on one of two days",
    path({
      levels: [
        { flashpoint: "front", date: "2022-01-01", level: "calm" },
        { flashpoint: "front", date: "2022-01-02", latest: "2022-01-03", level: "tense" },
      ],
    }),
    (one) => levelAt(one, 1) === 0 && levelAt(one, 2) < 2 && levelAt(one, 3) === 1,
  ],
  [
    "one of two levels, and a move and an event on some day",
    path({
      levels: [{ flashpoint: "front", date: "2022-01-02", level: "tense", or: ["war"] }],
      moves: [{ actor: "red", move: "arm", date: "2022-01-01", latest: "2022-01-02" }],
      events: [{ event: "sign", date: "2022-01-02", latest: "2022-01-03" }],
    }),
    (one) =>
      [2, 3].every((step) => levelAt(one, step) > 0) &&
      armedAt(one, 0) !== armedAt(one, 1) &&
      !armedAt(one, 2) &&
      !signAt(one, 0) &&
      signed(one) === 1,
  ],
];

/** Follows a path with all its islands on this thread. */
function followByParticles(
  numbers: readonly number[],
  watched: WatchedPath,
  luck: Key,
  particles: number,
): ParticlePath {
  const islands = Array.from({ length: islandsOf(watched.program) }, (_, index) =>
    followIsland(numbers, watched, luck, particles, index),
  );
  return poolIslands(numbers, watched, particles, islands);
}

describe("belief along a dated path", () => {
  it.each(cases)("is that of all runs that fit: %s", (_, history, fits) => {
    const watched = watchPath(program, history);
    const { accounts, belief, prior } = followExactly(parameters, watched);
    const [hard, war, signed] = counted(fits);
    expect(at(at(accounts, accounts.length - 1).masses, 0)).toBeCloseTo(hard, 13);
    const engine = kernelEngine.prepare(program);
    const { answers } = outlookOf(program, parameters, belief, engine, key, 10);
    const answer = (id: string): number | undefined => answers.find((one) => one.id === id)?.value;
    expect(answer("war")).toBeCloseTo(war, 13);
    expect(answer("signed")).toBeCloseTo(signed, 13);

    // What each signal said multiplies up to what the step said.
    let odds = at(prior, 0) / at(prior, 1);
    for (const { shares, signals } of curveOf(program, prior, accounts).points) {
      for (const { ratios } of signals ?? []) odds *= Math.exp(at(at(ratios, 0), 0) ?? NaN);
      const [own = NaN, other = NaN] = at(shares, 0);
      expect(odds).toBeCloseTo(own / other, 11);
    }
  });

  it.each(cases)("is what particles find: %s", (_, history, fits) => {
    const watched = watchPath(program, history);
    const followed = followByParticles(parameters, watched, key, 2000);
    const [hard, war, signed] = counted(fits);
    const { accounts, belief } = followExactly(parameters, watched);
    const last = at(followed.accounts, followed.accounts.length - 1);
    expect(at(last.masses, 0)).toBeGreaterThan(hard - 0.02);
    expect(at(last.masses, 0)).toBeLessThan(hard + 0.02);
    expect(last.logEvidence).toBeCloseTo(at(accounts, accounts.length - 1).logEvidence, 1);
    const [interval] = last.intervals ?? [];
    expect(interval?.low).toBeLessThanOrEqual(at(last.masses, 0));
    expect(interval?.high).toBeGreaterThanOrEqual(at(last.masses, 0));
    // What the first step weighs, all particles weigh alike, whatever is drawn.
    const [step] = followed.accounts;
    expect(step?.signals?.map(({ signal }) => signal)).toEqual(
      watched.steps[0]?.signals.map((signal) => signal),
    );
    step?.signals?.forEach(({ likelihoods }, index) => {
      const wanted = at(at(accounts, 0).signals ?? [], index).likelihoods;
      likelihoods.forEach((one, value) => {
        expect(one).toBeCloseTo(at(wanted, value), 12);
      });
    });
    expect(belief.hypotheses.length).toBeGreaterThan(0);
    const engine = kernelEngine.prepare(program);
    const { answers } = outlookOfParticles(program, parameters, followed, engine, key, 20_000);
    for (const [id, truth] of [
      ["war", war],
      ["signed", signed],
    ] as const) {
      const answer = answers.find((one) => one.id === id);
      expect(answer?.value).toBeGreaterThan(truth - 0.02);
      expect(answer?.value).toBeLessThan(truth + 0.02);
    }
  });

  it("covers the truth with its intervals about as often as it says", () => {
    const [, history, fits] = at(cases, 2);
    const watched = watchPath(program, history);
    const [hard] = counted(fits);
    let covered = 0;
    for (let seed = 0; seed < 60; seed += 1) {
      const { accounts } = followByParticles(
        parameters,
        watched,
        keyOfSeed(`coverage ${String(seed)}`),
        100,
      );
      const interval = at(accounts, accounts.length - 1).intervals?.[0];
      if (interval !== undefined && interval.low <= hard && hard <= interval.high) covered += 1;
      expect(interval?.high).toBeLessThan(1);
      expect(interval?.low).toBeGreaterThan(0);
    }
    // 57 expected of 60; fewer than 51 has a probability below 0.4 %.
    expect(covered).toBeGreaterThanOrEqual(51);
  });

  it("names what cannot be, exactly and by particles", () => {
    const history = path({
      levels: [{ flashpoint: "front", date: "2022-01-01", level: "war" }],
      watched: [{ event: "sign" }],
    });
    const watched = watchPath(program, history);
    for (const attempt of [
      () => followExactly(parameters, watched),
      () => followByParticles(parameters, watched, key, 100),
    ]) {
      let seen: unknown;
      try {
        attempt();
      } catch (error) {
        seen = error;
      }
      expect(seen).toBeInstanceOf(ImpossiblePath);
      expect(seen).toMatchObject({ step: 0, signal: { kind: "level", flashpoint: 0, to: 2 } });
    }
  });

  it("weighs particles that all fit alike", () => {
    const { accounts } = followByParticles(parameters, watchPath(program, path({})), key, 40);
    expect(accounts.map(({ effective }) => Math.round(effective ?? 0))).toEqual([80, 80, 80]);
    const [event] = followByParticles(
      parameters,
      watchPath(program, path({ events: [{ event: "sign", date: "2022-01-01" }] })),
      key,
      40,
    ).accounts;
    expect(event?.effective).toBeCloseTo(80, 9);
    expect(event?.signals?.[0]?.likelihoods).toEqual([
      expect.closeTo(1 - 0.9 ** 4, 12) as number,
      expect.closeTo(0.1, 12) as number,
    ]);
  });

  it("names an event that cannot be, the first of what is weighed", () => {
    const barred = lower(
      modelOf(`
brink: 1
scenario: barred
start: 2022-01-01
step: day
horizon: 2 steps
flashpoints:
  front: { start: calm, levels: [calm, war], rules: { out: { from: calm, to: war, chance: 1% per day } } }
events:
  omen: { chance: 50% per day, when: front == war }
outcomes:
  war: { ever: front == war }
`),
    );
    const seen = path({ until: "2022-01-01", events: [{ event: "omen", date: "2022-01-01" }] });
    const attempt = (): unknown =>
      followByParticles(parametersOf(barred), watchPath(barred, seen), key, 50);
    expect(attempt).toThrow(ImpossiblePath);
    expect(attempt).toThrow(
      expect.objectContaining({ step: 0, signal: { kind: "event", event: 0 } }) as Error,
    );
  });

  it("reads what was seen on the last day, and at the end of a step", () => {
    const late = path({
      events: [{ event: "sign", date: "2022-01-03" }],
      moves: [{ actor: "red", move: "wait", date: "2022-01-03" }],
      levels: [{ flashpoint: "front", date: "2022-01-03", level: "tense" }],
    });
    const { steps, leftOut } = watchPath(program, late);
    const wait = at(program.actors, 0).moves.findIndex(({ id }) => id === "wait");
    expect(leftOut).toEqual([]);
    expect(steps.map(({ observation }) => observation.events)).toEqual([[], [], [0]]);
    expect(steps.map(({ observation }) => observation.turns[0]?.drawn)).toEqual([[], [], [wait]]);
    expect(steps.map(({ observation }) => observation.levels[0])).toEqual([
      undefined,
      undefined,
      [1],
    ]);
    expect(steps[2]?.signals).toEqual([
      { kind: "event", event: 0 },
      { kind: "move", actor: 0, move: wait },
      { kind: "level", flashpoint: 0, from: 0, to: 1 },
    ]);
    // The day after is beyond what is used.
    const cut = watchPath(program, late, "2022-01-02");
    expect(cut.steps.map(({ observation }) => observation.events)).toEqual([[], []]);
    expect(cut.leftOut).toEqual([]);
  });

  it("lists what no whole step holds", () => {
    const early = watchPath(program, path({ events: [{ event: "sign", date: "2021-12-31" }] }));
    expect(early.leftOut).toEqual([{ date: "2021-12-31", id: "sign" }]);
    expect(watchPath(program, path({}), "2022-01-01").steps).toHaveLength(1);
    expect(watchPath(program, path({ until: "2023-01-01" })).steps).toHaveLength(4);
  });
});

describe("factors of a step", () => {
  it("belong to the signal of their own event, actor and ladder, else to quiet and steady", () => {
    const program = {
      events: [{}, {}],
      actors: [{}, {}],
      flashpoints: [{}, {}],
    } as unknown as Setting["program"];
    const observation = {
      turns: [{ drawn: [3] }, { drawn: [1] }],
    } as unknown as Setting["observation"];
    const setting = { program, observation } as Setting;
    const signals: readonly Signal[] = [
      { kind: "event", event: 1 },
      { kind: "move", actor: 0, move: 3 },
      { kind: "move", actor: 1, move: 2 },
      { kind: "level", flashpoint: 1, from: 0, to: 1 },
      { kind: "level", flashpoint: 0, from: 0, to: 1 },
      { kind: "quiet" },
      { kind: "steady", flashpoints: [0] },
    ];
    const of = (some: readonly Signal[]) => factorsOf(setting, some).map(({ signal }) => signal);
    expect(of(signals)).toEqual([5, 0, 1, 5, 4, 3, 6]);
    expect(of(signals.slice(5))).toEqual([0, 0, 0, 0, 1, 1, 1]);
  });
});

describe("an outlook too large for exact Bayes", () => {
  const events = Array.from({ length: 14 }, (_, index) => `e${String(index)}`);
  const many = lower(
    modelOf(`
brink: 1
scenario: many
start: 2022-01-01
step: day
horizon: 2 steps
unknowns:
  kind: { values: { hard: { share: 25% }, soft: { share: 75% } } }
flashpoints:
  front: { start: calm, levels: [calm, war], rules: { out: { from: calm, to: war, chance: 40% per day } } }
events:
${events.map((id) => `  ${id}: { chance: 30% per day }`).join("\n")}
outcomes:
  first: { ever: happened(e0) }
  hard: { ever: kind == hard }
  when: { first_time: front == war }
  count: { value: "${events.map((id) => `(happened(${id}) ? 1 : 0)`).join(" + ")}", at: 2 }
`),
  );
  const numbers = parametersOf(many);

  it("is that of runs on from hypotheses, drawn as they are believed", () => {
    const belief = beginBelief(
      many,
      numbers,
      publicKnowledge,
      start(many, numbers, () => 0),
    );
    expect(belief.hypotheses).toHaveLength(2);
    const engine = kernelEngine.prepare(many);
    const { answers, levels, runs } = outlookOf(many, numbers, belief, engine, key, 4000);
    expect(runs).toBe(4000);
    const near = (id: string, wanted: number, deviation: number): void => {
      const answer = answers.find((one) => one.id === id);
      if (answer === undefined) throw new Error(id);
      expect(Math.abs(answer.value - wanted)).toBeLessThan((4 * deviation) / Math.sqrt(4000));
      const half = (1.96 * deviation) / Math.sqrt(4000);
      expect((answer.high - answer.low) / 2 / half).toBeCloseTo(1, 1);
      expect(answer.method).toBe(id === "count" ? "student-t" : "wilson");
    };
    near("first", 0.51, Math.sqrt(0.51 * 0.49));
    near("hard", 0.25, Math.sqrt(0.25 * 0.75));
    near("when", 0.64, Math.sqrt(0.64 * 0.36));
    near("count", 14 * 0.51, Math.sqrt(14 * 0.51 * 0.49));
    expect(Math.abs(at(at(levels, 0), 1) - 0.64)).toBeLessThan(0.035);
    expect(at(at(levels, 0), 0) + at(at(levels, 0), 1)).toBeCloseTo(1, 12);
  });
});

describe("draws from a belief", () => {
  it("take the hypothesis that a uniform falls into, the last where rounding leaves a gap", () => {
    const state = (step: number) => ({ step }) as unknown as Hypothesis["state"];
    const hypotheses = [0.5, 0.3, 0.1].map((probability, step) => ({
      ...{ probability, state: state(step), outcomes: [] },
    }));
    const drawn = [0, 0.49, 0.5, 0.79, 0.81, 0.95].map(
      (uniform) => drawHypothesis({ hypotheses, logEvidence: 0 }, uniform).state.step,
    );
    expect(drawn).toEqual([0, 0, 1, 1, 2, 2]);
    expect(averageOver({ hypotheses, logEvidence: 0 }, ({ step }) => step)).toBeCloseTo(0.5, 14);
  });
});
