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
  writeFileSync(join(folder, "bare.yaml"), bare);
  await printed([...words.with(1, "bare.yaml"), "--policy", "based.yaml"], options);
  expect(readFileSync(join(folder, "based.yaml"), "utf8")).toContain("basis: judgement");
  expect(readFileSync(join(folder, "best.yaml"), "utf8")).not.toContain("basis");
  const [check, own] = await Promise.all(
    ["based.yaml", "bare.yaml"].map((name) => call(["check", name], options)),
  );
  for (const one of [check, own]) expect(`${one?.out}${one?.err}`).not.toContain("without-basis");
});
