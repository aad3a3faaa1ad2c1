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
];

/** Whether a change is known to change nothing. */
export function isEquivalent(path: string, line: string, from: string, to: string): boolean {
  return equivalents.some(
    (one) => one.path === path && one.line === line && one.from === from && one.to === to,
  );
}
