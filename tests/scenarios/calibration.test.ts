/**
 * The flagship says what its authors believe: its targets lie in their bands, evidence moves it the way it
 * moved forecasters, and policies do what is assumed of them. Tables in `docs/calibration.md` are written
 * from the same counts.
 */

import { describe, expect, it } from "vitest";
import { at } from "../../src/base/invariant.ts";
import { printed } from "../ask/documents.ts";
import { inDocs, interval, percent, table } from "./calibration-page.ts";
import { countShares, shipped } from "./counts.ts";

const id = "europe-2022";
const deep = process.env["BRINK_CASES"] !== undefined;
const { model } = shipped(id);
const runs = 10_000;
const shares = countShares(id, runs);

describe("the flagship meets its targets", () => {
  const rows = (model.targets ?? []).flatMap(
    ({ id: name, subject, given, asOf, is, band, basis }) => {
      if (subject.kind !== "of" || asOf !== undefined) return [];
      if (is === undefined || band === undefined) return [];
      const share = shares(asked(subject.of), given && asked(given));
      const cited = basis === undefined || basis.judgement ? "judgement" : basis.sources.join(", ");
      return [{ name, is, band, share, cited }];
    },
  );

  it.each(rows)("$name lies in its band", ({ band, share }) => {
    expect(share.value).toBeGreaterThanOrEqual(band.low);
    expect(share.value).toBeLessThanOrEqual(band.high);
  });

  it("has the table of its targets in the docs", () => {
    const measured = rows.map(({ name, is, band, share, cited }) => [
      ...[`\`${name}\``, percent(is), interval(band)],
      ...[percent(share.value), interval(share), String(share.trials), cited],
    ]);
    const head = ["target", "is", "band", "result", "95 % interval", "runs", "judged from"];
    return inDocs("calibration", "targets", table(head, measured));
  });

  it("cannot do without couplings", () => {
    const weak = countShares(id, runs, { coupling_strength: "0" });
    const pulls = rows.filter(({ name }) => /_in_(?:war|peace)$/u.test(name));
    const of = (name: string): string => name.replace(/_in_(?:war|peace)$/u, "_3");
    const missed = pulls.filter(({ name, band }) => {
      const ladder = of(name).replace("western_3", "western_europe_3").replace("nordic_3", "nordic_baltic_3");
      const { value } = weak(ladder, name.endsWith("war") ? "invasion" : "no_fighting");
      return value < band.low || value > band.high;
    });
    expect(missed.length).toBeGreaterThan(0);
  });
});

describe("variants of the flagship", () => {
  it("move with the decisions of the West", () => {
    const policies = ["europe-2022-engage", "europe-2022-confront"].map((name) => ({
      name,
      share: countShares(name, runs)("ukraine_4"),
    }));
    const gap = at(policies, 1).share.value - at(policies, 0).share.value;
    expect(gap).toBeGreaterThanOrEqual(0.1);
    expect(gap).toBeLessThanOrEqual(0.2);
    const rows = policies.map(({ name, share }) => [
      ...[`\`${name}\``, percent(share.value), interval(share), String(share.trials)],
    ]);
    const head = ["variant", "P(limited war or worse in 2022)", "95 % interval", "runs"];
    return inDocs(
      "calibration",
      "decisions",
      table(head, [...rows, ["between them", percent(gap), "", ""]]),
    );
  });

  it("have a Moscow that decides on the way", () => {
    const undecided = countShares("europe-2022-undecided", runs);
    // What each kind does, judged: a war is rare, open, all but sure.
    const kinds = [
      ["bargaining", 0.05, 0.25],
      ["undecided", 0.35, 0.55],
      ["all_or_nothing", 0.82, 0.95],
    ] as const;
    const rows = kinds.map(([kind, low, high]) => {
      const share = undecided("ukraine_4", kind);
      expect(share.value, kind).toBeGreaterThanOrEqual(low);
      expect(share.value, kind).toBeLessThanOrEqual(high);
      return [
        ...[`\`${kind}\``, percent(undecided(kind).value), interval({ low, high })],
        ...[percent(share.value), interval(share), String(share.trials)],
      ];
    });
    const head = ["kind", "share", "wanted", "P(limited war or worse)", "95 % interval", "runs"];
    return inDocs("calibration", "undecided", table(head, rows));
  });
});

/** Day, and the band of limited war or worse in the year: what is asked of evidence. */
const path = [
  ["2022-01-12", 0.41, 0.53],
  ["2022-02-12", 0.55, 0.75],
  ["2022-02-19", 0.65, 0.85],
] as const;

describe("what follows from the history up to a day", () => {
  // With few particles a day is good to a few points only, so the suite asks just for the way it goes.
  it.skipIf(deep)("is moved by evidence the way forecasters were", async () => {
    const [start, later] = await follow(path.slice(0, 2), "60", "600");
    expect(later!.war - start!.war).toBeGreaterThan(0.08);
    expect(later!.type).toBeGreaterThan(0.5);
  });

  it.runIf(deep)("lies in the bands of each day, and the docs say where", async () => {
    const followed = await follow(path, "400", "2000");
    const said = followed.map(({ day, low, high, war, type }) => {
      expect(war, day).toBeGreaterThanOrEqual(low);
      expect(war, day).toBeLessThanOrEqual(high);
      return [day, percent(war), interval({ low, high }), percent(type)];
    });
    const head = ["as of", "P(limited war or worse in 2022)", "wanted", "P(all or nothing)"];
    await inDocs("calibration", "path", table(head, said));
  });
});

interface Scored {
  readonly days: readonly {
    readonly scenario: { readonly forecasts: Readonly<Record<string, { probability: number }>> };
  }[];
  readonly beliefs: readonly {
    readonly points: readonly { readonly date: string; readonly belief?: { probability: number } }[];
  }[];
}

interface Followed {
  readonly day: string;
  readonly low: number;
  readonly high: number;
  /** P(limited war or worse in the year), and of the type, given the history up to that day. */
  readonly war: number;
  readonly type: number;
}

/** What `brink hindcast` says as of these days. */
async function follow(
  days: readonly (readonly [string, number, number])[],
  particles: string,
  followedRuns: string,
): Promise<readonly Followed[]> {
  const asOf = days.flatMap(([day]) => ["--at", day]);
  const document = await printed([
    ...["hindcast", id, ...asOf, "--particles", particles, "--runs", followedRuns, "--quiet"],
  ]);
  const { days: scored, beliefs } = document as unknown as Scored;
  const believed = beliefs.flatMap(({ points }) => points);
  return days.map(([day, low, high], index) => ({
    ...{ day, low, high },
    war: at(scored, index).scenario.forecasts["ukraine_4"]?.probability ?? Number.NaN,
    type: believed.find(({ date }) => date === day)?.belief?.probability ?? 0.4,
  }));
}

/** The outcome that a happening names. */
function asked(happening: { readonly kind: string; readonly outcome?: unknown }): string {
  if (happening.kind !== "outcome") throw new Error("a target of this scenario asks of an outcome");
  return String(happening.outcome);
}
