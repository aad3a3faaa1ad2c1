/** `brink export` away from a terminal: what it prints, writes and refuses. */

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { call, type Called } from "./call.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "brink-cli-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const here = (...args: string[]): Promise<Called> => call(args, { folder });

describe("brink export", () => {
  it("prints or writes the model, says what has none, and draws in the language asked for", async () => {
    const printed = await here("export", "two-state", "--to", "prism");
    expect(printed).toMatchObject({ code: 0, err: "" });
    expect(printed.out).toMatch(/^\/\/ two-state\.prism\n[^]*^dtmc$[^]*^\/\/ two-state\.props$/mu);
    const written = await here("export", "two-state", "--to", "prism", "--out", "model");
    expect(written).toMatchObject({ code: 0, out: "" });
    expect(readFileSync(join(folder, "model", "two-state.prism"), "utf8")).toContain("0.2 : (pick");
    const changed = await here(
      "export",
      "two-state",
      "--to",
      "prism",
      "--json",
      "--set",
      "flashpoints.border.rules.flare_up.chance=25%",
    );
    const { files } = JSON.parse(changed.out) as {
      readonly files: readonly { readonly text: string }[];
    };
    expect(files[0]?.text).toContain("0.75 : (pick");
    const refused = await here("export", "europe-2022", "--to", "prism", "--lang", "ar");
    expect(refused).toMatchObject({ code: 1, out: "" });
    expect(refused.err).toMatch(/variables\.costs.*[\u0600-\u06ff]/u);
    const reasons = JSON.parse(
      (await here("export", "europe-2022", "--to", "prism", "--json")).out,
    ) as object;
    expect(reasons).toMatchObject({ kind: "refused", to: "prism" });
    const figure = await here(
      "export",
      "two-state",
      "--to",
      "dot",
      "--figure",
      "ladder:border",
      "--lang",
      "ar",
    );
    expect(figure.out).toMatch(/^digraph[^]*[\u0600-\u06ff]/u);
  });

  it("refuses what it does not offer", async () => {
    expect((await here("export", "two-state")).code).toBe(2);
    expect((await here("export", "two-state", "--to", "pdf")).code).toBe(2);
    expect((await here("export", "two-state", "--to", "prism", "--figure", "couplings")).code).toBe(
      2,
    );
    const unknown = await here("export", "two-state", "--to", "dot", "--figure", "ladder:nowhere");
    expect(unknown.code).toBe(2);
    expect(unknown.err).toContain("border");
  });
});
