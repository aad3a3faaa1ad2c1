/** `brink advise --regret` on decisions whose cost stands on paper. */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RegretAnswer } from "../../src/answer/regret-schema.ts";
import { call } from "../cli/call.ts";
import { blocksOf, storyOf } from "../story/told.ts";
import { printed } from "./documents.ts";

const folder = mkdtempSync(join(tmpdir(), "brink-regret-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/**
 * Two mornings with an umbrella at home. On the first it rains with 40 %, which is not known: to get wet costs 10,
 * to take it 3. The policy always goes without. On the second there is a gale in which it would be lost: 13.
 */
const text = `brink: 2
scenario: mornings
start: 2022-01-03
step: day
horizon: 3 steps
parameters:
  price: { value: 3, range: [1, 5], basis: judgement, because: as one likes }
unknowns:
  first: { values: { rain: { share: 40% }, dry: { share: 60% } } }
variables:
  lost: { start: 0, min: 0, max: 100 }
  bare: { start: 1, min: 0, max: 1, integer: true }
actors:
  us:
    objectives:
      spend_little: { of: loss, wants: less }
      stay_poor: { of: loss, wants: more }
    moves:
      take: { weight: 0, when: t < 2, then: { lost: { add: "t == 1 ? 13 : price" }, bare: { set: "t == 0 ? 0 : bare" } } }
      stay: { when: t < 2 }
      sing: { when: t == 5 }
flashpoints:
  street: { start: calm, levels: [calm, flood] }
outcomes:
  loss: { at_end: "lost + (bare == 1 and first == rain ? 10 : 0)" }
`;
writeFileSync(join(folder, "mornings.yaml"), text);
writeFileSync(
  join(folder, "observed.yaml"),
  `${text}history:
  until: 2022-01-05
  moves:
    - { actor: us, move: stay, date: 2022-01-03 }
    - { actor: us, move: take, date: 2022-01-04 }
`,
);

const options = { folder };
const regret = async (...more: readonly string[]): Promise<RegretAnswer> => {
  const words = ["advise", "mornings.yaml", "--as", "us", "--regret", "--quiet", ...more];
  return (await printed(words, options)) as unknown as RegretAnswer;
};

describe("what decisions cost", () => {
  let answer: RegretAnswer;
  beforeAll(async () => {
    answer = await regret("--runs", "512", "--inputs", "3", "--workers", "1");
  });

  test("is 1 for going without on a morning that may be wet, and 0 in the gale", () => {
    const { decisions, path, run, until } = answer;
    expect({ path, run, until }).toEqual({ path: "run", run: 0, until: "2022-01-05" });
    expect(decisions.map(({ step, by, does, move, open }) => [step, by, does, move, open])).toEqual(
      [0, 1].map((step) => [step, "policy", "move", "stay", ["stay", "take"]]),
    );
    const [first, gale] = decisions.map(({ objectives }) => objectives["spend_little"]!);
    expect(first).toMatchObject({ best: { does: "move", move: "take" }, clear: true });
    expect(first?.done.value).toBeCloseTo(4, 1);
    expect(first?.instead).toMatchObject({ value: 3 });
    expect(first?.cost.value).toBeCloseTo(1, 1);
    // To go without and to sit idle are the same: what was done is the best of equals.
    expect(gale).toMatchObject({ best: { does: "move", move: "stay" }, clear: false });
    expect(gale?.cost.value).toBe(0);
  });

  test("is measured the other way round for who wants more", () => {
    const gale = answer.decisions[1]?.objectives["stay_poor"];
    expect(gale).toMatchObject({ best: { does: "move", move: "take" }, cost: { value: 13 } });
  });

  test("names the costliest, judged again, with the world in which it was not taken", () => {
    const [little, poor] = answer.costliest;
    expect(little).toMatchObject({ objective: "spend_little", step: 0, move: "stay", clear: true });
    expect(little?.again.value).toBeCloseTo(1, 1);
    const { played, instead } = little!.worlds!;
    expect([0, 10]).toContain(played);
    expect(instead).toBe(3);
    // At a price of 5 it would have cost nothing.
    expect(little?.turning?.inputs[0]).toMatchObject({
      ...{ input: "price", grounds: "judgement" },
      objectives: { spend_little: { turns: "yes" } },
    });
    expect(poor).toMatchObject({ objective: "stay_poor", step: 1, again: { value: 13 } });
    expect(poor?.worlds).toEqual({ played, instead: played! + 13 });
  });

  test.each([
    ["en", "Cost most: “Stay” on 3 Jan 2022", "each of these makes another deed the best"],
    ["ar", "أكثرها كلفة", "يجعل فعلاً آخر هو الأفضل"],
  ] as const)("is told, with how much is judged and what turns it over (%s)", async (...told) => {
    const [language, most, turns] = told;
    const scenario = join(folder, "mornings.yaml");
    const story = await storyOf({ ...answer, elapsed: 0 }, { scenario, language });
    const words = JSON.stringify(blocksOf(story!));
    expect(words).toContain(most);
    expect(words).toContain(turns);
  });
});

test("of the observed history, what was done is judged by what it shows", async () => {
  const { path, decisions, costliest } = (await printed(
    [
      ...["advise", "observed.yaml", "--as", "us", "--regret", "--history", "--outcome", "loss"],
      ...["--runs", "512", "--inputs", "0", "--workers", "1", "--quiet"],
    ],
    options,
  )) as unknown as RegretAnswer;
  expect(path).toBe("history");
  const told = decisions.map(({ by, move, objectives }) => [by, move, objectives["spend_little"]]);
  expect(told).toMatchObject([
    ["history", "stay", { best: { move: "take" }, instead: { value: 3 }, clear: true }],
    ["history", "take", { cost: { value: 13 }, clear: true }],
  ]);
  expect(decisions[0]?.objectives["spend_little"]?.cost.value).toBeCloseTo(1, 1);
  // A history is no run that could be played again.
  expect(costliest[0]).toMatchObject({ step: 1, worlds: null });
});

test("it is the same for 1 and 3 workers, and from the command it names", async () => {
  const one = await regret("--runs", "64", "--inputs", "0", "--workers", "1", "--step", "1");
  expect([one.decisions.length, one.until]).toEqual([1, "2022-01-03"]);
  const words = one.replay.split(" ").slice(1);
  expect(await printed([...words, "--quiet", "--workers", "3"], options)).toEqual(one);
});

test.each([
  [["--step", "0"], /nothing has been decided/u],
  [["--agency"], /--agency/u],
  [["--history"], /history/u],
  [["--history", "--session", "none.json"], /leave out --session/u],
  [["--session", "none.json"], /none\.json/u],
])("%o is wrong usage", async (more, message) => {
  const { code, err } = await call(
    ["advise", "mornings.yaml", "--as", "us", "--regret", ...more],
    options,
  );
  expect(code).toBe(2);
  expect(err).toMatch(message);
});
