/** An exercise in a real terminal, from the brief to the record, with a lid closed in between. */

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { describe, expect, it, onTestFinished, vi } from "vitest";

import { readSubmission } from "../../src/exercise/read-submission.ts";
import { exercise, scenario } from "../exercise/example.ts";
import { Terminal, type TerminalOptions } from "./terminal.ts";

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "brink-teach-"));
  writeFileSync(join(made, "small.yaml"), scenario);
  writeFileSync(join(made, "mine.yaml"), exercise);
  onTestFinished(() => {
    rmSync(made, { recursive: true, force: true });
  });
  return made;
}

function start(cwd: string, args: readonly string[] = [], options: TerminalOptions = {}): Terminal {
  const env = { XDG_DATA_HOME: join(cwd, "data"), ...options.env };
  return Terminal.start(["brink", "teach", "start", "mine.yaml", "--seed", "w", ...args], {
    ...options,
    cwd,
    env,
  });
}

/** All that is kept of sessions, as text. */
function keptIn(cwd: string): string {
  const data = join(cwd, "data");
  return readdirSync(data, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".json"))
    .map((name) => readFileSync(join(data, name), "utf8"))
    .join("\n");
}

/** The first round up to its seal. */
async function firstRound(terminal: Terminal): Promise<void> {
  await terminal.waitFor("Nothing bad happens");
  await terminal.press("space");
  await terminal.waitFor("For your eyes only");
  await terminal.press("x");
  await terminal.waitFor("A sealed run explains nothing before the reveal.");
  await terminal.press("space");
  await terminal.waitFor("The sealed run on 12 Jan 2022");
  await terminal.press("space");
  await terminal.waitFor("Forecast 1 of 4");
  await terminal.pressInTurn("x", "enter", "enter", "enter");
  await terminal.waitFor("A percentage from 0 to 100 is wanted");
  await terminal.pressInTurn("backspace", "3", "0", "enter", "enter", "enter");
  await terminal.waitFor("Forecast 2 of 4");
  await terminal.pressInTurn("6", "0", "tab", "ctrl+r");
  await terminal.waitFor("Together 100 of 100");
  await terminal.pressInTurn("enter", "enter", "enter", "enter");
  await terminal.waitFor("Forecast 3 of 4");
}

describe("brink teach start", () => {
  it("loses nothing when it is killed, seals, reveals, and writes what is handed in", async () => {
    const cwd = folder();
    const killed = start(cwd);
    await firstRound(killed);
    await killed.press("7");
    await killed.waitFor("[ 7_ ]");
    // It is kept as soon as it is shown, though not before.
    await vi.waitFor(
      () => {
        expect(keptIn(cwd)).toContain('"7"');
      },
      { timeout: 300_000, interval: 5 },
    );
    killed.kill("SIGKILL");
    await killed.exitCode();

    const terminal = start(cwd, ["--resume"]);
    await terminal.waitFor("[ 7_ ]");
    await terminal.pressInTurn("0", "tab", "ctrl+r", "enter", "enter", "enter");
    await terminal.waitFor("Forecast 4 of 4");
    await terminal.pressInTurn("1", "tab", "3", "enter", "enter", "enter");
    await terminal.waitFor("Once sealed, these forecasts cannot be changed");
    await terminal.press("1");
    await terminal.waitFor("Forecast 1 of 4");
    await terminal.pressInTurn("4", "5", "enter", "enter", "enter");
    await terminal.waitFor("45%");
    await terminal.press("space");
    await terminal.waitFor("Sealed. Commitment:");
    await terminal.press("space");
    await terminal.waitFor("Forecast 1 of 1");
    const commitments = readdirSync(cwd).find((name) => name.endsWith(".commitments.json")) ?? "";
    expect(readFileSync(join(cwd, commitments), "utf8")).not.toContain("nonce");
    await terminal.pressInTurn("enter", "enter", "enter");
    await terminal.waitFor("Decision");
    await terminal.pressInTurn("space", "enter");
    await terminal.waitFor("Once sealed");
    await terminal.press("space");
    await terminal.waitFor("[ open the seal ]");
    expect(terminal.text()).not.toMatch(/heads|tails|third party/iu);
    await terminal.press("space");
    await terminal.waitFor(/What was hidden: Intent: (Heads|Tails)/u);
    await terminal.press("space");
    await terminal.waitFor("culprit: third party");
    await terminal.press("space");
    await terminal.waitFor("Three truths, kept apart");
    await terminal.press("end", "space");
    await terminal.waitFor("a test of foresight");
    await terminal.press("end", "space");
    await terminal.waitFor("Decisions and what followed");
    await terminal.press("end", "space");
    await terminal.waitFor("Debrief 1");
    await terminal.pressInTurn("o", "k", "enter");
    await terminal.waitFor("[ write the record ]");
    await terminal.press("space");
    await terminal.waitFor("Written:");
    expect(await terminal.exitCode()).toBe(0);
    const files = readdirSync(cwd);
    const record = files.find((name) => name.endsWith(".record.md")) ?? "";
    expect(readFileSync(join(cwd, record), "utf8")).toContain("- 1: ok");
    const name = files.find((one) => one.endsWith(".submission.json")) ?? "";
    const read = readSubmission(readFileSync(join(cwd, name), "utf8"));
    expect(read).toMatchObject({ kind: "submission", submission: { seat: "A", word: "w" } });
    const published = JSON.parse(readFileSync(join(cwd, commitments), "utf8")) as {
      readonly commitments: readonly { readonly commitment: string }[];
    };
    const own = read.kind === "submission" ? read.submission.envelopes : [];
    expect(own.map(({ envelope }) => envelope.commitment)).toEqual(
      published.commitments.map(({ commitment }) => commitment),
    );
  });

  it("covers private pages, offers the session that was left, and keeps it on Ctrl-C", async () => {
    const cwd = folder();
    const pair = start(cwd, ["--pair"], { env: { NO_COLOR: "1" } });
    await pair.waitFor("At this machine: A (Office) · B (Office).");
    await pair.press("space");
    await pair.waitFor("For A (Office) alone");
    expect(pair.text()).not.toContain("War");
    await pair.press("space");
    await pair.waitFor("For your eyes only");
    await pair.press("ctrl+c");
    expect(await pair.exitCode()).toBe(0);
    expect(pair.text()).toContain("--resume goes on here");
    const again = start(cwd);
    await again.waitFor("Resume: Small");
    await again.press("enter");
    await again.waitFor("For A (Office) alone");
    await again.press("q");
    expect(await again.exitCode()).toBe(0);
  });

  it("speaks as running text where asked", async () => {
    const cwd = folder();
    const plain = start(cwd, ["--plain"]);
    await plain.waitFor("Nothing bad happens");
    plain.type("\r");
    await plain.waitFor("For your eyes only");
    plain.type("\r");
    await plain.waitFor("The sealed run on 12 Jan 2022");
    plain.type("\r");
    await plain.waitFor("Probability of yes (%):");
    plain.type("30\r");
    await plain.waitFor("Reason 1:");
    plain.type("\r\r");
    await plain.waitFor("Forecast 2 of 4");
    plain.kill("SIGTERM");
    await plain.exitCode();
    expect(plain.buffer).toBe("normal");
  });
});
