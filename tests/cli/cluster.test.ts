/** A batch that machines share out by files: planned, run in parts, merged, and what is refused of it. */

import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { BatchAnswer } from "../../src/answer/batch.ts";
import { disk } from "../../src/app/storage/disk.ts";
import { readResultName } from "../../src/batch/result.ts";
import { held, printed, type Printed } from "../ask/documents.ts";
import { sealedJson } from "../../src/base/sealed-json.ts";
import { call, root, type Called } from "./call.ts";

const folder = mkdtempSync(join(tmpdir(), "brink-cluster-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const where = { folder, environment: { XDG_DATA_HOME: folder } };
const brink = (line: string): Promise<Called> => call(line.split(" "), where);
const document = (line: string): Promise<Printed> => printed(line.split(" "), where);
const resultsIn = (name: string): readonly string[] =>
  readdirSync(join(folder, name)).filter((one) => readResultName(one) !== undefined);

copyFileSync(join(root, "scenarios", "two-state.yaml"), join(folder, "mine.yaml"));

/** What a merge and one process both print: all but what measures time and how it was asked. */
const told = ({ elapsed: _, runsPerSecond: __, replay: ___, ...rest }: Printed): Printed => rest;

describe("a plan", () => {
  test("run in shards, by several and twice, comes to the answer of one process", async () => {
    const planned = await document("plan mine.yaml --runs 3100 --shard-runs 500 --out p");
    expect(planned).toMatchObject({ shards: 7, array: "0-6", done: 0, complete: false });
    // What the file says later is no matter: the plan holds what it said.
    renameSync(join(folder, "mine.yaml"), join(folder, "away.yaml"));
    expect((await brink("shard p --index 5 --index 5 --quiet --workers 1")).code).toBe(0);
    const [first] = resultsIn("p");
    expect(readResultName(first!)?.range).toEqual({ first: 2500, end: 3000 });
    const missing = await brink("missing p --array");
    expect([missing.code, missing.out]).toEqual([3, "0-4,6\n"]);
    const early = await brink("merge p --json");
    expect([early.code, JSON.parse(early.out)]).toMatchObject([3, { partial: true, runs: 500 }]);
    expect(existsSync(join(folder, "p", "result.json"))).toBe(false);
    await Promise.all([brink("shard p --group 0/2 --quiet"), brink("shard p --group 0/2 --quiet")]);
    expect((await brink("missing p --array")).out).toBe("1,3\n");
    expect((await brink("shard p --group 1/2 --quiet")).code).toBe(0);
    expect(await document("missing p")).toMatchObject({ complete: true, missing: [], array: "" });
    const merged = JSON.parse((await brink("merge p --json")).out) as BatchAnswer;
    await held({ ...merged });
    expect(existsSync(join(folder, "p", "result.json"))).toBe(true);
    renameSync(join(folder, "away.yaml"), join(folder, "mine.yaml"));
    const alone = await brink("batch mine.yaml --runs 3100 --json --quiet");
    expect(told({ ...merged })).toEqual(told(JSON.parse(alone.out) as Printed));
    // It can be extended, and no result is made again.
    const before = resultsIn("p");
    const more = await document("batch --resume p --runs 4000 --quiet");
    const all = await brink("batch mine.yaml --runs 4000 --json --quiet");
    expect(more["digest"]).toBe((JSON.parse(all.out) as BatchAnswer).digest);
    expect(resultsIn("p").filter((one) => !before.includes(one))).toHaveLength(1);
  });

  test("merges what was fetched from several folders; duplicates are no matter", async () => {
    await brink("plan two-state --runs 900 --shard-runs 300 --out q");
    for (const name of ["a", "b"]) {
      mkdirSync(join(folder, name));
      copyFileSync(join(folder, "q", "plan.json"), join(folder, name, "plan.json"));
    }
    await brink("shard a --index 0 --index 1 --quiet");
    await brink("shard b --index 1 --index 2 --quiet");
    expect(await document("missing q a b")).toMatchObject({ complete: true, done: 900 });
    const merged = JSON.parse((await brink("merge q a b --json")).out) as BatchAnswer;
    const alone = await brink("batch two-state --runs 900 --json --quiet");
    expect(merged.digest).toBe((JSON.parse(alone.out) as BatchAnswer).digest);
    // The same runs, counted otherwise: one of the machines is broken.
    const name = resultsIn("b").find((one) => one.includes(".300-600."))!;
    const { sha256: _, ...body } = JSON.parse(readFileSync(join(folder, "b", name), "utf8")) as {
      sha256: string;
      tally: { counts: [number, number][] };
    };
    const counts = body.tally.counts.map(([at, n], index) => [at, index === 3 ? n + 1 : n]);
    writeFileSync(
      join(folder, "b", name),
      sealedJson({ ...body, tally: { ...body.tally, counts } }),
    );
    const broken = await brink("merge q a b");
    expect([broken.code, broken.err]).toEqual([1, expect.stringContaining("differently")]);
    expect(broken.err).toContain(join("b", name));
  });

  test("does not depend on where its text came from: what differs is refused by name", async () => {
    await brink("plan mine.yaml --runs 400 --shard-runs 200 --out r");
    const file = join(folder, "r", "plan.json");
    const text = readFileSync(file, "utf8");
    const { sha256: _, ...body } = JSON.parse(text) as {
      sha256: string;
      identity: object;
      sources: { name: string; text: string }[];
    };
    const refused = async (change: object, code: number, words: string): Promise<void> => {
      writeFileSync(file, sealedJson({ ...body, ...change }));
      for (const command of ["shard r --index 0", "merge r"]) {
        if (words === "counts" && command === "merge r") continue;
        const { code: found, err } = await brink(command);
        expect([command, found, err]).toEqual([command, code, expect.stringContaining(words)]);
      }
    };
    const { identity, sources } = body;
    await refused({ identity: { ...identity, engineVersion: "9.9.9" } }, 65, "version of Brink");
    await refused({ identity: { ...identity, scenarioHash: "0" } }, 65, "scenario's content");
    await refused({ identity: { ...identity, parametersHash: "0" } }, 65, "parameter's value");
    await refused({ canary: "0".repeat(64) }, 65, "counts");
    const changed = sources.map((one) => ({ ...one, text: one.text.replace("20%", "21%") }));
    await refused({ sources: changed }, 65, "scenario's content");
    // A file of this machine is never read for a plan of somebody else's.
    await refused({ sources: [] }, 1, "`sources` is missing");
    await refused({ sources: [{ name: "mine.yaml", text: "brink: 1\n" }] }, 1, "missing-key");
    writeFileSync(file, text.slice(0, 300));
    expect(await brink("missing r")).toMatchObject({ code: 1 });
  });

  test.each([
    ["plan two-state --runs 10", 2, "--out"],
    ["plan two-state --runs 1000000000000 --shard-runs 1 --out s", 2, "1000000"],
    ["plan nothing --out s", 1, "nothing"],
    ["shard nowhere --index 0", 2, "holds no batch"],
    ["shard p", 2, "--index or --group"],
    ["shard p --index 0 --group 0/2", 2, "--index or --group"],
    ["shard p --group 2/2", 2, "0/10"],
    ["shard p --index 99", 2, "--index"],
    ["missing nowhere", 2, "holds no batch"],
    ["merge nowhere", 2, "holds no batch"],
    ["merge p elsewhere", 2, "elsewhere"],
    ["merge p --json --csv", 2, "--csv"],
    ["plan two-state --out p", 2, "already holds"],
  ])("brink %s is refused", async (line, code, words) => {
    const { code: found, err } = await brink(line);
    expect([found, err]).toEqual([code, expect.stringContaining(words)]);
  });

  test("of a batch that one machine ran has no shards", async () => {
    await brink("batch two-state --runs 300 --out alone --quiet");
    expect((await brink("shard alone --index 0")).err).toContain("brink batch --resume alone");
    expect((await brink("missing alone")).code).toBe(0);
    expect((await brink("merge alone")).code).toBe(0);
  });

  test("is told in Arabic too", async () => {
    const { out } = await brink("plan two-state --runs 30 --shard-runs 10 --out arabic --lang ar");
    expect(out).toMatch(/3 أجزاء/u);
  });
});

test("a link that was made although the answer to it was lost has put the result", async () => {
  const { link } = disk;
  disk.link = (from, to) => {
    link(from, to);
    throw Object.assign(new Error(), { code: "EEXIST", syscall: "link" });
  };
  try {
    await brink("plan two-state --runs 30 --shard-runs 10 --out nfs");
    expect((await brink("shard nfs --group 0/1 --quiet")).code).toBe(0);
  } finally {
    disk.link = link;
  }
  expect((await brink("missing nfs")).code).toBe(0);
});
