/** `brink exact` without a horizon, as a whole. */

import { describe, expect, it } from "vitest";
import type { UnboundedAnswer } from "../../src/answer/unbounded.ts";
import { call } from "../cli/call.ts";
import { printed } from "./documents.ts";

const asked = (...args: readonly string[]) =>
  printed(["exact", ...args]) as Promise<unknown> as Promise<UnboundedAnswer>;

describe("brink exact without a horizon", () => {
  it("answers all that is asked, each for itself, and again by its own command", async () => {
    const condition = "border == crisis";
    const all = ["--eventually", "--mean-time", "--long-run"].flatMap((one) => [one, condition]);
    const answer = await asked("two-state", ...all, "--cost", "1", "--until", condition);
    expect(answer).toMatchObject({ kind: "unbounded", unit: "week", cautions: [] });
    const [ever, time, share, sum] = answer.questions;
    expect(ever?.probability).toEqual({ value: 1, low: 1, high: 1 });
    // A fifth flares up in a step, and 0.3 of a crisis calms down.
    expect(time?.mean?.value).toBeCloseTo(5, 12);
    expect(share?.mean?.value).toBeCloseTo(0.4, 12);
    expect(sum?.mean?.value).toBeCloseTo(5, 12);
    const again = answer.replay.match(/'[^']*'|\S+/gu) ?? [];
    const words = again.slice(1).map((word) => word.replaceAll("'", ""));
    expect(await printed(words)).toMatchObject({ questions: answer.questions });
  });

  it("says of what may never come that it has no mean time, and how likely it is", async () => {
    const answer = await asked("brinkmanship", "--mean-time", "disaster");
    const [one] = answer.questions;
    expect(one?.mean).toBeNull();
    expect(one?.where?.value).toBeGreaterThan(1);
    expect(answer.cautions).toMatchObject([{ code: "unbounded-never", asked: "disaster" }]);
    const { out } = await call(["exact", "brinkmanship", "--mean-time", "disaster"]);
    expect(out.replaceAll(/\s+/gu, " ")).toMatch(
      /may never come, so it has no mean time: it comes in 10\.8% of all runs/u,
    );
  });

  it.each([
    [["--until", "border == crisis"], "--until goes with --cost"],
    [["--eventually", "border == crisis", "--at", "3"], "go with none of"],
    [["--long-run", "border == crisis", "--drop", "0.1"], "go with none of"],
    [["--eventually", "border == cris"], "cris"],
    [["--eventually", "crisis_at_end"], "judged over a whole run"],
  ])("%o is wrong usage", async (args, message) => {
    const { code, err } = await call(["exact", "two-state", ...args]);
    expect(code).not.toBe(0);
    expect(err).toContain(message);
  });

  it("says why there is no answer, in words and as a document", async () => {
    const clock = ["exact", "two-state", "--eventually", "dwell(border) * t > 70"];
    const { code, err } = await call(clock);
    expect(code).toBe(1);
    expect(err.replaceAll(/\s+/gu, " ")).toContain("hangs on the date in every step");
    expect(err).toContain("brink exact two-state");
    const { out } = await call([...clock, "--json"]);
    expect(JSON.parse(out)).toMatchObject({
      ...{ kind: "exact-refusal", refusal: { kind: "date for ever" } },
    });
  });
});
