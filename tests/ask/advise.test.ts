/** `brink advise` on a choice with an answer on paper: take an umbrella, not knowing whether it will rain. */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { AdviseAnswer } from "../../src/answer/advise-schema.ts";
import { call } from "../cli/call.ts";
import { printed } from "./documents.ts";

const folder = mkdtempSync(join(tmpdir(), "brink-advise-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Rain 40 %; wet costs 10, an umbrella 3. Without it 4 is lost, with it 3; who knows the weather loses 1.2. */
const text = (knownTo = ""): string => `brink: 2
scenario: umbrella
start: 2022-01-03
step: day
horizon: 2 steps
parameters:
  price: { value: 3, range: [1, 5], basis: judgement, because: as one likes }
unknowns:
  weather: { ${knownTo} values: { rain: { share: 40% }, dry: { share: 60% } } }
variables:
  umbrella: { start: 0, min: 0, max: 1, integer: true }
actors:
  us:
    objectives:
      stay_dry: { of: wet, wants: less, weight: 3 }
      spend_little: { of: loss, wants: less, scale: [0, 10] }
    moves:
      take: { when: t == 0, then: { umbrella: 1 } }
      stay: { when: t == 0 }
      swim: { when: t == 5 }
  clouds: {}
flashpoints:
  street: { start: calm, levels: [calm, flood] }
outcomes:
  wet: { at_end: weather == rain and umbrella == 0 }
  loss: { at_end: "umbrella * price + (weather == rain and umbrella == 0 ? 10 : 0)" }
`;
writeFileSync(join(folder, "umbrella.yaml"), text());
writeFileSync(join(folder, "seen.yaml"), text("known_to: [us],"));
writeFileSync(join(folder, "aimless.yaml"), text().replace(/ {4}objectives:\n.*\n.*\n/u, ""));

const options = { folder };
const base = ["umbrella.yaml", "--as", "us", "--quiet"];
const advise = async (...more: readonly string[]): Promise<AdviseAnswer> =>
  (await printed(["advise", ...base, ...more], options)) as unknown as AdviseAnswer;

const courseOf = ({ courses }: AdviseAnswer, does: string, move?: string) =>
  courses.find((one) => one.does === does && one.move === move);

describe("each deed", () => {
  test("has what it costs on paper, and the best is told for each objective", async () => {
    const answer = await advise("--runs", "2560", "--inputs", "0");
    const lossOf = (does: string, move?: string) =>
      courseOf(answer, does, move)?.objectives["spend_little"];
    expect(lossOf("move", "take")).toMatchObject({ value: 3 });
    // Ten blocks of runs, each with 40 % rain to a 256th.
    expect(lossOf("nothing")?.value).toBeCloseTo(4, 1);
    expect(lossOf("move", "stay")?.value).toBe(lossOf("nothing")?.value);
    expect(lossOf("policy")?.low).toBeLessThan(3.5);
    expect(lossOf("policy")?.high).toBeGreaterThan(3.5);
    expect(courseOf(answer, "move", "take")?.objectives["stay_dry"]).toMatchObject({ value: 0 });
    expect(courseOf(answer, "move", "swim")).toBeUndefined();
    const best = answer.objectives.map((one) => one.best);
    expect(best).toMatchObject([
      { does: "move", move: "take", clear: true },
      { does: "move", move: "take", clear: true },
    ]);
    expect(answer.belief["weather"]).toEqual({ rain: 0.4, dry: 0.6 });
  });

  test("is the same for 1 and 3 workers, and from the command it names", async () => {
    const one = await advise("--runs", "300", "--workers", "1");
    expect(await advise("--runs", "300", "--workers", "3")).toEqual(one);
    const words = one.replay.split(" ").slice(1);
    expect(await printed([...words, "--quiet"], options)).toEqual(one);
  });
});

test("knowing the weather is worth 1.8, and changes the deed", async () => {
  const { knowing } = await advise("--runs", "2560", "--inputs", "0", "--outcome", "loss");
  expect(knowing).toHaveLength(1);
  expect(knowing[0]).toMatchObject({
    unknown: "weather",
    best: { rain: { does: "move", move: "take" }, dry: { does: "nothing" } },
  });
  const { value, low, high } = knowing[0]!.gain;
  expect(value).toBeCloseTo(1.8, 1);
  expect([low! < 1.8, high! > 1.8]).toEqual([true, true]);
});

test("who knows an unknown believes it, and has nothing to learn", async () => {
  const answer = (await printed(
    ["advise", "seen.yaml", "--as", "us", "--quiet", "--runs", "256", "--inputs", "0"],
    options,
  )) as unknown as AdviseAnswer;
  expect(Object.values(answer.belief["weather"]!).toSorted()).toEqual([0, 1]);
  expect(answer.knowing).toEqual([]);
});

test("the price that would turn the advice is named, with what it rests on", async () => {
  const { turning, numbers } = await advise("--runs", "512", "--inputs", "3", "--outcome", "loss");
  expect(turning?.inputs.map(({ input }) => input)).toContain("price");
  const price = turning?.inputs.find(({ input }) => input === "price");
  // At a price of 5, an umbrella costs more than getting wet.
  expect(price).toMatchObject({
    grounds: "judgement",
    objectives: { spend_little: { turns: "yes", low: { value: expect.closeTo(-3, 1) as number } } },
  });
  expect(numbers).toMatchObject({ judged: numbers.total });
});

test("weighed, the objectives count by their weights and scales", async () => {
  const answer = await advise("--runs", "512", "--inputs", "0", "--weigh");
  // Taking it: dry for sure, and 3 of 10 lost, which counts a quarter.
  const taken = courseOf(answer, "move", "take")?.objectives["weighed"];
  expect(taken?.value).toBeCloseTo(-0.25 * 0.3, 12);
  expect(answer.objectives.at(-1)).toMatchObject({ id: "weighed", wants: "more" });
});

test("agency: the best and the worst of the rules that can be kept to", async () => {
  const { agency, whoMatters } = await advise("--runs", "512", "--inputs", "0", "--agency");
  expect(agency?.[1]).toMatchObject({
    best: { does: "always", move: "take", value: 3 },
    rules: expect.arrayContaining([
      expect.objectContaining({ does: "never", move: "stay", value: 3 }) as unknown,
    ]) as unknown,
  });
  expect(agency?.[1]?.worst?.value).toBeCloseTo(4, 1);
  // Only the first day is open to a choice.
  const last = whoMatters?.filter(({ from }) => from === 1) ?? [];
  expect(last.map(({ difference }) => difference.value)).toEqual([0, 0]);
});

describe("what cannot be asked", () => {
  test.each([
    [["umbrella.yaml"], /--as with one of us/u],
    [["umbrella.yaml", "--as", "uss"], /us/u],
    [["umbrella.yaml", "--as", "clouds"], /clouds has no moves.*us/u],
    [["umbrella.yaml", "--as", "us", "--outcome", "lost"], /lost.*loss/su],
    [["umbrella.yaml", "--as", "us", "--step", "2"], /the last is 1/u],
    [["umbrella.yaml", "--as", "us", "--session", "none.json"], /none\.json/u],
    [["aimless.yaml", "--as", "us"], /objectives.*--outcome/su],
    [["aimless.yaml", "--as", "us", "--outcome", "loss", "--weigh"], /scale/u],
  ])("%o is wrong usage, with what to do instead", async (args, message) => {
    const { code, err } = await call(["advise", ...args, "--quiet"], options);
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });

  test("an objective about no outcome is a fault, told where", async () => {
    writeFileSync(join(folder, "wrong.yaml"), text().replace("of: wet", "of: wett"));
    const { code, err } = await call(["advise", "wrong.yaml", "--as", "us"], options);
    expect(code).toBe(1);
    expect(err).toMatch(/error\[unknown-reference\][\s\S]*-->/u);
  });
});
