/** Whatever names something names something that there is; what is near is suggested. */

import { describe, expect, it } from "vitest";
import { errorsOf, head } from "./reading.ts";

const world = (change: (text: string) => string = (text) => text): readonly string[] =>
  errorsOf(
    change(`${head}sources: { survey: A survey }
unknowns:
  intent: { known_to: [northern], values: { good: 50%, bad: 50% } }
variables:
  tension: { start: 0, min: 0, max: 9 }
culprits: { russia: Russia }
flashpoints:
  border:
    start: calm
    held: { calm: 3 }
    basis: survey
    levels: [calm, tense]
    rules:
      up: { from: [calm], to: tense, hazard: 0, culprit: northern, then: { tension: 3 } }
  coast:
    start: quiet
    levels: [quiet, storm]
couplings:
  strength: 0
  links: [{ from: border, to: coast, weight: 1 }]
actors:
  northern: { moves: { patrol: { then: { coast: storm } } } }
events:
  council: { date: 2022-01-13, chance: 100% }
outcomes:
  last: { value: border == tense, at: 3 }
history:
  until: 2022-03-01
  levels: { border: [{ date: 2022-02-01, level: tense }] }
  events: [{ event: council, date: 2022-01-13 }]
`),
  );

describe("references", () => {
  it("finds no fault in the world as it is", () => {
    expect(world()).toEqual([]);
  });

  it.each([
    ["known_to: [northern]", "known_to: [nothern]", "unknown-reference: nothern → northern"],
    ["start: calm", "start: clam", "unknown-reference: clam → calm"],
    ["start: calm", "start: storm", "level-of-another-ladder: storm"],
    ["held: { calm: 3 }", "held: { storm: 3 }", "level-of-another-ladder: storm"],
    ["held: { calm: 3 }", "held: { tense: 3 }", "held-above-start: tense"],
    ["basis: survey", "basis: survy", "unknown-reference: survy → survey"],
    ["basis: survey", "basis: judgment", "unknown-reference: judgment → judgement"],
    ["basis: survey", "basis: [survey, nowhere]", "unknown-reference: nowhere"],
    ["from: [calm]", "from: [calm, tens]", "unknown-reference: tens → tense"],
    ["to: tense,", "to: quiet,", "level-of-another-ladder: quiet"],
    ["culprit: northern", "culprit: rusia", "bad-choice: rusia → russia"],
    ["then: { tension: 3 }", "then: { tensoin: 3 }", "unknown-reference: tensoin → tension"],
    ["then: { tension: 3 }", "then: { border: tense }", "rule-writes-level: border"],
    ["then: { coast: storm }", "then: { coast: tense }", "level-of-another-ladder: tense"],
    ["then: { coast: storm }", "then: { coast: +1.5 }", "shift-not-whole: +1.5"],
    ["from: border, to: coast", "from: border, to: coost", "unknown-reference: coost → coast"],
    ["at: 3", "at: 2021-12-31", "date-outside-run: 2021-12-31"],
    ["levels: { border: [", "levels: { bordr: [", "unknown-reference: bordr → border"],
    ["level: tense }]", "level: storm }]", "level-of-another-ladder: storm"],
    ["event: council", "event: counsel", "unknown-reference: counsel → council"],
    ["levels: [calm, tense]", "levels: [calm, any]", "reserved-id: any"],
    ["sources: { survey", "sources: { judgement: Mine, survey", "reserved-id: judgement"],
  ])("%s → %s", (from, to, expected) => {
    const faults = world((text) => {
      expect(text).toContain(from);
      return text.replace(from, to);
    });
    expect(faults[0]).toBe(expected);
  });
});
