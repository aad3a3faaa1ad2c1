/** `docs/cli.md` is what the definitions say. */

import { expect, it } from "vitest";
import { commands } from "../../src/cli/commands.ts";
import { expectGolden } from "../config/golden.ts";
import { cliReference, documentedCommands } from "./cli-reference.ts";

it("is up to date", async () => {
  await expectGolden("docs/cli.md", await cliReference());
});

it("describes the JSON document of every command", () => {
  expect(
    commands.map(({ name }) => name).filter((name) => !documentedCommands.includes(name)),
  ).toEqual([]);
});
