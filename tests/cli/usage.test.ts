/** Wrong usage ends with 2, an empty stdout, and a message that says what would be right. */

import { describe, expect, it } from "vitest";
import { loadCommands } from "../../src/cli/commands.ts";
import { call } from "./call.ts";

describe("wrong usage", () => {
  it.each([
    [
      ["run", "two-state", "--run", "1", "--run", "2"],
      "--run is given twice",
      "which one is meant?",
    ],
    [["pley"], "there is no command “pley”", "Did you mean play?"],
    [["play", "two-state", "--sed", "4"], "there is no option --sed", "Did you mean --seed?"],
    [["europe-2022"], "there is no command “europe-2022”", "Did you mean brink play europe-2022?"],
    [["my.yaml"], "there is no command “my.yaml”", "Did you mean brink play my.yaml?"],
    [["play"], "the argument “scenario” is missing", "brink play --help"],
    [["batch", "two-state", "--seed", "--quiet"], "option --seed needs a value", "batch --help"],
    [["run", "two-state", "--seed", "--quiet"], "option --seed needs a value", "run --help"],
    [["play", "two-state", "--seed"], "option --seed needs a value", "brink play --help"],
    [["list", "a", "b"], "too many arguments", "brink list --help"],
    [["play", "two-state", "--run", "-1"], "--run: “-1” will not do", "whole number, 0 or more"],
    [["play", "two-state", "--run", "1.5"], "--run: “1.5” will not do", "whole number"],
    [["play", "two-state", "--run", "1e400"], "--run: “1e400” will not do", "whole number"],
    [["run", "two-state", "--steps", "0"], "--steps: “0” will not do", "1 or more"],
    [
      ["batch", "two-state", "--runs", "many"],
      "--runs: “many” will not do",
      "in digits such as 10000",
    ],
    [
      ["batch", "two-state", "--runs", "1e4"],
      "--runs: “1e4” will not do",
      "in digits such as 10000",
    ],
    [["batch", "two-state", "--csv", "--json"], "--json and --csv", "choose one"],
    [["compare", "two-state", "--with", "a", "--csv", "--json"], "--json and --csv", "choose one"],
    [["paths", "two-state", "--outcome", "a", "--csv", "--json"], "--json and --csv", "choose one"],
    [["believe", "two-state", "--csv", "--json"], "--json and --csv", "choose one"],
    [["hindcast", "two-state", "--csv", "--json"], "--json and --csv", "choose one"],
    [["batch", "two-state", "--uncertain", "--precision", "5%"], "--uncertain", "--precision"],
    [["batch", "two-state", "--uncertain", "--ask", "P(any_crisis) > 5%"], "--uncertain", "--ask"],
    [["batch", "two-state", "--uncertain", "--outcome", "any_crisis"], "--outcome", "--precision"],
    [["rare", "two-state"], "--outcome ID", "brink rare --help"],
    [["compare", "two-state", "--with", "nope=1"], "--with: the scenario has no number", "nope"],
    [["batch", "two-state", "--runs", "5", "--workers", "0"], "--workers: “0”", "from 1 to"],
    [["batch", "two-state", "--runs", "5", "--set", "a"], "--set: “a” will not do", "id=number"],
    [["dump", "two-state", "--stage", "modle"], "--stage: “modle”", "Did you mean model?"],
    [["completions", "powershell"], "shell: “powershell”", "bash, zsh, fish"],
    [["list", "--lang", "fr"], "--lang: “fr” will not do", "en, ar"],
    [["play", "two-state", "--as", "nato"], "no actor “nato”", "this scenario has no actors"],
    [["play", "europe-2022", "--as", "belgrad"], "no actor “belgrad”", "Did you mean belgrade?"],
    [["play", "europe-2022", "--as", "rusia"], "no actor “rusia”", "Did you mean russia_"],
  ])("%j", async (args, fault, hint) => {
    const { code, out, err } = await call(args);
    expect(err).toContain(fault);
    expect(err).toContain(hint);
    expect(err).toMatch(/^brink: /);
    expect(out).toBe("");
    expect(code).toBe(2);
  });

  it("is told in Arabic when asked", async () => {
    const { code, err } = await call(["pley", "--lang", "ar"]);
    expect(code).toBe(2);
    expect(err).toContain("لا يوجد أمر");
    expect(err).not.toContain("there is no");
  });
});

describe("help", () => {
  it("lists every command, and each command shows its options and examples", async () => {
    const all = await call(["--help"]);
    expect(all).toMatchObject({ code: 0, err: "" });
    for (const { name, options, examples } of await loadCommands()) {
      expect(all.out).toMatch(new RegExp(`^ +${name} `, "m"));
      const one = await call([name, "--help"]);
      expect(one).toMatchObject({ code: 0, err: "" });
      for (const { flags } of options) expect(one.out).toContain(flags);
      expect(examples.length).toBeGreaterThan(0);
      for (const example of examples) expect(one.out).toContain(example);
      expect(one.out).toContain("--json");
    }
  });

  it("is what `brink` alone prints away from a terminal", async () => {
    expect(await call([])).toEqual(await call(["--help"]));
  });

  it("speaks Arabic by --lang and by the environment", async () => {
    const asked = await call(["--help", "--lang=ar"]);
    expect(asked.out).toContain("الأوامر:");
    expect(asked.out).not.toContain("Commands:");
    expect(await call(["--help"], { environment: { LANG: "ar_LB.UTF-8" } })).toEqual(asked);
  });

  it("is also a command", async () => {
    expect(await call(["help"])).toEqual(await call(["--help"]));
    expect(await call(["help", "run"])).toEqual(await call(["run", "--help"]));
  });

  it("prints the version", async () => {
    const { out } = await call(["--version"]);
    expect(out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe("--set", () => {
  const typo = ["--set", "flashpoints.border.rules.flare_up.chanse=25%"];
  it.each([["run"], ["exact"], ["batch"]])("a slip in a path is told by %s", async (command) => {
    const { code, out, err } = await call([command, "two-state", ...typo]);
    expect(err).toContain("Did you mean flashpoints.border.rules.flare_up.chance?");
    expect({ code, out }).toEqual({ code: 2, out: "" });
  });

  it.each([["run"], ["exact"], ["batch"]])(
    "a value outside its range is told by %s",
    async (command) => {
      const runs = command === "batch" ? ["--runs", "10", "--workers", "1"] : [];
      const set = ["--set", "flashpoints.border.rules.flare_up.chance=99%"];
      const { code, err } = await call([command, "two-state", ...runs, ...set]);
      expect(code).toBe(0);
      expect(err).toContain("warning[set-outside-range]: 0.99 is outside the range");
      const inside = await call([command, "two-state", ...runs]);
      expect(inside.err).not.toContain("set-outside-range");
    },
  );
});

it("a folder in the place of a scenario is called a folder", async () => {
  const { code, err } = await call(["run", "tests"]);
  expect(code).toBe(1);
  expect(err).toContain("`tests` is a folder, not a file");
});
