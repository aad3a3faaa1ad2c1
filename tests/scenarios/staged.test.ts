/**
 * The staged variant of the flagship is believed by a historian before it meets a number: what must be so
 * holds in its runs, its targets lie in their bands, and evidence moves it the right way. The table in
 * `docs/flagship.md` is written from the same counts.
 */

import { format } from "prettier";
import { describe, expect, it } from "vitest";
import { at } from "../../src/base/invariant.ts";
import { interpreterEngine } from "../../src/batch/interpreter-engine.ts";
import { kernelEngine } from "../../src/batch/kernel-engine.ts";
import { keyOfSeed } from "../../src/random/seed.ts";
import { printed } from "../ask/documents.ts";
import { call } from "../cli/call.ts";
import { expectGoldenPart } from "../config/golden.ts";
import { countShares, shipped, type Share } from "./counts.ts";

const id = "europe-2022-staged";
const deep = process.env["BRINK_CASES"] !== undefined;
const { model, program } = shipped(id);

interface Checked {
  readonly files: readonly {
    readonly expectations: { readonly expectations: Readonly<Record<string, { verdict: string }>> };
  }[];
}

describe("what must be so", () => {
  const expectations = model.expectations ?? [];

  it("is said by at least thirty expectations, each with a source or as hindsight", () => {
    expect(expectations.length).toBeGreaterThanOrEqual(30);
    for (const { id: name, about } of expectations) {
      expect(about?.["ar"], name).toMatch(/\p{Script=Arabic}/u);
      // A date or a collection of cases; nothing later than the post, unless it is said.
      expect(about?.["en"], name).toMatch(/\d{4}|ICB|COW|UCDP|Treaty|S\d|Hindsight/u);
      expect(about?.["en"], name).not.toMatch(/(?:February|March|April|May|June|July) 2022|2023|2024/u);
    }
  });

  it(`holds in ${deep ? "10,000" : "1,000"} runs`, async () => {
    const runs = deep ? "10000" : "1000";
    const { out } = await call(["check", id, "--expectations", "--runs", runs, "--quiet", "--json"]);
    const { files } = JSON.parse(out) as Checked;
    const judged = Object.entries(at(files, 0).expectations.expectations);
    expect(judged).toHaveLength(expectations.length);
    const bad = deep ? /^(?!passes)/u : /^(?:fails|vacuous)/u;
    expect(judged.filter(([, { verdict }]) => bad.test(verdict))).toEqual([]);
  });

  it.runIf(deep)("is the same on interpreter and kernel, to the bit", () => {
    const parameters = program.parameters.map(({ value }) => value);
    const [slow, fast] = [interpreterEngine, kernelEngine].map((engine) =>
      engine.prepare(program).list(parameters, keyOfSeed("alike"), 0, 200),
    );
    expect(fast).toEqual(slow);
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

describe("what it is fitted to", () => {
  const shares = countShares(id, 10_000);
  const rows = (model.targets ?? []).flatMap(({ id: name, subject, given, asOf, is, band }) =>
    subject.kind !== "of" || asOf !== undefined || is === undefined || band === undefined
      ? []
      : [{ name, is, band, share: shares(asked(subject.of), given && asked(given)) }],
  );

  it.each(rows)("$name lies in its band", ({ band, share }) => {
    expect(share.value).toBeGreaterThanOrEqual(band.low);
    expect(share.value).toBeLessThanOrEqual(band.high);
  });

  it("has the table of its targets in the docs", () => {
    const measured = rows.map(({ name, is, band, share }) => [
      ...[`\`${name}\``, percent(is), `${percent(band.low)} to ${percent(band.high)}`],
      ...[percent(share.value), interval(share), String(share.trials)],
    ]);
    return inDocs("targets", table(["target", "is", "band", "result", "95 % interval", "runs"], measured));
  });
});

/** Day, and the band of limited war or worse in the year: what is asked of evidence. */
const path = [
  ["2022-01-12", 0.41, 0.53],
  ["2022-02-12", 0.55, 0.75],
  ["2022-02-19", 0.65, 0.85],
] as const;

describe("what it is not fitted to", () => {
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
      return [day, percent(war), `${percent(low)} to ${percent(high)}`, percent(type)];
    });
    const head = ["as of", "P(limited war or worse in 2022)", "wanted", "P(all or nothing)"];
    await inDocs("path", table(head, said));
  });
});

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
  runs: string,
): Promise<readonly Followed[]> {
  const asOf = days.flatMap(([day]) => ["--at", day]);
  const document = await printed([
    ...["hindcast", id, ...asOf, "--particles", particles, "--runs", runs, "--quiet"],
  ]);
  const { days: scored, beliefs } = document as unknown as Scored;
  const believed = beliefs.flatMap(({ points }) => points);
  return days.map(([day, low, high], index) => ({
    ...{ day, low, high },
    war: at(scored, index).scenario.forecasts["ukraine_4"]?.probability ?? Number.NaN,
    type: believed.find(({ date }) => date === day)?.belief?.probability ?? 0.4,
  }));
}

async function inDocs(part: string, text: string): Promise<void> {
  await expectGoldenPart(
    "docs/flagship.md",
    { opening: `<!-- staged ${part}: begin -->`, closing: `<!-- staged ${part}: end -->` },
    (await format(text, { parser: "markdown", printWidth: 100, proseWrap: "preserve" })).trim(),
  );
}

/** The outcome that a happening names. */
function asked(happening: { readonly kind: string; readonly outcome?: unknown }): string {
  if (happening.kind !== "outcome") throw new Error("a target of this scenario asks of an outcome");
  return String(happening.outcome);
}

function percent(value: number): string {
  return `${(100 * value).toFixed(value < 0.1 ? 2 : 1)} %`;
}

function interval({ low, high }: Share): string {
  return `${percent(low)} to ${percent(high)}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
