/** Questions without a horizon against the answers on paper: published chains, and bounds that hold them. */

import { describe, expect, it } from "vitest";
import { ExactRefusal } from "../../../src/engine/exact/refusal.ts";
import {
  solveForever,
  type ForeverAnswer,
  type ForeverFound,
} from "../../../src/engine/exact/forever/forever.ts";
import type { Bounded } from "../../../src/engine/exact/answers.ts";
import { parametersOf } from "../../../src/engine/interpreter/run.ts";
import { programOfText } from "../../batch/ladder.ts";

const head = (outcomes: string, rest: string, horizon = 4): string => `brink: 2
scenario: chain
languages: [en]
title: A chain
start: 2022-01-03
step: day
horizon: ${String(horizon)} steps
${rest}outcomes:
${outcomes}`;

/** A ladder `at` that goes from level i to level j by the weights of row i; a row of none rests. */
type Row = ReadonlyMap<number, number | string>;

function ladder(rows: readonly Row[], start: number): string {
  const rules = rows.flatMap((row, from) =>
    [...row].map(
      ([to, weight]) =>
        `      r${String(from)}_${String(to)}: { from: s${String(from)}, to: s${String(to)}, certain: true, weight: "${String(weight)}" }`,
    ),
  );
  return `flashpoints:
  at:
    name: Place
    start: s${String(start)}
    levels: { ${rows.map((_, level) => `s${String(level)}: { name: L }`).join(", ")} }
    rules:
${rules.join("\n")}
`;
}

const walk = (top: number, up: number, down: number, ends: "stay" | "bounce") =>
  Array.from({ length: top + 1 }, (_, level) => {
    if (level > 0 && level < top)
      return new Map([
        [level - 1, down],
        [level + 1, up],
      ]);
    if (ends === "stay") return new Map<number, number>();
    return level === 0
      ? new Map([
          [0, down],
          [1, up],
        ])
      : new Map([
          [top - 1, down],
          [top, up],
        ]);
  });

function ask(
  text: string,
  kind: ForeverFound["kind"],
  { outcome = 0, until }: { readonly outcome?: number; readonly until?: number } = {},
): ForeverAnswer {
  const program = programOfText(text);
  const question =
    kind === "cost"
      ? { kind, outcome, ...(until === undefined ? {} : { until }) }
      : { kind, outcome };
  const going = solveForever(program, parametersOf(program), question, 1e6);
  for (;;) {
    const next = going.next();
    if (next.done === true) return next.value;
  }
}

/** The bounds hold the value, and are no wider than a share of it. */
function holds(bounds: Bounded | undefined, value: number, width = 1e-11): void {
  if (bounds === undefined) throw new Error("no answer");
  const { low, high, value: found } = bounds;
  // What is on paper is rounded too.
  const paper = 4e-16 * Math.abs(value);
  expect(low).toBeLessThanOrEqual(value + paper);
  expect(high).toBeGreaterThanOrEqual(value - paper);
  expect(high - low).toBeLessThan(width * Math.max(1, Math.abs(value)));
  expect(found).toBeGreaterThanOrEqual(low);
  expect(found).toBeLessThanOrEqual(high);
}

const found = <Kind extends ForeverFound["kind"]>(answer: ForeverAnswer, kind: Kind) => {
  if (answer.found.kind !== kind) throw new Error(answer.found.kind);
  return answer.found as Extract<ForeverFound, { readonly kind: Kind }>;
};

const ever = (condition: string): string => `  it: { title: It, ever: ${condition} }\n`;
const most = (number: string): string => `  it: { title: It, max: "${number}" }\n`;

describe("gambler's ruin", () => {
  it.each([
    [10, 4, 49, 51],
    [30, 15, 40, 60],
  ])("of %i from %i at %i to %i", (top, from, up, down) => {
    const chain = ladder(walk(top, up, down, "stay"), from);
    const ratio = down / up;
    const wins = (1 - ratio ** from) / (1 - ratio ** top);
    const lean = (down - up) / 100;
    const rich = ask(head(ever(`at == s${String(top)}`), chain), "eventually");
    holds(found(rich, "eventually").probability, wins);
    expect(rich.states).toBe(top + 1);
    const over = ask(head(ever(`at == s0 or at == s${String(top)}`), chain), "mean-time");
    holds(found(over, "mean-time").mean, from / lean - (top / lean) * wins);
    expect(found(over, "mean-time").probability).toEqual({ value: 1, low: 1, high: 1 });
    const never = found(ask(head(ever(`at == s${String(top)}`), chain), "mean-time"), "mean-time");
    expect(never.mean).toBeUndefined();
    holds(never.probability, wins);
  });

  it("has a mean of 250,000 rounds between a thousand, fair and from the middle", () => {
    const coin = new Map([
      [0, 1],
      [1, 1],
    ]);
    const chain = `${ladder([coin, coin], 0)}variables:
  money:
    name: Money
    start: 500
    min: 0
    max: 1000
    integer: true
    drift: "money == 0 or money == 1000 ? money : at == s1 ? money + 1 : money - 1"
`;
    // A round is told of by the coin of the step before.
    const answer = ask(head(ever("money == 0 or money == 1000"), chain), "mean-time");
    holds(found(answer, "mean-time").mean, 250_000, 1e-9);
    const where = ask(head(ever("money == 1000"), chain), "mean-time");
    // Of those that win, by symmetry, the same.
    holds(found(where, "mean-time").where, 250_000, 1e-9);
    holds(found(where, "mean-time").probability, 0.5, 1e-9);
  });
});

describe("first passage", () => {
  // Kemeny and Snell's land of Oz: rain, nice, snow.
  const oz = [
    new Map([
      [0, 2],
      [1, 1],
      [2, 1],
    ]),
    new Map([
      [0, 1],
      [2, 1],
    ]),
    new Map([
      [0, 1],
      [1, 1],
      [2, 2],
    ]),
  ];

  it.each([
    [0, 1, 4],
    [0, 2, 10 / 3],
    [1, 0, 8 / 3],
    [1, 2, 8 / 3],
    [2, 0, 10 / 3],
    [2, 1, 4],
  ])("from weather %i to %i takes what Kemeny and Snell print", (from, to, days) => {
    const answer = ask(head(ever(`at == s${String(to)}`), ladder(oz, from)), "mean-time");
    holds(found(answer, "mean-time").mean, days);
  });

  it.each([
    [0, 0.4],
    [1, 0.2],
    [2, 0.4],
  ])("of weather %i there is %d in the long run", (weather, share) => {
    const answer = ask(head(ever(`at == s${String(weather)}`), ladder(oz, 1)), "long-run");
    holds(found(answer, "long-run").mean, share);
    expect(found(answer, "long-run").classes).toBe(1);
  });
});

describe("Herman's ring", () => {
  it.each([
    [3, [1, 1, 1]],
    [5, [1, 2, 2]],
    [9, [3, 3, 3]],
  ])("of %i with three tokens %j apart", (count, gaps) => {
    // Bit i equals the one before it where there is a token.
    const tokens = new Set([0, gaps[0] ?? 0, (gaps[0] ?? 0) + (gaps[1] ?? 0)]);
    const bits: number[] = [0];
    for (let i = 1; i < count; i += 1) {
      bits.push(tokens.has(i) ? (bits[i - 1] ?? 0) : 1 - (bits[i - 1] ?? 0));
    }
    const bit = (i: number): string => `b${String((i + count) % count)}`;
    const ring = bits.map((start, i) => {
      const rules = ["lo", "hi"].flatMap((own) => {
        const other = own === "lo" ? "hi" : "lo";
        const same = `${bit(i - 1)} == ${own}`;
        return [
          `      ${own}_stay: { from: ${own}, to: ${own}, certain: true, when: ${same} }`,
          `      ${own}_turn: { from: ${own}, to: ${other}, certain: true }`,
        ];
      });
      return `  ${bit(i)}:
    name: Bit
    start: ${start === 0 ? "lo" : "hi"}
    levels: { lo: { name: L }, hi: { name: H } }
    rules:
${rules.join("\n")}
`;
    });
    const alike = Array.from(
      { length: count },
      (_, i) => `(${bit(i)} == lo ? 1 : 0) == (${bit(i - 1)} == lo ? 1 : 0) ? 1 : 0`,
    );
    const one = `(${alike.map((text) => `(${text})`).join(" + ")}) == 1`;
    const answer = ask(head(ever(`"${one}"`), `flashpoints:\n${ring.join("")}`), "mean-time");
    const [a = 0, b = 0, c = 0] = gaps;
    holds(found(answer, "mean-time").mean, (4 * a * b * c) / count, 1e-10);
  });
});

describe("Haddad and Monmege's chain", () => {
  it("of 20 is won in 0.7 of runs, after 1,572,862 steps, though each iterate barely moves", () => {
    const size = 20;
    const rows = Array.from({ length: 2 * size + 1 }, (_, x) => {
      if (x === 0 || x === 2 * size) return new Map<number, number>();
      if (x === size)
        return new Map([
          [size - 1, 7],
          [size + 1, 3],
        ]);
      return new Map([
        [x < size ? x - 1 : x + 1, 1],
        [size, 1],
      ]);
    });
    const chain = ladder(rows, size);
    const won = ask(head(ever("at == s0"), chain), "eventually");
    holds(found(won, "eventually").probability, 0.7, 1e-8);
    const over = ask(head(ever("at == s0 or at == s40"), chain), "mean-time");
    holds(found(over, "mean-time").mean, 1_572_862, 1e-8);
  });
});

describe("a birth and death chain", () => {
  it("is in each level as often as its geometric law says, and has its mean", () => {
    const [top, up, down] = [12, 3, 5];
    const chain = ladder(walk(top, up, down, "bounce"), 7);
    const weights = Array.from({ length: top + 1 }, (_, level) => (up / down) ** level);
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    for (const level of [0, 5, 12]) {
      const answer = ask(head(ever(`at == s${String(level)}`), chain), "long-run");
      holds(found(answer, "long-run").mean, (weights[level] ?? 0) / all);
    }
    const mean = weights.reduce((sum, weight, level) => sum + weight * level, 0) / all;
    const number = Array.from({ length: top }, (_, i) => `(at >= s${String(i + 1)} ? 1 : 0)`);
    const answer = ask(head(most(number.join(" + ")), chain), "long-run");
    holds(found(answer, "long-run").mean, mean, 1e-10);
  });

  it("that can end up in several ways has the mean over them", () => {
    // From 0 to 1 or 2 at even chances; 1 rests, 2 and 3 take turns for ever.
    const chain = ladder(
      [
        new Map([
          [1, 1],
          [2, 1],
        ]),
        new Map(),
        new Map([[3, 1]]),
        new Map([[2, 1]]),
      ],
      0,
    );
    const answer = found(ask(head(ever("at == s1 or at == s2"), chain), "long-run"), "long-run");
    holds(answer.mean, 0.75);
    expect(answer.classes).toBe(2);
  });
});

describe("what a number adds up to", () => {
  const chain = ladder(walk(6, 1, 1, "stay"), 2);

  it("is the mean of its sum until runs come to rest where it is 0", () => {
    // One for each visit of s3: the Green function of the walk, 2 · 2 · 3 / 6.
    const answer = ask(head(most("at == s3 ? 1 : 0"), chain), "cost");
    holds(found(answer, "cost").mean, (2 * 2 * 3) / 6);
  });

  it("is counted until a condition comes true", () => {
    const outcomes = `${most("1")}  ruin: { title: Ruin, ever: at == s0 or at == s6 }\n`;
    holds(found(ask(head(outcomes, chain), "cost", { until: 1 }), "cost").mean, 2 * 4);
  });

  it("has no end where it goes on, with the chance of that", () => {
    const answer = found(ask(head(most("at == s6 ? 1 : 0"), chain), "cost"), "cost");
    expect(answer.mean).toBeUndefined();
    holds(answer.endless, 2 / 6);
  });

  it("stops where runs end", () => {
    const ending = head(most("1"), `${chain}ends_when: at == s0 or at == s6\n`);
    holds(found(ask(ending, "cost"), "cost").mean, 8);
  });
});

describe("a counter", () => {
  it.each(["dwell(at)", "held(at, s1)"])("%s counts on beyond the horizon", (counter) => {
    // Nine heads in a row come after 2^10 - 2 tosses.
    const toss = (): Row =>
      new Map([
        [0, 1],
        [1, 1],
      ]);
    const answer = ask(
      head(ever(`"at == s1 and ${counter} >= 9"`), ladder([toss(), toss()], 0)),
      "mean-time",
    );
    holds(found(answer, "mean-time").mean, 1022);
  });
});

describe("the date", () => {
  it("may move a chain for some steps: they are followed first", () => {
    // Nothing leaves s0 before step 3, from then on half of it in a step; on day 1 a third comes to an end.
    const chain = `${ladder(
      [
        new Map<number, number | string>([
          [0, 1],
          [1, "t >= 3 ? 1 : 0"],
        ]),
        new Map(),
      ],
      0,
    )}events:
  stop: { name: Stop, date: 2022-01-04, chance: "1 / 3" }
`;
    const answer = ask(head(ever("at == s1 or happened(stop)"), chain), "mean-time");
    expect(answer.settled).toBe(3);
    // The event comes in step 2, which begins on day 1; else the first chance is in step 4, and one in two after.
    holds(found(answer, "mean-time").mean, (1 / 3) * 2 + (2 / 3) * (3 + 2));
  });

  it.each([
    [
      "for ever",
      "at == s1",
      [
        new Map<number, number | string>([
          [0, 1],
          [1, "t"],
        ]),
        new Map<number, number>(),
      ],
      "date for ever",
    ],
    [
      "beyond the horizon",
      "at == s1",
      [
        new Map<number, number | string>([
          [0, 1],
          [1, "t >= 9 ? 1 : 0"],
        ]),
        new Map<number, number>(),
      ],
      "date to come",
    ],
    ["by a counter", "dwell(at) * 2 > 7", [new Map([[1, 1]]), new Map([[0, 1]])], "count for ever"],
  ] as const)("that moves it %s is refused", (_, condition, rows, reason) => {
    const text = head(ever(condition), ladder(rows, 0));
    expect(() => ask(text, "eventually")).toThrow(ExactRefusal);
    expect(() => ask(text, "eventually")).toThrow(reason);
  });
});
