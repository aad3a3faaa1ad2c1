/** A question about a date is judged by what was so on that date, not by the step that holds it. */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { call } from "../cli/call.ts";
import { printed } from "./documents.ts";

const folder = mkdtempSync(join(tmpdir(), "brink-days-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const write = (asked: string, calm: string): void => {
  writeFileSync(
    join(folder, "at.yaml"),
    `brink: 2
scenario: at
title: Date of a question
start: 1999-05-03
step: week
horizon: 20 steps
flashpoints:
  x: { start: hot, levels: [calm, hot], rules: { ends: { from: hot, to: calm, chance: 5% per week, range: [4%, 6%], basis: judgement, because: x } } }
outcomes:
  calm: { title: Calm on that day, ${asked} }
history:
  until: 1999-09-01
  levels: { x: [ { date: 1999-05-03, level: hot }, { date: ${calm}, level: calm } ] }
`,
  );
};

test.each([
  // 26 July and 2 August begin steps.
  ["1999-07-31", "1999-07-26", true],
  ["1999-07-31", "1999-07-31", true],
  ["1999-07-31", "1999-08-01", false],
  ["1999-07-26", "1999-07-26", true],
  ["1999-07-25", "1999-07-26", false],
  ["1999-08-02", "1999-08-03", false],
])("calm on %s, where it was from %s on: %s", async (at, calm, came) => {
  write(`value: x == calm, at: ${at}`, calm);
  const answer = await printed(
    ["hindcast", "at.yaml", "--quiet", "--particles", "50", "--runs", "100"],
    { folder },
  );
  expect(JSON.stringify(answer).match(/"happened":\w+/gu)).toEqual([`"happened":${String(came)}`]);
});

test.each([
  ["ever: x == calm, by: 1999-07-31", "1999-07-31", true],
  ["ever: x == calm, by: 1999-07-31", "1999-08-01", false],
  // The nearest state is that of 26 July, which has not seen what came two days later.
  ["ever: x == calm, by: 1999-07-28", "1999-07-28", true],
  ["ever: x == calm, by: 1999-07-28", "1999-07-29", false],
  ["always: x == hot, by: 1999-07-28", "1999-07-29", true],
  ["always: x == hot, by: 1999-07-28", "1999-07-28", false],
  ["ever: x == hot, from: 1999-07-28, by: 1999-09-01", "1999-07-28", false],
  ["ever: x == hot, from: 1999-07-28", "1999-07-29", true],
  ["ever: x == hot, from: 1999-07-28, by: 1999-07-30", "1999-07-28", false],
  ["always: x == calm, from: 12 , by: 1999-08-05", "1999-07-25", true],
  ["always: x == calm, from: 12 , by: 1999-08-05", "1999-07-27", false],
  ["first_time: x == calm, by: 1999-07-28", "1999-07-28", true],
  ["first_time: x == calm, by: 1999-07-28", "1999-07-29", false],
  // By a step: what was known when it began.
  ["ever: x == calm, by: 12", "1999-07-25", true],
  ["ever: x == calm, by: 12", "1999-07-26", false],
])("%s, where it was calm from %s on: %s", async (asked, calm, came) => {
  write(asked, calm);
  const answer = await printed(
    ["hindcast", "at.yaml", "--quiet", "--particles", "50", "--runs", "100"],
    { folder },
  );
  expect(JSON.stringify(answer).match(/"happened":\w+/gu)).toEqual([`"happened":${String(came)}`]);
});

test.each([
  ["by: 1999-07-31", 13, "by the end of 1 Aug 1999"],
  ["by: 1999-07-28", 12, "by the end of 25 Jul 1999"],
  ["by: 1999-05-03", 0, "by the end of 2 May 1999"],
  ["by: 13", 13, "by the end of 1 Aug 1999"],
])("%s asks of the state of step %i, and the label says so", async (asked, step, label) => {
  write(`ever: x == calm, ${asked}`, "1999-07-26");
  const { outcomes } = (await printed(["exact", "at.yaml", "--quiet"], { folder })) as unknown as {
    outcomes: { calm: { probability: number } };
  };
  expect(outcomes.calm.probability).toBeCloseTo(1 - 0.95 ** step, 10);
  const { out } = await call(["exact", "at.yaml", "--quiet"], { folder });
  expect(out.replace(/\s+/gu, " ")).toContain(`(${label})`);
});

test("a run is read where the next step begins, and the checker says so", async () => {
  write("value: x == calm, at: 1999-07-31", "1999-07-26");
  const within = await call(["check", "at.yaml"], { folder });
  expect(within.err + within.out).toContain("warning[date-within-step]: 1999-07-31");
  expect(within.err + within.out).toContain("the state of 1999-08-02");
  const probability = async () => {
    const { outcomes } = (await printed(["exact", "at.yaml", "--quiet"], {
      folder,
    })) as unknown as {
      outcomes: { calm: { probability: number } };
    };
    return outcomes.calm.probability;
  };
  expect(await probability()).toBeCloseTo(1 - 0.95 ** 13, 10);
  write("value: x == calm, at: 1999-07-26", "1999-07-26");
  expect(await probability()).toBeCloseTo(1 - 0.95 ** 12, 10);
  const exactly = await call(["check", "at.yaml"], { folder });
  expect(exactly.err + exactly.out).not.toContain("date-within-step");
});
