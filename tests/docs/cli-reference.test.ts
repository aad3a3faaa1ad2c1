/** `docs/cli.md` is what the definitions say; `-u` rewrites it. */

import { expect, it } from "vitest";
import { commands } from "../../src/cli/commands.ts";
import { cliReference, documentedCommands } from "./cli-reference.ts";

it("is up to date", async () => {
  await expect(await cliReference()).toMatchFileSnapshot("../../docs/cli.md");
});

it("describes the JSON document of every command", () => {
  expect(
    commands.map(({ name }) => name).filter((name) => !documentedCommands.includes(name)),
  ).toEqual([]);
});
