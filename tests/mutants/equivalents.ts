/**
 * Mutants that say the same as what they change, with the reason: no test can notice them. One is known by
 * its file, its line as written and the change, so that it outlives what is written above it.
 */

interface Equivalent {
  readonly path: string;
  /** The line, without its indent. */
  readonly line: string;
  readonly from: string;
  readonly to: string;
  readonly because: string;
}

const equivalents: readonly Equivalent[] = [
  {
    path: "src/stats/binomial.ts",
    line: "if (n < 16) {",
    from: "<",
    to: "<=",
    because: "at 16 the factorial and the series give the same digits",
  },
  {
    path: "src/stats/gamma.ts",
    line: "for (; y < 16; y += 1) shift += log(y);",
    from: "16",
    to: "17",
    because: "from 16 on the series is exact to the last digits",
  },
  {
    path: "src/stats/student.ts",
    line: "for (let i = 0; i < 4; i += 1) {",
    from: "0",
    to: "1",
    because: "the series has terms to spare for an angle halved three times",
  },
  {
    path: "src/stats/beta.ts",
    line: "for (let i = 0; i < 8; i += 1) {",
    from: "<",
    to: "<=",
    because: "Newton's method has settled before",
  },
  {
    path: "src/stats/beta.ts",
    line: "let t = wanted / (right.value - left.value);",
    from: "-",
    to: "+",
    because: "Newton's method settles on the same place from any start in the cell",
  },
  {
    path: "src/belief/particles.ts",
    line: "const first = start(program, parameters, () => 0);",
    from: "0",
    to: "1",
    because: "what it draws, the unknowns, is set by hand or not read",
  },
  {
    path: "src/study/screening.ts",
    line: "return share < 0.5 ? 1 : -1;",
    from: "<",
    to: "<=",
    because: "no draw is a half to the last bit",
  },
  {
    path: "src/study/conditional.ts",
    line: "const conditional = given?.outcomes.find((one) => one.id === outcome.id);",
    from: "find",
    to: "findLast",
    because: "no two outcomes have one id",
  },
  {
    path: "src/belief/branch-moves.ts",
    line: "const nothing = probability < 1 ? [{ probability: 1 - probability, result: undefined }] : [];",
    from: "<",
    to: "<=",
    because: "to do nothing has probability 0 then, and such ways are dropped",
  },
  {
    path: "src/belief/particles.ts",
    line: "sum + (Math.exp(before - scale) / at(sums, 0)) * at(sums, index),",
    from: "+",
    to: "-",
    because: "all sums change their sign, and their ratios do not",
  },
  {
    path: "src/belief/particles.ts",
    line: "sum + (Math.exp(before - scale) / at(sums, 0)) * at(sums, index),",
    from: "/",
    to: "*",
    because: "weights total 1 before a step, but for rounding",
  },
  {
    path: "src/belief/particles.ts",
    line: "const state = withEnding(program, parameters, { ...first, unknowns, ended: false });",
    from: "false",
    to: "true",
    because: "whether a run has ended is worked out there, whatever stood before",
  },
  {
    path: "src/belief/particles.ts",
    line: "probability: 1 / each,",
    from: "1",
    to: "2",
    because: "weights are taken in proportion to their sum before the step",
  },
  {
    path: "src/belief/dated.ts",
    line: 'invariant(from !== undefined && to !== undefined, "both ends have a step");',
    from: "&&",
    to: "||",
    because: "a search for a last index always gives a number",
  },
  {
    path: "src/belief/follow.ts",
    line: "followIsland(parameters, { program, steps: [] }, keyOfSeed(seed), 1, value);",
    from: "1",
    to: "2",
    because: "one particle or two begin alike, and the island has two at least",
  },
  {
    path: "src/belief/branch.ts",
    line: "if (seen === undefined && (to === undefined || to.includes(from)) && probability < 1) {",
    from: "1",
    to: "2",
    because: "to stay has probability 0 then, and such ways are dropped",
  },
  {
    path: "src/batch/plan.ts",
    line: "if (range.end <= whole.first || range.first >= whole.end) continue;",
    from: ">=",
    to: ">",
    because: "a range that begins at the end leaves the gap that is added at the end",
  },
  {
    path: "src/batch/kernel-engine.ts",
    line: 'export const kernelEngine: Engine = { name: "kernel", chunkRuns: 512, prepare };',
    from: "512",
    to: "513",
    because: "no result depends on the size of a chunk",
  },
  {
    path: "src/study/base-rates.ts",
    line: 'const luck = luckOf(keyOfSeed("base rates"), 0);',
    from: "0",
    to: "1",
    because: "any luck of its own will do",
  },
  {
    path: "src/study/tornado.ts",
    line: ".map((own) => [0, 1, 2].map(() => emptyPairs(own)));",
    from: "2",
    to: "3",
    because: "only the number of them counts",
  },
  {
    path: "src/study/tornado.ts",
    line: ".map((own) => [0, 1, 2].map(() => emptyPairs(own)));",
    from: "1",
    to: "2",
    because: "only the number of them counts",
  },
  {
    path: "src/study/tornado.ts",
    line: ".map((own) => [0, 1, 2].map(() => emptyPairs(own)));",
    from: "0",
    to: "1",
    because: "only the number of them counts",
  },
  {
    path: "src/study/estimates.ts",
    line: "shareMethod: intervals.share(0, runs, LEVEL).method,",
    from: "0",
    to: "1",
    because: "only the name of the method is read",
  },
];

/** Whether a change is known to change nothing. */
export function isEquivalent(path: string, line: string, from: string, to: string): boolean {
  return equivalents.some(
    (one) => one.path === path && one.line === line && one.from === from && one.to === to,
  );
}
