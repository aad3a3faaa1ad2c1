/**
 * Text from files, names and arguments drives nothing: whatever a command prints, a terminal emulator
 * finds only text and line breaks in it, and nothing that turns the order of other text.
 */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Terminal } from "@xterm/headless";
import { afterAll, describe, expect, it } from "vitest";
import { call } from "./call.ts";

const folder = mkdtempSync(join(tmpdir(), "brink-hostile-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** A colour, a window title, a clipboard write, a cleared screen, a colour of C1, an override of direction. */
const hostile =
  "x\u001b[31m\u001b]0;OWNED\u0007\u001b]52;c;ZXZpbA==\u0007\u001b[2J\u009b31m\u202e\u0008y";

const escaped = JSON.stringify(hostile).slice(1, -1);
const scenario = (title: string): string =>
  [
    "brink: 1",
    "scenario: evil",
    `title: "${title}"`,
    "start: 2022-01-03",
    "step: week",
    "horizon: 6 steps",
    "flashpoints:",
    "  f:",
    `    name: "${title}"`,
    "    start: a",
    `    levels: { a: { name: "${title}" }, b: {} }`,
    `    rules: { up: { from: a, to: b, chance: 30% per week, headline: "${title}" } }`,
    "",
  ].join("\n");

writeFileSync(join(folder, "evil.yaml"), scenario(escaped));
writeFileSync(join(folder, "raw.yaml"), `title: ${hostile.slice(-3)}\n`);
writeFileSync(join(folder, `${hostile.replaceAll("/", "")}.yaml`), scenario("Plain"));
writeFileSync(join(folder, "document.json"), JSON.stringify({ kind: hostile }));
writeFileSync(join(folder, "sealed.json"), JSON.stringify({ kind: "submission", seat: hostile }));

const commands: readonly (readonly string[])[] = [
  ["list"],
  ["check", "evil.yaml"],
  ["check", "raw.yaml"],
  ["run", "evil.yaml"],
  ["batch", "evil.yaml"],
  ["fmt", "evil.yaml", "--check"],
  [hostile],
  ["run", hostile],
  ["run", "two-state", "--seed", hostile],
  ["run", "two-state", "--seed", hostile, "--explain"],
  ["batch", "two-state", "--runs", "20", "--seed", hostile],
  ["batch", "two-state", "--runs", "20", "--seed", hostile, "--json"],
  ["batch", "two-state", "--runs", "20", "--given", hostile],
  ["batch", "two-state", "--runs", "20", "--ask", hostile],
  ["batch", "two-state", "--set", `${hostile}=1`],
  ["batch", "--resume", hostile],
  ["compare", "two-state", "--runs", "20", "--with", hostile],
  ["sensitivity", "two-state", "--runs", "20", "--outcome", hostile],
  ["rare", "two-state", "--outcome", hostile],
  ["paths", "two-state", "--runs", "20", "--outcome", hostile],
  ["exact", "two-state", "--given", hostile],
  ["believe", "europe-2022", "--observed", hostile],
  ["report", "two-state", "--runs", "20", "--to", "md", "--seed", hostile],
  ["report", "two-state", "--runs", "20", "--to", "md", "--with", "document.json"],
  ["export", "two-state", "--to", hostile],
  ["teach", "start", hostile],
  ["teach", "grade", "sealed.json"],
];

/** What a terminal obeyed rather than showed. */
async function obeyed(text: string): Promise<readonly string[]> {
  const terminal = new Terminal({ cols: 400, rows: 50, allowProposedApi: true });
  const found: string[] = [];
  const note = (what: string) => (): boolean => {
    found.push(what);
    return true;
  };
  for (const code of [0, 2, 8, 52]) terminal.parser.registerOscHandler(code, note(`OSC ${code}`));
  for (const final of "ABCDHJKfhlmnrsu") terminal.parser.registerCsiHandler({ final }, note(final));
  terminal.onTitleChange(note("title"));
  terminal.onBell(note("bell"));
  await new Promise<void>((done) => {
    terminal.write(text.replaceAll("\n", "\r\n"), done);
  });
  terminal.dispose();
  return found;
}

describe("whatever a command is given", () => {
  it.each(commands.flatMap((args) => [[args, "en"] as const, [args, "ar"] as const]))(
    "%j in %s prints text",
    async (args, language) => {
      const { out, err } = await call([...args, "--lang", language], { folder });
      const said = out + err;
      expect(said).not.toBe("");
      expect(await obeyed(said)).toEqual([]);
      expect(said).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/u);
    },
  );
});

it("is refused where it stands in a scenario, with its place", async () => {
  const { code, err } = await call(["check", "evil.yaml"], { folder });
  expect(code).toBe(1);
  expect(err.match(/error\[text-control\]/gu)?.length).toBe(4);
  expect(err).toContain("U+001B");
  expect(err).toContain("evil.yaml:3:8");
});
