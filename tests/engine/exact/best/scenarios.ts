/** Decision problems whose best policies have closed forms, as scenarios. */

const head = (id: string, steps: number): string =>
  `brink: 2\nscenario: ${id}\nstart: 2022-01-03\nstep: day\nhorizon: ${String(steps)} steps\n`;

/** A fair die is rolled up to so many times; what it shows may be taken once. */
export const dice = (rolls: number): string => `${head("dice", rolls + 1)}
variables:
  got: { start: 0, min: 0, max: 6, integer: true }
flashpoints:
  die:
    start: none
    levels: [none, one, two, three, four, five, six]
    rules:
${["one", "two", "three", "four", "five", "six"].map((face) => `      r_${face}: { from: [none, one, two, three, four, five, six], to: ${face}, certain: true, weight: 1 }`).join("\n")}
actors:
  player:
    moves:
      take: { weight: 1, when: "die > none and got == 0", then: { got: "rung(die)" } }
      wait: { weight: 1 }
outcomes:
  prize: { at_end: got }
  six: { at_end: got == 6 }
`;

/** So many candidates come in random order; each is the best so far, or not; one may be hired as it comes. */
export const secretary = (candidates: number): string => `${head("secretary", candidates + 1)}
variables:
  hired: { start: 0, min: 0, max: 2, integer: true }
flashpoints:
  candidate:
    start: none
    levels: [none, worse, record]
    rules:
      weaker: { from: [none, worse, record], to: worse, when: "t < ${String(candidates)}", certain: true, weight: t }
      better: { from: [none, worse, record], to: record, when: "t < ${String(candidates)}", certain: true, weight: 1, then: { hired: "hired == 1 ? 2 : hired" } }
actors:
  employer:
    moves:
      hire: { weight: 1, when: "candidate > none and hired == 0", then: { hired: "candidate == record ? 1 : 2" } }
      wait: { weight: 1 }
outcomes:
  best_hired: { at_end: hired == 1 }
`;

/** Two arms that pay 1 or nothing with chances of which nothing is known (uniform); what each has paid is counted. */
export const bandit = (pulls: number): string => `${head("bandit", pulls)}
variables:
  arm: { start: 0, min: 0, max: 2, integer: true }
  wins_a: { start: 0, min: 0, max: ${String(pulls)}, integer: true }
  wins_b: { start: 0, min: 0, max: ${String(pulls)}, integer: true }
  losses_a: { start: 0, min: 0, max: ${String(pulls)}, integer: true }
  losses_b: { start: 0, min: 0, max: ${String(pulls)}, integer: true }
flashpoints:
  result:
    start: loss
    levels: [loss, win]
    rules:
      win_a: { from: [loss, win], to: win, when: "arm == 1", certain: true, weight: "1 + wins_a", then: { wins_a: +1 } }
      lose_a: { from: [loss, win], to: loss, when: "arm == 1", certain: true, weight: "1 + losses_a", then: { losses_a: +1 } }
      win_b: { from: [loss, win], to: win, when: "arm == 2", certain: true, weight: "1 + wins_b", then: { wins_b: +1 } }
      lose_b: { from: [loss, win], to: loss, when: "arm == 2", certain: true, weight: "1 + losses_b", then: { losses_b: +1 } }
actors:
  player:
    moves:
      pull_a: { weight: 1, then: { arm: "1" } }
      pull_b: { weight: 1, then: { arm: "2" } }
outcomes:
  paid: { at_end: wins_a + wins_b }
`;

/** A firm of a hidden kind, good with 2/5, makes a good day with 4/5 or 1/5. Once it may be bought: a good one is worth 3, a bad one -4. */
export const firm = (days: number): string => `${head("firm", days + 1)}
unknowns:
  kind: { values: { good: 40%, bad: 60% } }
variables:
  got: { start: 0, min: -4, max: 3, integer: true, hidden: true }
flashpoints:
  news:
    start: none
    levels: [none, poor, fine]
    rules:
      good_day: { from: [none, poor, fine], to: fine, certain: true, weight: "kind == good ? 4 : 1" }
      bad_day: { from: [none, poor, fine], to: poor, certain: true, weight: "kind == good ? 1 : 4" }
actors:
  buyer:
    moves:
      buy: { weight: 1, then: { got: "kind == good ? 3 : -4" } }
      wait: {}
outcomes:
  gain: { at_end: got }
`;

/** Arm a pays with 1/2. Arm b pays with 9/10 or 1/10, no one knows which; what was paid is seen. */
export const hiddenBandit = (pulls: number): string => `${head("hidden_bandit", pulls)}
unknowns:
  arm_b: { values: { rich: 40%, poor: 60% } }
variables:
  arm: { start: 0, min: 0, max: 2, integer: true }
  won: { start: 0, min: 0, max: ${String(pulls)}, integer: true }
flashpoints:
  result:
    start: loss
    levels: [loss, win]
    rules:
      win_a: { from: [loss, win], to: win, when: "arm == 1", certain: true, weight: 1, then: { won: +1 } }
      lose_a: { from: [loss, win], to: loss, when: "arm == 1", certain: true, weight: 1 }
      win_b: { from: [loss, win], to: win, when: "arm == 2", certain: true, weight: "arm_b == rich ? 9 : 1", then: { won: +1 } }
      lose_b: { from: [loss, win], to: loss, when: "arm == 2", certain: true, weight: "arm_b == rich ? 1 : 9" }
actors:
  player:
    moves:
      a: { weight: 1, then: { arm: 1 } }
      b: { weight: 1, then: { arm: 2 } }
outcomes:
  paid: { at_end: won }
`;
