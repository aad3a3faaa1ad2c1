/** What a history may say of days and levels that are not known exactly. */

import { describe, expect, it } from "vitest";
import { printExpression } from "../../src/scenario/expression/print.ts";
import { hashModel } from "../../src/scenario/hash.ts";
import { modelOf, readText } from "./reading.ts";

const scenario = (history: string, edition = 2): string => `
brink: ${String(edition)}
scenario: small
start: 2022-01-01
step: week
horizon: 10 steps
flashpoints:
  border: { start: calm, levels: [calm, tense, war] }
actors:
  north: { moves: { arm: { weight: 1 } } }
events:
  raid: { chance: 10% per week, repeats: true }
history:
  until: 2022-02-28
${history}
`;
const level = (entry: string): string => scenario(`  levels: { border: [${entry}] }`);
const historyOf = (text: string) => modelOf(text).history;

describe("what a red line brings", () => {
  const lines = (outcome: string): string =>
    scenario(
      `  events:
    - { event: south.arms.crossed, date: 2022-01-10 }
    - { event: south.arms.unanswered, date: 2022-01-31 }
outcomes:
  silent: { ever: '${outcome}' }`,
    ).replace(
      "events:",
      `  south:
    moves: { drill: { weight: 1 } }
    red_lines:
      arms:
        crossed: times(north, arm) >= 1
        answers: [{ move: south.drill, by: 2 }]
        unanswered: { after: 2 weeks, then: { border: tense } }
events:`,
    );

  it("is an event of a history, and of conditions in quotation marks", () => {
    const model = modelOf(lines('ago("south.arms.unanswered") <= 2'));
    expect(model.history?.events.map(({ event }) => event)).toEqual([
      "south.arms.crossed",
      "south.arms.unanswered",
    ]);
    const { form } = model.outcomes[0] ?? {};
    const printed = form?.kind === "ever" ? printExpression(form.of) : "";
    expect(printed).toBe('ago("south.arms.unanswered", 3) <= 2');
    expect(modelOf(lines(printed)).outcomes[0]).toMatchObject({ form: { kind: "ever" } });
    const happened = modelOf(lines('happened("south.arms.crossed")'));
    expect(happened.outcomes[0]?.form).toMatchObject({
      of: { kind: "happened", event: "south.arms.crossed" },
    });
  });

  it("is named where it is misspelt", () => {
    const { diagnostics } = readText(lines('happened("south.arms.crosed")'));
    const found = diagnostics.find(({ code }) => code === "expression-event-unknown");
    expect(found?.suggestion).toBe('"south.arms.crossed"');
  });
});

describe("a history of stretches", () => {
  it("has the first and the last day that it may have been", () => {
    const text = scenario(`
  levels:
    border:
      - { date: 2022-01-01, level: calm }
      - { between: [2022-01-10, 2022-01-31], level: [war, tense], until: 2022-02-10 }
  events: [{ event: raid, between: [2022-01-05, 2022-01-20] }]
  moves: [{ actor: north, move: arm, between: [2021-12-05, 2022-01-20] }]`);
    expect(historyOf(text)).toMatchObject({
      levels: [
        { date: "2022-01-01", level: "calm" },
        {
          ...{ date: "2022-01-10", latest: "2022-01-31", level: "tense", or: ["war"] },
          until: "2022-02-10",
        },
      ],
      events: [{ event: "raid", date: "2022-01-05", latest: "2022-01-20" }],
      moves: [{ actor: "north", move: "arm", date: "2021-12-05", latest: "2022-01-20" }],
    });
  });

  it("says of one day or one level what a date and a level do", () => {
    const [one, other] = [
      level("{ between: [2022-01-10, 2022-01-10], level: [war] }"),
      level("{ date: 2022-01-10, level: war }"),
    ].map((text) => hashModel(modelOf(text)));
    expect(one).toBe(other);
    const wide = hashModel(modelOf(level("{ between: [2022-01-10, 2022-01-11], level: war }")));
    expect(wide).not.toBe(other);
  });

  it.each([
    ["a day too many", level("{ between: [2022-01-10], level: war }"), "wrong-type"],
    ["no days", level("{ between: 2022, level: war }"), "wrong-type"],
    ["a bad date", level("{ between: [2022-01-10, 2022-02-30], level: war }"), "bad-date"],
    ["the end first", level("{ between: [2022-01-10, 2022-01-09], level: war }"), "history-order"],
    [
      "an entry within the stretch before it",
      level("{ between: [2022-01-10, 2022-01-20], level: war }, { date: 2022-01-15, level: calm }"),
      "history-order",
    ],
    [
      "a stretch beyond the end",
      level("{ between: [2022-02-10, 2022-03-10], level: war }"),
      "history-after-end",
    ],
    [
      "a stretch that is over before the start",
      level("{ between: [2021-02-10, 2021-03-10], level: war }"),
      "history-before-start",
    ],
    [
      "both",
      level("{ date: 2022-01-10, between: [2022-01-10, 2022-01-11], level: war }"),
      "conflicting-keys",
    ],
    ["neither", level("{ level: war }"), "one-key-of"],
    ["another level", level("{ date: 2022-01-10, level: [war, peace] }"), "unknown-reference"],
    [
      "a stretch in the first edition",
      scenario("  events: [{ event: raid, between: [2022-01-05, 2022-01-20] }]", 1),
      "edition-needed",
    ],
    [
      "several levels in the first edition",
      scenario("  levels: { border: [{ date: 2022-01-10, level: [war, tense] }] }", 1),
      "edition-needed",
    ],
    ["no date in the first edition", scenario("  events: [{ event: raid }]", 1), "missing-key"],
  ])("refuses %s", (_, text, code) => {
    const codes = readText(text).diagnostics.map((one) => one.code);
    expect(codes.filter((one) => !one.startsWith("number-without-"))).toEqual([code]);
  });
});
