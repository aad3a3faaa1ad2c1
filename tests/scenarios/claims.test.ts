/** No claim of the post is inert; the table of what each changes is in `docs/flagship.md`. */

import { describe, expect, it } from "vitest";
import { at } from "../../src/base/invariant.ts";
import { printed } from "../ask/documents.ts";
import { inDocs, table } from "./calibration-page.ts";
import { claims, readings, type Claim } from "./claims.ts";

const deep = process.env["BRINK_CASES"] !== undefined;

interface Difference {
  readonly type: string;
  readonly difference: number;
  readonly low: number;
  readonly high: number;
}

interface Compared {
  readonly variants: readonly { readonly outcomes: Readonly<Record<string, Difference>> }[];
}

async function compare(id: string, changes: readonly string[], runs: string): Promise<Compared> {
  const withs = changes.flatMap((change) => ["--with", change]);
  return (await printed([
    ...["compare", id, ...withs, "--runs", runs, "--quiet"],
  ])) as unknown as Compared;
}

type Moved = readonly [outcome: string, Difference];

/** Yes-or-no outcomes whose difference has an interval without 0, the largest first. */
const movedBy = (outcomes: Readonly<Record<string, Difference>>): readonly Moved[] =>
  Object.entries(outcomes)
    .filter(([, { type, low, high }]) => type === "boolean" && (low > 0 || high < 0))
    .toSorted(([, a], [, b]) => Math.abs(b.difference) - Math.abs(a.difference));

/** Ladders among them, by the names that the outcomes of the rungs have. */
const laddersOf = (moved: readonly Moved[]): ReadonlySet<string> =>
  new Set(moved.flatMap(([name]) => /^(\w+)_[3-5]$/u.exec(name)?.[1] ?? []));

const tested = claims.filter((claim): claim is Claim & { without: string } => claim.without !== undefined);
const changeOf = (ids: string): string => tested.find((claim) => claim.ids === ids)!.without;

describe("the claims of the post", () => {
  it("are S1 to S28", () => {
    const named = claims.flatMap(({ ids }) =>
      ids.split(", ").flatMap((part) => {
        const [first = 0, last = first] = part.split("–").map((id) => Number(id.slice(1)));
        return Array.from({ length: last - first + 1 }, (_, index) => first + index);
      }),
    );
    expect([...new Set(named)].toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 28 }, (_, index) => index + 1),
    );
  });

  it("do something: counter-deterrence, covert work and failed talks", async () => {
    const asked = ["S15", "S19", "S28"].map(changeOf);
    const { variants } = await compare("europe-2022", asked, "1000");
    const [mode, covert, failure] = variants.map(({ outcomes }) => movedBy(outcomes));
    expect(laddersOf(mode!).size).toBeGreaterThanOrEqual(3);
    expect(laddersOf(covert!)).toContain("montenegro");
    expect(laddersOf(failure!).size).toBeGreaterThanOrEqual(5);
  });

  it.runIf(deep)("are not inert, any of them, and stand in the docs", async () => {
    const { variants } = await compare(
      "europe-2022",
      tested.map(({ without }) => without),
      "6000",
    );
    const rows = claims.map((claim) => {
      const index = tested.indexOf(claim as (typeof tested)[number]);
      const moved = index < 0 ? [] : movedBy(at(variants, index).outcomes);
      if (index >= 0) expect(moved.length, claim.says).toBeGreaterThan(0);
      const told = moved.slice(0, 3).map(([name, one]) => `\`${name}\` ${points(one)}`);
      return [claim.ids, claim.says, claim.lives, told.join("; ") || "–", String(moved.length)];
    });
    await inDocs(
      "flagship",
      "claims",
      table(["claim", "it says", "it lives in", "without it, points [95 %]", "moved"], rows),
    );
  });

  it.runIf(deep)("are read in rival ways that part where they should", async () => {
    const rows = [];
    for (const { id, says } of readings) {
      const { variants } = await compare(id, [unarmed, threatened], "6000");
      const [arms, threats] = variants.map(({ outcomes }) => outcomes["invasion"]!);
      rows.push({ id, arms: arms!, threats: threats!, says });
    }
    const by = new Map(rows.map((row) => [row.id, row]));
    expect(by.get("europe-2022-spiral")!.arms.high).toBeLessThan(by.get("europe-2022")!.arms.low);
    expect(by.get("europe-2022-deterrence")!.arms.low).toBeGreaterThan(0);
    expect(by.get("europe-2022-deterrence")!.threats.high).toBeLessThan(0);
    const head = ["reading", "if it is true", "no arms, no battalions", "threats every other week"];
    const told = rows.map((row) => [`\`${row.id}\``, row.says, points(row.arms), points(row.threats)]);
    await inDocs("flagship", "readings", table(head, told));
  });
});

const unarmed = "actors.nato.moves.reinforce_east.chance=0, actors.usa.moves.arm_ukraine.chance=0";
const threatened = "actors.usa.moves.sanctions_threat.chance=40%";

function points({ difference, low, high }: Difference): string {
  const signed = (value: number): string =>
    `${value < 0 ? "−" : "+"}${Math.abs(100 * value).toFixed(1)}`;
  return `${signed(difference)} [${signed(low)}, ${signed(high)}]`;
}
