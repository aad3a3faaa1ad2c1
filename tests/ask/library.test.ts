/** Questions asked from a program are those of the command line: same answers, same refusals. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, expectTypeOf, it } from "vitest";
import {
  ask,
  readDocument,
  tableOf,
  tell,
  type AnswerTo,
  type AskOptions,
  type QuestionName,
} from "../../src/ask/library.ts";
import { longName } from "../../src/ask/option.ts";
import { everyQuestion } from "../../src/ask/questions.ts";
import { NothingDone, ScenarioFaults, UsageFault } from "../../src/ask/refusal.ts";
import type { BestReplyAnswer } from "../../src/answer/best-reply.ts";
import type { UnboundedAnswer } from "../../src/answer/unbounded.ts";
import type { ExactAnswer } from "../../src/answer/exact-schema.ts";
import type { RareAnswer } from "../../src/answer/rare.ts";
import { storyText } from "../../src/render/terminal.ts";
import { root } from "../cli/call.ts";
import { printed } from "./documents.ts";

const text = readFileSync(join(root, "scenarios", "two-state.yaml"), "utf8");

const small = {
  scenario: "two-state",
  outcome: "border == crisis and dwell(border) >= 12",
  effort: 20,
  replications: 3,
  workers: 1,
} as const satisfies AskOptions<"rare">;

/** An answer without what no run repeats. */
const steady = ({ elapsed: _elapsed, ...rest }: { readonly elapsed: number }): object => rest;

describe("an answer", () => {
  it("is the document that the command prints, for the same options", async () => {
    const command = ["--outcome", small.outcome, "--effort", "20", "--replications", "3"];
    const wanted = await printed(["rare", "two-state", "--quiet", ...command]);
    const answer = await ask("rare", small);
    expect(JSON.parse(JSON.stringify(steady(answer)))).toEqual(wanted);
  });

  it("has the type of its question", () => {
    expectTypeOf<AnswerTo<"rare">>().toEqualTypeOf<RareAnswer>();
    expectTypeOf<AnswerTo<"exact">>().toEqualTypeOf<
      ExactAnswer | BestReplyAnswer | UnboundedAnswer
    >();
    expectTypeOf<AnswerTo<"batch">["kind"]>().toEqualTypeOf<
      "batch" | "given" | "ask" | "uncertain"
    >();
    expectTypeOf<AskOptions<"rare">["effort"]>().toEqualTypeOf<number | undefined>();
    // One that was left untyped has any kind.
    type Untyped = { [Name in QuestionName]: string extends AnswerTo<Name>["kind"] ? Name : never };
    expectTypeOf<Untyped[QuestionName]>().toBeNever();
  });

  it("is about a text that is handed over, as it is about its file", async () => {
    const set = { "flashpoints.border.rules.flare_up.chance": 0.25 };
    const read = await ask("exact", { scenario: "two-state", set });
    const name = "my.yaml";
    const given = await ask("exact", { scenario: { text, name }, set });
    const { replay, ...rest } = given;
    expect(replay).toContain("brink exact my.yaml");
    expect(steady({ ...rest, elapsed: 0 })).toEqual({
      ...Object.fromEntries(Object.entries(steady(read)).filter(([key]) => key !== "replay")),
    });
  });

  it("is told in the language that is wanted, and read back from its JSON", async () => {
    const answer = await ask("rare", small);
    const story = await tell(answer, { scenario: { text }, language: "ar" });
    expect(storyText(story).join("\n")).toMatch(/\p{Script=Arabic}/u);
    expect((await tableOf(answer))?.rows.length).toBe(answer.stages.length);
    const document: unknown = JSON.parse(JSON.stringify(answer));
    expect(await readDocument(document)).toEqual({ answer: document });
  });
});

describe("what cannot be asked", () => {
  // As a program without types would.
  const loose = ask as unknown as (name: string, options: object) => Promise<unknown>;

  it.each([
    ["rare", { ...small, effort: 0 }, /--effort/u],
    ["rare", { ...small, levels: [3, 2] }, /rising/u],
    ["rare", { ...small, seeds: "a" }, /seeds/u],
    ["exact", { scenario: "two-state", set: { nothing: 1 } }, /nothing/u],
    ["exact", { scenario: "" }, /scenario/u],
    ["exact", { scenario: ["two-state", "richardson"] }, /too many/u],
    ["guess", { scenario: "two-state" }, /guess/u],
  ])("%s %o is refused", async (name, options, message) => {
    const refusal = await loose(name, options).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(UsageFault);
    expect(String(refusal)).toMatch(message);
  });

  it("is a scenario with faults: they are handed over", async () => {
    const faulty = { text: text.replace("20% per week", "120% per week") };
    const refusal = await ask("exact", { scenario: faulty }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ScenarioFaults);
    expect((refusal as ScenarioFaults).diagnostics.map(({ span }) => span.file.name)).toEqual([
      "scenario.yaml",
    ]);
    const missing = ask("exact", { scenario: "two-statt" });
    await expect(missing).rejects.toBeInstanceOf(ScenarioFaults);
  });
});

describe("work", () => {
  it("is stopped by a signal, with the process's own left alone", async () => {
    const listeners = process.listenerCount("SIGINT");
    const stopped = ask("rare", { ...small, signal: AbortSignal.abort() });
    await expect(stopped).rejects.toBeInstanceOf(NothingDone);
    expect(process.listenerCount("SIGINT")).toBe(listeners);
  });

  it("is told of line by line, only where that is wanted", async () => {
    const lines: string[] = [];
    await ask("rare", { ...small, progress: (line) => lines.push(line) });
    expect(lines.join("\n")).toContain("3 replications");
    expect(lines.filter((line) => line.includes("\n"))).toEqual([]);
  });
});

describe("a document", () => {
  it.each([null, 7, {}, { kind: "guess", schema: 2 }])("%o is no answer", async (document) => {
    expect(await readDocument(document)).toMatchObject({ fault: "damaged", path: "kind" });
  });

  it("is refused with the place of its fault, or its version", async () => {
    const answer = await ask("rare", small);
    expect(await readDocument({ ...answer, hits: -1 })).toMatchObject({ path: "hits" });
    expect(await readDocument({ ...answer, schema: 1 })).toEqual({
      fault: "version",
      version: "1",
    });
  });
});

it("no option of a question is hidden by what every question takes", async () => {
  const loaded = await Promise.all(everyQuestion.map(async ({ load }) => load()));
  const own = ["scenario", "folder", "language", "signal", "progress"];
  for (const { options } of loaded) {
    expect(Object.keys(options).filter((key) => own.includes(key))).toEqual([]);
    const names = Object.values(options).map(longName);
    expect(new Set(names).size).toBe(names.length);
  }
});
