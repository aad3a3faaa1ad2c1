/** A scenario whose runs fault by the value of one input: the logarithm of what is below 0. */

/** The text of it: `x` lies in [-1, 1], and runs fault where it is below 0; the
 * range of the rule does nothing to that. */
export const faultyText = `brink: 1
scenario: logarithm
title: A logarithm
start: 2022-01-03
step: week
horizon: 4 steps
parameters:
  x: { value: 0.1, range: [-1, 1], basis: judgement, because: x }
flashpoints:
  border:
    start: calm
    levels: [calm, crisis]
    basis: judgement
    because: border
    rules:
      flare: { from: calm, to: crisis, chance: 20% per week, range: [10%, 30%] }
outcomes:
  crisis: { ever: border == crisis }
  value: { at_end: "x < 0 ? log(x) : 1" }
`;
