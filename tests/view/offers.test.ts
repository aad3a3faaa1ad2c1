/** How offers stand, in words. */

import { expect, it } from "vitest";
import type { State } from "../../src/engine/interpreter/state.ts";
import { lower } from "../../src/ir/lower.ts";
import { offerNumber } from "../../src/scenario/offer.ts";
import { namingOf } from "../../src/story/naming.ts";
import { openOffers } from "../../src/view/offers.ts";
import { modelOf } from "../scenario/reading.ts";

const model = modelOf(`brink: 2
scenario: example
start: 2022-01-12
step: week
horizon: 10 steps
flashpoints: { border: { name: Border, start: calm, levels: [calm, war] } }
actors: { nato: { name: NATO }, moscow: { name: Moscow } }
offers:
  meetings:
    name: Meetings
    by: nato
    to: moscow
    stands: 8 weeks
    make: { then: { border: war } }
    answers: { accept: { ends: accepted }, time: { name: Ask for time, renews: true, at_most: 2 } }
`);
const program = lower(model);

/** A state in which the offer has been open for 3 weeks, and time was asked for so often. */
function opened(asked: number): State {
  const variables = program.variables.map(({ id }) =>
    id === "meetings" ? offerNumber("open") : asked,
  );
  return { variables, stopwatches: program.stopwatches.map(() => 3) } as unknown as State;
}

it.each([
  ["en", 0, "Meetings (NATO to Moscow): open for 3 of 8 weeks"],
  ["en", 1, "Meetings (NATO to Moscow): open for 3 of 8 weeks; “Ask for time” once"],
  ["en", 2, "Meetings (NATO to Moscow): open for 3 of 8 weeks; “Ask for time” 2 times"],
])("in %s, asked for time %d times", (language, asked, text) => {
  const naming = namingOf(model, program, { language, digits: "latin" } as never);
  expect(openOffers(naming, opened(asked))).toEqual([text]);
});
