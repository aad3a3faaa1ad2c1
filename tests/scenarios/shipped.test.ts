/** Every scenario that ships checks clean; the flagship keeps the promises of its guide. */

import { describe, expect, it } from "vitest";
import { readdirSync } from "node:fs";
import { readScenarioFile } from "../../src/app/read.ts";
import { at } from "../../src/base/invariant.ts";
import { interpreterEngine } from "../../src/batch/interpreter-engine.ts";
import { kernelEngine } from "../../src/batch/kernel-engine.ts";
import { keyOfSeed } from "../../src/random/seed.ts";
import type { Text } from "../../src/scenario/basis.ts";
import { shipped } from "./counts.ts";

const ids = readdirSync("scenarios")
  .filter((name) => name.endsWith(".yaml"))
  .map((name) => name.replace(/\.yaml$/u, ""));

describe("shipped scenarios", () => {
  it("are the flagship, its six variants and five that teach the language", () => {
    expect(ids.toSorted()).toEqual([
      "brinkmanship",
      "europe-2022",
      "europe-2022-confront",
      "europe-2022-core",
      "europe-2022-deterrence",
      "europe-2022-engage",
      "europe-2022-spiral",
      "europe-2022-undecided",
      "kargil-1999",
      "richardson",
      "taiwan-quarantine",
      "two-state",
    ]);
  });

  it.each(ids)("%s has neither fault nor warning", (id) => {
    const read = readScenarioFile(id, ".");
    expect(read.kind).toBe("sound");
    expect(read.diagnostics.map(({ code, span }) => `${code} ${span.file.name}`)).toEqual([]);
  });

  it.each(ids)("%s runs alike on interpreter and kernel", (id) => {
    const { program } = shipped(id);
    const parameters = program.parameters.map(({ value }) => value);
    const runs = program.calendar.steps > 100 ? 4 : 60;
    const [slow, fast] = [interpreterEngine, kernelEngine].map((engine) =>
      engine.prepare(program).list(parameters, keyOfSeed("alike"), 0, runs),
    );
    expect(fast).toEqual(slow);
  });
});

describe("within its ranges", () => {
  it.each(ids)("%s never faults, whatever the numbers", (id) => {
    const { model, program } = shipped(id);
    const prepared = kernelEngine.prepare(program);
    const priors = new Map(model.parameters.map(({ id: name, prior }) => [name, prior]));
    // The corners that matter most, and mixtures of them: a run fault would leave NaN.
    for (let corner = 0; corner < 10; corner++) {
      const parameters = program.parameters.map(({ id: name, value }, index) => {
        const prior = priors.get(name);
        if (prior === undefined) return value;
        const high = corner === 0 || (corner > 1 && (index * 7 + corner * 13) % 11 < 5);
        return high ? prior.high : prior.low;
      });
      const { outcomes } = prepared.list(parameters, keyOfSeed("corners"), 0, 100);
      expect(outcomes.some(Number.isNaN)).toBe(false);
    }
  });
});

describe("the flagship", () => {
  const { model } = shipped("europe-2022");

  it("has ten ladders of seven levels, each with a test", () => {
    expect(model.flashpoints.map(({ id }) => String(id)).toSorted()).toEqual([
      "albania",
      "arms",
      "belarus_poland",
      "bosnia",
      "diplomacy",
      "kosovo",
      "montenegro",
      "nordic_baltic",
      "ukraine",
      "western_europe",
    ]);
    for (const { levels } of model.flashpoints) {
      expect(levels).toHaveLength(7);
      for (const { test } of levels) expect(test).toBeDefined();
    }
  });

  it("starts where Europe stood on 12 January 2022", () => {
    const starts = Object.fromEntries(
      model.flashpoints.map(({ id, levels, start }) => [id, levels.findIndex((l) => l.id === start)]),
    );
    expect(starts).toEqual({
      ukraine: 3,
      belarus_poland: 3,
      bosnia: 3,
      montenegro: 2,
      albania: 2,
      kosovo: 1,
      arms: 2,
      western_europe: 2,
      nordic_baltic: 2,
      diplomacy: 3,
    });
    expect(model.calendar).toEqual({ start: "2022-01-12", unit: "week", steps: 50 });
  });

  it("says everything in English and in Arabic letters", () => {
    const texts: Text[] = [];
    const collect = (value: unknown): void => {
      if (typeof value !== "object" || value === null || "file" in value) return;
      if ("en" in value) texts.push(value as Text);
      else for (const inner of Object.values(value)) collect(inner);
    };
    collect(model);
    expect(texts.length).toBeGreaterThan(800);
    for (const { rules } of model.flashpoints) {
      for (const { id, name } of rules) expect(name, id).toBeDefined();
    }
    for (const text of texts) {
      expect(text["en"]).not.toMatch(/\p{Script=Arabic}/u);
      expect(text["ar"], text["en"]).toMatch(/\p{Script=Arabic}/u);
    }
  });

  it("puts a culprit under every headline", () => {
    const told = [
      ...model.flashpoints.flatMap(({ rules }) => rules),
      ...model.actors.flatMap(({ moves }) => moves),
      // The end of a plan or an offer is the doing of whoever made it.
      ...model.events.filter(({ origin }) => origin === undefined),
    ].filter(({ headline }) => headline !== undefined);
    expect(told.length).toBeGreaterThan(150);
    const nobody = told.filter(({ culprit }) => culprit === undefined).map(({ id }) => String(id));
    // What stands on a calendar, and the course of a war, are nobody's doing.
    expect(nobody.toSorted()).toEqual([
      ...["bosnian_election", "civilians_evacuated", "eufor_vote", "french_change", "french_first_round"],
      ...["french_second_round", "front_advances", "front_recedes", "front_stands"],
      ...["hungarian_change", "hungarian_election", "north_ratified", "olympics_open", "osce_council"],
      ...["serbian_election", "war_prisoners", "war_refugees", "war_toll"],
    ]);
  });

  it("dates only what was scheduled by 12 January 2022", () => {
    const dated = model.events.flatMap(({ id, occurrence }) =>
      occurrence.kind === "dated" ? [`${occurrence.date} ${id}`] : [],
    );
    expect(dated.toSorted()).toEqual([
      "2022-01-13 osce_council",
      "2022-02-04 joint_statement",
      "2022-02-04 olympics_open",
      "2022-02-27 belarus_referendum",
      "2022-04-03 hungarian_election",
      "2022-04-03 serbian_election",
      "2022-04-10 french_first_round",
      "2022-04-24 french_second_round",
      "2022-06-29 madrid_summit",
      "2022-10-02 bosnian_election",
    ]);
  });

  it("leaves war, recognition and alignment to those who decide them", () => {
    // No rule leads out of the brink to a large war: that takes an order.
    const ukraine = model.flashpoints.find(({ id }) => String(id) === "ukraine");
    for (const rule of ukraine?.rules ?? []) {
      if (String(rule.to) === "full_scale_war") {
        expect(rule.from.map(String)).not.toContain("brink");
      }
    }
    const moves = new Set(model.actors.flatMap(({ id, moves: own }) => own.map((m) => `${id}.${m.id}`)));
    for (const move of [
      "russia_forces.invade",
      "russia_forces.limited_operation",
      "russia_forces.recognise",
      "russia_forces.withdraw",
      "russia_covert.cut_gas",
      "russia_forces.final_orders",
      "russia_talks.suspend_treaty",
      "nordics.apply_to_nato",
      "nato.moratorium",
    ]) {
      expect(moves).toContain(move);
    }
  });

  it("names offices, not living persons", () => {
    const written = JSON.stringify(model, (key, value: unknown) => (key === "span" ? undefined : value));
    expect(written).not.toMatch(
      /Putin|Biden|Zelensk|Lukashenk|Macron|Scholz|Dodik|Stoltenberg|Lavrov|Blinken|Vučić|Vucic|Orbán|Berisha|بوتين|بايدن|زيلينسكي|لوكاشينكو|ماكرون|شولتس|دوديك|ستولتنبرغ/u,
    );
  });

  it("bounds its couplings and lets them pull both ways", () => {
    const { couplings } = model;
    expect(couplings?.links).toHaveLength(43);
    const values = new Map(model.parameters.map(({ id, value }) => [String(id), value]));
    expect(values.get("coupling_strength")).toBeGreaterThan(0.05);
    const weights = [...values].filter(([id]) => id.startsWith("couplings."));
    expect(weights.some(([, weight]) => weight < 0)).toBe(true);
    expect(couplings?.ceiling).toMatchObject({ kind: "number", value: 4 });
  });

  it("keeps the observed path as data of the same ladders", () => {
    const levels = model.history?.levels ?? [];
    const war = levels.find(({ level }) => String(level) === "full_scale_war");
    expect(war?.date).toBe("2022-02-24");
    expect(new Set(levels.map(({ flashpoint }) => flashpoint)).size).toBe(10);
    // Each ladder's history begins where its run begins.
    for (const { id, start } of model.flashpoints) {
      expect(levels.find(({ flashpoint }) => flashpoint === id)?.level).toBe(start);
    }
  });

  it("can calm down: each ladder has a way down from every rung above its best", () => {
    // A step back to the table is a decision: Moscow accepts a dated round.
    const decided = new Set(["diplomacy from stalled"]);
    for (const { id, levels, rules } of model.flashpoints) {
      const rank = new Map(levels.map((level, index) => [level.id, index]));
      for (let index = 1; index < levels.length; index++) {
        const level = at(levels, index).id;
        const down = rules.some(
          ({ from, to }) => from.includes(level) && (rank.get(to) ?? index) < index,
        );
        const name = `${id} from ${level}`;
        expect(down || decided.has(name), name).toBe(true);
      }
    }
  });
});
