/** Each command away from a terminal: what it prints where, and its exit code. */

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { shippedIds } from "../../src/app/files.ts";
import { sessionFile } from "../../src/app/play/save-files.ts";
import { sha256Hex } from "../../src/base/sha256.ts";
import { call, type Called } from "./call.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "brink-cli-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const here = (...args: string[]): Promise<Called> => call(args, { folder });

/** A scenario with three independent faults. */
async function writeFaulty(name: string): Promise<void> {
  await here("new", "good.yaml");
  const good = readFileSync(join(folder, "good.yaml"), "utf8");
  const bad = good
    .replace("chance: 2% per week", "chance: 2% per wek")
    .replace("to: tense", "to: tence")
    .replace("intent == resolved", "intent == resolvd");
  writeFileSync(join(folder, name), bad);
}

describe("brink list", () => {
  it("names every scenario that ships, by title, in both languages", async () => {
    const english = await here("list");
    expect(english).toMatchObject({ code: 0, err: "" });
    for (const id of shippedIds()) expect(english.out).toMatch(new RegExp(`^  ${id} +\\S`, "m"));
    expect(english.out).not.toContain("has faults");
    const arabic = await here("list", "--lang", "ar");
    expect(arabic.out).toMatch(/two-state +.*[\u0600-\u06ff]/);
  });

  it("shows the scenarios of the current folder, sound or not", async () => {
    await writeFaulty("bad.yaml");
    const { out } = await here("list");
    expect(out).toMatch(/good\.yaml +A dispute over the strait/);
    expect(out).toMatch(/bad\.yaml +has faults: brink check bad\.yaml/);
    const json = JSON.parse((await here("list", "--json")).out) as {
      readonly scenarios: readonly { readonly scenario: string; readonly shipped: boolean }[];
    };
    expect(
      json.scenarios.filter(({ shipped }) => !shipped).map(({ scenario }) => scenario),
    ).toEqual(["bad.yaml", "good.yaml"]);
  });
});

describe("brink new", () => {
  it("writes a scenario that is sound to the last warning, and never over a file", async () => {
    const first = await here("new", "My Crisis (2).yaml");
    expect(first).toMatchObject({ code: 0, out: "" });
    expect(first.err).toContain("brink check My Crisis (2).yaml");
    expect(await here("check", "--strict", "My Crisis (2).yaml")).toMatchObject({
      code: 0,
      err: "",
    });
    const text = readFileSync(join(folder, "My Crisis (2).yaml"), "utf8");
    expect(text).toContain("scenario: my-crisis-2\n");
    const again = await here("new", "My Crisis (2).yaml");
    expect(again.code).toBe(2);
    expect(again.err).toContain("exists already");
    expect(readFileSync(join(folder, "My Crisis (2).yaml"), "utf8")).toBe(text);
  });
});

describe("brink check", () => {
  it("is clean on every scenario that ships, warnings included", async () => {
    const { code, err, out } = await here("check", "--strict", ...shippedIds());
    expect(err).toBe("");
    expect(out.trim().split("\n")).toEqual(shippedIds().map((id) => `${id}: no faults`));
    expect(code).toBe(0);
  });

  it("reports all faults at once on stderr, with place and suggestion", async () => {
    await writeFaulty("bad.yaml");
    const { code, err, out } = await here("check", "bad.yaml", "good.yaml");
    expect(code).toBe(1);
    expect(out).toContain("bad.yaml: 3 errors");
    expect(out).toContain("good.yaml: no faults");
    expect(err.match(/^error\[/gm)).toHaveLength(3);
    expect(err).toMatch(/bad\.yaml:\d+:\d+/);
    expect(err).toContain("Did you mean `tense`?");
    expect(err).toContain("Did you mean `resolved`?");
    expect(err).not.toContain(folder);
  });

  it("prints one JSON document and nothing else when asked", async () => {
    await writeFaulty("bad.yaml");
    const { code, err, out } = await here("check", "bad.yaml", "--json");
    expect({ code, err }).toEqual({ code: 1, err: "" });
    const document = JSON.parse(out) as {
      readonly sound: boolean;
      readonly files: readonly {
        readonly errors: number;
        readonly diagnostics: readonly { readonly line: number; readonly file: string }[];
      }[];
    };
    expect(document.sound).toBe(false);
    expect(document.files[0]?.errors).toBe(3);
    const lines = document.files[0]?.diagnostics.map(({ line }) => line) ?? [];
    expect(lines).toEqual(lines.toSorted((a, b) => a - b));
    const text = readFileSync(join(folder, "bad.yaml"), "utf8").split("\n");
    expect(lines.some((line) => text[line - 1]?.includes("2% per wek"))).toBe(true);
  });

  it("says so of a file that is not there, and means the shipped one that is near", async () => {
    const { code, err, out } = await here("run", "europe-2023");
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toContain("There is no file `europe-2023`. Did you mean `europe-2022`?");
    expect((await here("check", "no/such.yaml")).err).toContain("no/such.yaml");
  });

  it("does not read through a link that leads out of the scenario's folder", async () => {
    const { symlinkSync, mkdirSync } = await import("node:fs");
    await here("new", "good.yaml");
    mkdirSync(join(folder, "inner"));
    writeFileSync(join(folder, "secret.yaml"), "brink: 1\nsources: { a: { text: x } }\n");
    symlinkSync(join(folder, "secret.yaml"), join(folder, "inner", "link.yaml"));
    const text = readFileSync(join(folder, "good.yaml"), "utf8");
    writeFileSync(join(folder, "inner", "in.yaml"), `${text}\ninclude: [link.yaml]\n`);
    const { code, err } = await here("check", "inner/in.yaml");
    expect(code).toBe(1);
    expect(err).toContain("file-missing");
  });

  it("refuses a huge file before reading it", async () => {
    const { truncateSync } = await import("node:fs");
    writeFileSync(join(folder, "huge.yaml"), "");
    // More than Node can read at once: to read it would be another fault.
    truncateSync(join(folder, "huge.yaml"), 3 * 1024 ** 3);
    const { code, err } = await here("check", "huge.yaml");
    expect(code).toBe(1);
    expect(err).toContain("file-too-large");
  });
});

describe("brink fmt", () => {
  it("rewrites once and then leaves alone; --check changes nothing", async () => {
    await here("new", "good.yaml");
    const file = join(folder, "good.yaml");
    const text = readFileSync(file, "utf8").replaceAll("from: ", "from:    ");
    writeFileSync(file, text);
    expect(await here("fmt", "--check", "good.yaml")).toMatchObject({ code: 1, err: "" });
    expect(readFileSync(file, "utf8")).toBe(text);
    expect((await here("fmt", "good.yaml")).out).toBe("good.yaml: rewritten\n");
    const once = readFileSync(file, "utf8");
    expect(once).not.toBe(text);
    expect(once).toContain("# the base; `range` says how far it may be wrong");
    expect((await here("fmt", "good.yaml")).out).toBe("good.yaml: in canonical form\n");
    expect(readFileSync(file, "utf8")).toBe(once);
    expect((await here("check", "--strict", "good.yaml")).code).toBe(0);
  });

  it("leaves what is no YAML as it is, and says why", async () => {
    writeFileSync(join(folder, "odd.yaml"), "brink: [1\nscenario: x\n");
    const { code, err } = await here("fmt", "odd.yaml", "absent.yaml");
    expect(code).toBe(1);
    expect(err).toContain("odd.yaml:");
    expect(err).toContain("There is no file `absent.yaml`");
    expect(readFileSync(join(folder, "odd.yaml"), "utf8")).toBe("brink: [1\nscenario: x\n");
  });

  it("finds every scenario that ships in canonical form, and what it writes for `new` too", async () => {
    await here("new", "good.yaml");
    expect(await here("fmt", "--check", ...shippedIds(), "good.yaml")).toMatchObject({ code: 0 });
  });
});

describe("brink run", () => {
  it("gives the same bytes for the same seed and run, and others for others", async () => {
    const a = await here("run", "two-state", "--seed", "s", "--run", "3");
    expect(a).toMatchObject({ code: 0, err: "" });
    expect(await here("run", "two-state", "--seed", "s", "--run", "3")).toEqual(a);
    expect((await here("run", "two-state", "--seed", "s", "--run", "4")).out).not.toBe(a.out);
    expect((await here("run", "two-state", "--seed", "t", "--run", "3")).out).not.toBe(a.out);
    expect(a.out).toContain("--seed s --run 3");
  });

  it("applies --set, and refuses what there is not", async () => {
    const id = "flashpoints.border.rules.flare_up.chance";
    const { code, out } = await here(
      "run",
      "two-state",
      "--explain",
      "--steps",
      "1",
      "--set",
      `${id}=25%`,
    );
    expect(code).toBe(0);
    expect(out).toContain("0.25");
    const wrong = await here(
      "run",
      "two-state",
      "--set",
      "flashpoints.border.rules.flareup.chance=25%",
    );
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain(`Did you mean ${id}?`);
  });

  it("ends with 1 where the scenario fails in this run, and says where", async () => {
    await here("new", "good.yaml");
    const text = readFileSync(join(folder, "good.yaml"), "utf8");
    writeFileSync(
      join(folder, "fails.yaml"),
      text
        .replace("chance: 2% per week", "hazard: log(t - 3)")
        .replace(/\n +range: \[1%, 4%\]/, ""),
    );
    const { code, out, err } = await here("run", "fails.yaml");
    expect(code).toBe(1);
    expect(out + err).toContain("flashpoints.strait.rules.clash");
    expect(out + err).toContain("seed “brink”, run 0, step 0");
  });

  it("prints JSON that names the scenario, its hash, the seed and the run", async () => {
    const { code, out, err } = await here("run", "two-state", "--json");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(JSON.parse(out)).toMatchObject({ scenario: "two-state", seed: "brink", run: 0 });
  });
});

describe("brink play away from a terminal", () => {
  it("plays nobody: --as is refused, and nothing hidden is printed", async () => {
    for (const more of [[], ["--json"], ["--plain", "--json"]]) {
      const { code, out, err } = await here("play", "europe-2022", "--as", "nato", ...more);
      expect(code).toBe(2);
      expect(out).toBe("");
      expect(err).toContain("--as needs someone to decide");
    }
    const arabic = await here("play", "europe-2022", "--as", "nato", "--lang", "ar");
    expect(arabic.code).toBe(2);
    expect(arabic.err).toMatch(/--as.*[\u0600-\u06ff]/u);
  });

  it("says so, and prints the run with its causes", async () => {
    const { code, out, err } = await here("play", "two-state", "--seed", "s");
    expect(code).toBe(0);
    expect(err).toContain("No terminal here");
    expect(out).toBe((await here("run", "two-state", "--seed", "s")).out);
  });
});

describe("brink batch", () => {
  it("refuses with 65 to go on where another version left off, and never with a stack trace", async () => {
    await here("batch", "two-state", "--runs", "50", "--workers", "1", "--out", "kept");
    const file = join(folder, "kept", "plan.json");
    const { sha256, ...body } = JSON.parse(readFileSync(file, "utf8")) as {
      sha256: string;
      identity: object;
      order?: object;
    };
    const sign = (document: object): void => {
      const sum = sha256Hex(JSON.stringify(document));
      writeFileSync(file, JSON.stringify({ ...document, sha256: sum }));
    };
    sign(body);
    expect(readFileSync(file, "utf8")).toContain(sha256);
    sign({ ...body, identity: { ...body.identity, engineVersion: "0.0.1" } });
    const skewed = await here("batch", "--resume", "kept", "--runs", "60");
    expect(skewed).toMatchObject({ code: 65, out: "" });
    expect(skewed.err).toContain("the version of Brink differs");
    expect(skewed.err).toContain("Made with Brink 0.0.1: version 0.2.0 changed the luck");
    const arabic = await here("report", "kept", "--to", "md", "--lang", "ar");
    expect(arabic).toMatchObject({ code: 65, out: "" });
    expect(arabic.err).toContain("غيّر حظ كل بذرة");
    // The next version may well have the luck of this one: nothing is said about it.
    sign({ ...body, identity: { ...body.identity, engineVersion: "99.0.0" } });
    const later = await here("batch", "--resume", "kept", "--runs", "60");
    expect(later).toMatchObject({ code: 65, out: "" });
    expect(later.err).not.toContain("luck");
    const { order, ...rest } = body;
    expect(order).toBeDefined();
    sign(rest);
    const wrong = await here("batch", "--resume", "kept");
    expect(wrong).toMatchObject({ code: 1, out: "" });
    expect(wrong.err).toContain("`order` is missing");
    expect(wrong.err).not.toMatch(/\bat .*\.ts/);
  });

  it.each([
    [["1", "11", "111", "1111"]],
    [["a", "aa"]],
    [["ab", "abab"]],
    [["0", "00"]],
    [["A", "ف"]],
    [["урок", "C@>:"]],
    [["一", "伀"]],
  ])("counts other runs for each seed of %j", async (seeds) => {
    const flags = ["--runs", "500", "--workers", "1", "--json"];
    const counted = await Promise.all(
      seeds.map(async (seed) => {
        const { code, out } = await here("batch", "two-state", ...flags, "--seed", seed);
        expect(code).toBe(0);
        const document = JSON.parse(out) as Readonly<Record<string, unknown>>;
        expect(document["seed"]).toBe(seed);
        return JSON.stringify([document["outcomes"], document["flashpoints"]]);
      }),
    );
    expect(new Set(counted).size).toBe(seeds.length);
  });

  it("answers in text, JSON and CSV, progress on stderr", async () => {
    const text = await here("batch", "two-state", "--runs", "200", "--workers", "1");
    expect(text.code).toBe(0);
    expect(text.out).toContain("200 runs");
    expect(text.out).toContain("Sampling error only");
    expect(text.err).toContain("200 runs in");
    const json = await here(
      "batch",
      "two-state",
      "--runs",
      "200",
      "--workers",
      "1",
      "--json",
      "--quiet",
    );
    expect(json).toMatchObject({ code: 0, err: "" });
    expect(JSON.parse(json.out)).toMatchObject({ scenario: "two-state", seed: "brink", runs: 200 });
    const csv = await here(
      "batch",
      "two-state",
      "--runs",
      "200",
      "--workers",
      "1",
      "--csv",
      "--quiet",
    );
    expect(csv.out.split("\r\n")[0]).toBe(
      "kind,id,level,measure,value,low,high,confidence,method,cautions",
    );
  });

  it("ends with 130 when interrupted", async () => {
    const interruption = AbortSignal.abort();
    const { code } = await call(["batch", "two-state", "--runs", "1000000"], {
      folder,
      interruption,
      environment: { XDG_DATA_HOME: join(folder, "data") },
    });
    expect(code).toBe(130);
  });

  it("wants a scenario or a folder, not both and not neither", async () => {
    expect((await here("batch")).err).toContain("“scenario” is missing");
    expect((await here("batch", "two-state", "--resume", "x")).code).toBe(2);
    expect((await here("batch", "--resume", "x")).err).toContain("x holds no batch");
  });
});

describe("brink dump", () => {
  it.each([
    ["tree", /^scenario .*two-state\.yaml:5:1$/m],
    ["model", /"kind": "model"/],
    ["ir", /flare_up/],
    ["kernel", /bytes of WebAssembly/],
  ])("prints the %s, as text and as JSON", async (stage, sign) => {
    const text = await here("dump", "two-state", "--stage", stage);
    expect(text).toMatchObject({ code: 0, err: "" });
    expect(text.out).toMatch(sign);
    const json = await here("dump", "two-state", "--stage", stage, "--json");
    expect(JSON.parse(json.out)).toMatchObject({ kind: "dump", stage });
    expect(json.out).not.toContain("offsets");
  });

  it("prints the tree of a scenario with faults, and no other stage of it", async () => {
    await writeFaulty("bad.yaml");
    expect((await here("dump", "bad.yaml", "--stage", "tree")).code).toBe(0);
    const { code, out, err } = await here("dump", "bad.yaml", "--stage", "ir");
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toContain("Did you mean `tense`?");
  });
});

describe("brink doctor", () => {
  it("tells what it found", async () => {
    const { code, out } = await here("doctor");
    expect(out).toContain("Node");
    expect(out).toContain(process.versions.node);
    expect(out).toMatch(
      new RegExp(`${String(shippedIds().length)} of ${String(shippedIds().length)} readable`),
    );
    expect(code).toBe(0);
    expect(JSON.parse((await here("doctor", "--json")).out)).toMatchObject({ kind: "doctor" });
  });

  it("says what the runs of a scenario cost, and why something has no table", async () => {
    const { out, code } = await here("doctor", "--speed", "richardson");
    expect(out).toContain("has no table: it reads the variable");
    expect(code).toBe(0);
    const arabic = await here("doctor", "--speed", "two-state", "--lang", "ar");
    expect(arabic.out).toContain("جدول، عدد خلاياه 2");
    const { out: document } = await here("doctor", "--speed", "two-state", "--json");
    expect(JSON.parse(document)).toMatchObject({
      kind: "speed",
      decisions: [{ element: "flashpoints.border", way: "tabulated", cells: 2 }],
    });
    expect(await here("doctor", "--speed", "nowhere.yaml")).not.toMatchObject({ code: 0 });
  });
});

describe("brink play", () => {
  it.each([
    ["en", "changed the luck of every seed"],
    ["ar", "غيّر حظ كل بذرة"],
  ])("does not go on with a session whose seed gave other luck (%s)", async (language, words) => {
    const file = sessionFile(join(folder, "brink"), "two-state");
    const bookmark = { step: 3, decisions: [] };
    const saved = JSON.stringify({
      brinkSession: 1,
      ...{ scenario: "two-state", scenarioHash: "0", engineVersion: "0.1.0" },
      ...{ seed: "lesson-3", run: 7, actors: [], at: { step: 3, date: "2022-01-15" } },
      ...{ played: bookmark, checkpoints: [], branches: [] },
    });
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, saved);
    const environment = { XDG_DATA_HOME: folder };
    const args = ["play", "two-state", "--plain", "--resume", "--lang", language];
    const refused = await call(args, { folder, environment });
    expect(refused).toMatchObject({ code: 65, out: "" });
    // It is still read: what it was is told, and it stays.
    for (const told of [words, "0.1.0", "0.2.0", "lesson-3", "2022-01-15", file]) {
      expect(refused.err).toContain(told);
    }
    expect(readFileSync(file, "utf8")).toBe(saved);
  });
});
