/** Belief over the members of an ensemble, where every member's own is known on paper. */

import { describe, expect, it } from "vitest";
import { at } from "../../src/base/invariant.ts";
import { marginal, spreadBrier, spreadDays, spreadOver } from "../../src/study/members.ts";
import { staleFits } from "../../src/study/provenance.ts";
import { believed, onPaper, program } from "../belief/as-of.ts";
import { lower } from "../../src/ir/lower.ts";
import { modelOf } from "../scenario/reading.ts";

describe("a spread over members", () => {
  const shares = Array.from({ length: 41 }, (_, index) => 0.1 + index * 0.01);
  const members = shares.map((share) => believed(share, 0.2));
  const [, second] = spreadDays(program, members);

  it("has the mean and the ends of what the members say", () => {
    const said = shares.map((share) => at(at(onPaper(share, 0.2), 1), 0));
    const mean = said.reduce((sum, one) => sum + one, 0) / said.length;
    const spread = second?.shares[2]?.[0]?.[0];
    expect(spread?.mean).toBeCloseTo(mean, 12);
    // Nothing is left to luck: all but a twentieth of 41 on each side.
    expect(spread?.band?.low).toBeCloseTo(said[2] ?? 0, 12);
    expect(spread?.band?.high).toBeCloseTo(said[38] ?? 0, 12);
    const goes = second?.outcomes[0]?.band;
    expect(goes?.low).toBeLessThan(goes?.high ?? 0);
  });

  it("takes sampling error out, and tells nothing that may be luck", () => {
    const noisy = [0.2, 0.3, 0.25, 0.35, 0.22, 0.31].map((value) => ({ value, error: 0.06 }));
    expect(spreadOver(noisy, true)?.mean).toBeCloseTo(0.2717, 3);
    expect(spreadOver(noisy, true)?.band).toBeUndefined();
    const sure = noisy.map(({ value }) => ({ value, error: 0.001 }));
    expect(spreadOver(sure, true)?.band).toBeDefined();
    expect(
      spreadOver([...sure.slice(0, 1), { value: Number.NaN, error: 0 }], true),
    ).toBeUndefined();
  });

  it("scores each member on the same questions", () => {
    const days = members.map((one) => at(one, 0));
    const spread = spreadBrier([{ outcome: 0, happened: true }], days);
    const scores = shares.map((share) => (1 - at(at(onPaper(share, 0.2), 0), 1)) ** 2);
    expect(spread?.mean).toBeCloseTo(scores.reduce((sum, one) => sum + one, 0) / scores.length, 12);
    expect(spread?.band?.low).toBeLessThan(spread?.band?.high ?? 0);
  });
});

describe("a share of one unknown among two", () => {
  it("sums the masses of its value, and their errors as if independent", () => {
    const two = modelOf(`
brink: 1
scenario: two
start: 2022-01-01
step: day
horizon: 2 steps
unknowns:
  first: { values: { a: 50%, b: 50% } }
  second: { values: { c: 20%, d: 80% } }
flashpoints: { f: { start: calm, levels: [calm, war] } }
outcomes: { o: { ever: f == war } }
`);
    const masses = [0.1, 0.2, 0.3, 0.4].map((value, index) => ({
      value,
      error: (index + 1) / 100,
    }));
    const both = lower(two);
    expect(marginal(both, masses, 0, 1).value).toBeCloseTo(0.7, 12);
    expect(marginal(both, masses, 0, 1).error).toBeCloseTo(0.05, 12);
    expect(marginal(both, masses, 1, 0).value).toBeCloseTo(0.4, 12);
    expect(marginal(both, masses, 1, 0).error).toBeCloseTo(Math.hypot(0.01, 0.03), 12);
  });
});

describe("numbers that were fitted", () => {
  const hash = "0123456789abcdef";
  const of = (...grounds: readonly string[]) => ({
    parameters: grounds.map((one) => ({ ground: { kind: "fitted", hash: one } })),
  });
  const stale = (...grounds: readonly string[]): number =>
    staleFits(of(...grounds) as unknown as Parameters<typeof staleFits>[0], hash);

  it("are of this scenario by as much of its hash as tells it apart, in either case", () => {
    expect(stale(hash, "01234567", "01234567ABCD".replace("7A", "78"), "0123456789AB")).toBe(1);
    expect(stale("0123456", "", "1123456789ab")).toBe(3);
    const counted = [{ ground: { kind: "counted", count: 1, of: 2 } }, {}];
    const others = { parameters: counted } as unknown as Parameters<typeof staleFits>[0];
    expect(staleFits(others, hash)).toBe(0);
  });
});
