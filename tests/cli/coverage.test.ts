/** `brink check --coverage` as it is called. */

import { describe, expect, it } from "vitest";
import { ask } from "../../src/index.ts";
import { held, type Printed } from "../ask/documents.ts";
import { call } from "./call.ts";

const strait = "tests/answer/strait.yaml";

describe("brink check --coverage", () => {
  it("names what never came, and ends well all the same", async () => {
    const line = ["check", strait, "--coverage", "--runs", "3", "--seed", "strait"];
    const { code, out } = await call([...line, "--quiet"]);
    expect(code).toBe(0);
    expect(out).toContain("flashpoints.strait.levels.war");
    const plain = await call([...line, "--json"]);
    expect(plain.code).toBe(0);
    const [file] = (JSON.parse(plain.out) as { files: { coverage: Printed }[] }).files;
    const answer = await held(file?.coverage ?? {});
    expect(answer["replay"]).toBe(`brink ${line.join(" ")}`);
    const { elapsed: _took, ...asked } = await ask("coverage", {
      ...{ scenario: strait, runs: 3, seed: "strait" },
    });
    const { elapsed: _time, ...printed } = answer;
    expect(printed).toEqual(JSON.parse(JSON.stringify(asked)));
  });

  it("is told in Arabic, and says when nothing was missed", async () => {
    const { code, out } = await call([
      "check",
      "two-state",
      "--coverage",
      "--runs",
      "20",
      "--lang",
      "ar",
    ]);
    expect(code).toBe(0);
    expect(out).toContain("ورد كل شيء");
  });

  it("asks nothing of a file with errors, and no less than one run", async () => {
    const { code, out } = await call(["check", "nowhere.yaml", "--coverage", "--json"]);
    expect(code).toBe(1);
    const [file] = (JSON.parse(out) as { files: { coverage: unknown }[] }).files;
    expect(file?.coverage).toBeNull();
    expect((await call(["check", "two-state", "--coverage", "--runs", "0"])).code).toBe(2);
  });
});
