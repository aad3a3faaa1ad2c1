/** docs/playing.md tells of every key and command that the help page tells of, in the same words. */

import { readFileSync } from "node:fs";

import { expect, it } from "vitest";

import { speech } from "../../src/i18n/catalog.ts";
import { helpText } from "../../src/tui/screens/help.ts";
import { drive } from "./demo.ts";

const page = readFileSync(new URL("../../docs/playing.md", import.meta.url), "utf8").replace(
  /\s+/gu,
  " ",
);

it("has every key", () => {
  const help = helpText(drive().around.context.naming);
  const say = speech({ language: "en", digits: "latin" });
  const end = help.indexOf(`${say("page.commands")}:`);
  expect(end).toBeGreaterThan(10);
  for (const line of help.slice(1, end)) {
    const about = line.slice(line.indexOf(": ") + 2);
    expect(page).toContain(about.replace(/^: /u, ""));
  }
});
