/** `brink advise --policy` on a game whose best policy is two rules, and what it refuses. */

import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { CompareAnswer } from "../../src/answer/compare.ts";
import type { PolicyAnswer } from "../../src/answer/policy.ts";
import { call } from "../cli/call.ts";
import { printed } from "./documents.ts";

const folder = mkdtempSync(join(tmpdir(), "brink-policy-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/**
 * A street that may flood: on high water the gate is to be shut, on low water never, since a shut gate on
 * low water breaks the dyke. A coin of the actor's decides by itself. `secret` says when, and is hidden.
 */
const text = `brink: 2
scenario: gate
start: 2022-01-03
step: day
horizon: 8 steps
flashpoints:
  water:
    start: low
    levels: [low, high]
    basis: judgement
    because: a test
    rules:
      rise: { from: low, to: high, chance: 50% per day, range: [40%, 60%] }
      fall: { from: high, to: low, chance: 50% per day, range: [40%, 60%] }
variables:
  harm: { start: 0, min: 0, max: 100 }
  secret: { start: 0, min: 0, max: 100, hidden: true }
actors:
  keeper:
    basis: judgement
    because: a test
    objectives:
      harm: { of: harm, wants: less }
    moves:
      open:
        times: [{ by: 1, when: water == high }]
        then: { harm: { add: "water == high ? 1 : 0" }, secret: +1 }
      shut:
        then: { harm: { add: "water == low ? 1 : 0" }, secret: +1 }
outcomes:
  harm: { at_end: harm }
  rose: { ever: water == high }
`;
writeFileSync(join(folder, "gate.yaml"), text);
writeFileSync(join(folder, "idle.yaml"), text.replaceAll(/ {8}then: .*\n/gu, ""));

const options = { folder };
const words = ["advise", "gate.yaml", "--as", "keeper", "--quiet", "--runs", "400"];
const policy = async (...more: readonly string[]): Promise<PolicyAnswer> =>
  (await printed([...words, ...more], options)) as unknown as PolicyAnswer;

test("the two rules of the best policy are found, written, and do what is said", async () => {
  const answer = await policy("--policy", "best.yaml");
  const { rules, objectives, clear, file, training, judging } = answer;
  expect({ clear, file, training, judging }).toEqual({
    ...{ clear: true, file: "best.yaml", training: 200, judging: 200 },
  });
  // Each rule says which move is right where: shut on high water, or open never; and so on.
  const right = (does: string, move: string, when: string): boolean =>
    (when === "water >= high") === ((move === "shut") === (does === "always"));
  expect(rules).toHaveLength(2);
  for (const { does, move, when } of rules) {
    expect(["water >= high", "water < high"]).toContain(when);
    expect(right(does, move, when), `${does} ${move} where ${when}`).toBe(true);
  }
  // Half of eight turns are wrong by the coin, none by the rules.
  expect(objectives[0]?.base?.value).toBeCloseTo(4, 0);
  expect(objectives[0]?.policy?.value).toBeLessThan(0.01);
  for (const { without } of rules) expect(without?.low).toBeGreaterThan(1);

  const check = await call(["check", "best.yaml"], options);
  const own = await call(["check", "gate.yaml"], options);
  expect(check).toMatchObject({ code: 0, out: own.out.replace("gate.yaml", "best.yaml") });
  const compared = (await printed(
    ["compare", "gate.yaml", "--with", "best.yaml", "--quiet", "--runs", "400"],
    options,
  )) as unknown as CompareAnswer;
  const same = compared.variants[0]?.outcomes["harm"];
  const { low, high } = objectives[0]!.difference!;
  expect(same?.type).toBe("number");
  const value = same?.type === "number" ? same.difference : NaN;
  expect(value).toBeGreaterThan(low!);
  expect(value).toBeLessThan(high!);
});

test("any number of workers finds the same, and what would turn it over is told", async () => {
  const [one, three] = await Promise.all(
    ["1", "3"].map((workers) => policy("--policy", `w${workers}.yaml`, "--workers", workers)),
  );
  const { elapsed: _one, file: _first, replay: _again, ...same } = one!;
  expect(three).toMatchObject(same);
  const [first, other] = ["w1", "w3"].map((name) =>
    readFileSync(join(folder, `${name}.yaml`), "utf8").replaceAll(name, ""),
  );
  expect(first).toBe(other);
  // The chance of a flood decides how much there is to gain, not which rule is right.
  expect(one?.turning).toMatchObject({ tried: 2 });
  for (const { objectives } of one?.turning?.inputs ?? []) {
    expect(objectives["own-policy"]).toMatchObject({ turns: "no" });
    expect(objectives["own-policy"]?.low?.high).toBeLessThan(-1);
    expect(objectives["fewer-rules"]?.high?.high).toBeLessThan(-1);
  }
});

test("a number that turns a rule over is named", async () => {
  const turned = text
    .replace("brink: 2", "brink: 2\nparameters:\n  worth: { value: 1, range: [-1, 1] }")
    .replaceAll("? 1 : 0", "? worth : 0");
  writeFileSync(
    join(folder, "turned.yaml"),
    turned.replace("min: 0, max: 100 }", "min: -100, max: 100 }"),
  );
  const args = [...words.with(1, "turned.yaml"), "--policy", "turning.yaml"];
  const { turning } = (await printed(args, options)) as unknown as PolicyAnswer;
  const [first] = turning?.inputs ?? [];
  expect(first).toMatchObject({ input: "worth" });
  expect(first?.objectives["own-policy"]).toMatchObject({ turns: "yes" });
  const { out } = await call(
    [...words.with(1, "turned.yaml"), "--policy", "turning-2.yaml"],
    options,
  );
  expect(out.replaceAll(/\s+/gu, " ")).toContain("each of these makes the rules no better");
});

test("an offer can have a rule", async () => {
  const offered = text
    .replaceAll(/( {6}(?:open|shut):)/gu, "$1\n        chance: 2% per day\n        range: [1%, 3%]")
    .replace(
      "outcomes:",
      `  town: { moves: { rest: {} }, basis: judgement, because: a test }
offers:
  help:
    by: keeper
    to: town
    make:
      chance: 50% per day
      range: [40%, 60%]
      basis: judgement
      because: a test
      then: { harm: +5 }
    answers:
      yes: { ends: accepted, chance: 90% per day, range: [80%, 95%], basis: judgement, because: a test }
outcomes:`,
    );
  writeFileSync(join(folder, "offered.yaml"), offered);
  const args = [...words.with(1, "offered.yaml"), "--policy", "refused.yaml"];
  const { rules } = (await printed(args, options)) as unknown as PolicyAnswer;
  expect(rules.map(({ does, move }) => `${does} ${move}`)).toContain("never help");
  expect(await call(["check", "refused.yaml"], options)).toMatchObject({ code: 0 });
});

test("multipliers that a move has stay before those of the rules, and hidden things are in none", () => {
  const written = readFileSync(join(folder, "best.yaml"), "utf8");
  expect(written).toContain("{ by: 1, when: water == high }");
  expect(written.indexOf("by: 1,")).toBeLessThan(
    written.indexOf("by: 0", written.indexOf("open:")),
  );
  expect(written).not.toContain("secret");
});

test("a file that is there is not written over", async () => {
  const before = readFileSync(join(folder, "gate.yaml"), "utf8");
  const found = await call([...words, "--policy", "gate.yaml"], options);
  expect(found).toMatchObject({
    code: 2,
    err: expect.stringContaining("exists already") as string,
  });
  expect(readFileSync(join(folder, "gate.yaml"), "utf8")).toBe(before);
});

test("where no rule helps, that is said and nothing written", async () => {
  const args = ["advise", "idle.yaml", ...words.slice(2), "--policy", "none.yaml"];
  const answer = (await printed(args, options)) as unknown as PolicyAnswer;
  expect(answer).toMatchObject({ rules: [], clear: false, file: null });
  expect(answer.cautions.map(({ code }) => code)).toContain("policy-none");
  expect(existsSync(join(folder, "none.yaml"))).toBe(false);
});

test("elsewhere, the scenario is copied beside; what differs there is kept", async () => {
  mkdirSync(join(folder, "elsewhere"));
  await policy("--policy", "elsewhere/best.yaml");
  expect(readFileSync(join(folder, "elsewhere", "gate.yaml"), "utf8")).toBe(text);
  const check = await call(["check", "elsewhere/best.yaml"], options);
  expect(check.code).toBe(0);
  writeFileSync(join(folder, "elsewhere", "gate.yaml"), "another\n");
  const refused = await call([...words, "--policy", "elsewhere/other.yaml"], options);
  expect(refused).toMatchObject({ code: 2, err: expect.stringContaining("gate.yaml") as string });
});

test("what cannot be written is told, and ends with 74", async () => {
  const found = await call([...words, "--policy", "gate.yaml/best.yaml"], options);
  expect(found).toMatchObject({ code: 74, out: expect.stringContaining("keeper") as string });
});

test("it is about a whole run, and one thing", async () => {
  const stepped = await call([...words, "--policy", "x.yaml", "--step", "2"], options);
  expect(stepped).toMatchObject({ code: 2, err: expect.stringContaining("--policy") as string });
  const many = ["advise", "brinkmanship", "--as", "blue", "--policy", "x.yaml"];
  expect(await call(many, options)).toMatchObject({
    ...{ code: 2, err: expect.stringContaining("--weigh") as string },
  });
});

test("what a rule means has a basis of its own where the actor names none", async () => {
  const bare = text.replace(
    "    basis: judgement\n    because: a test\n    objectives",
    "    objectives",
  );
  // With a third move that is always wrong, to keep from one move is not enough.
  const third = bare.replace("outcomes:", "      pass: { then: { harm: +1 } }\noutcomes:");
  writeFileSync(join(folder, "bare.yaml"), third);
  await printed([...words.with(1, "bare.yaml"), "--policy", "based.yaml"], options);
  expect(readFileSync(join(folder, "based.yaml"), "utf8")).toContain("basis: judgement");
  expect(readFileSync(join(folder, "best.yaml"), "utf8")).not.toContain("basis");
  const [check, own] = await Promise.all(
    ["based.yaml", "bare.yaml"].map((name) => call(["check", name], options)),
  );
  for (const one of [check, own]) expect(`${one?.out}${one?.err}`).not.toContain("without-basis");
});
