import { describe, expect, test } from "vitest";
import { at } from "../../src/base/invariant.ts";
import { dateOfDay, daysOfSteps } from "../../src/ir/calendar.ts";
import { lower } from "../../src/ir/lower.ts";
import type { FlashpointId } from "../../src/base/brand.ts";
import * as m from "./models.ts";

describe("canonical order", () => {
  test("rules by target, worst first, then id; the rest by id; actors by turn", () => {
    const program = lower(
      m.aModel({
        flashpoints: [
          m.flashpoint("zeta", ["a", "b", "c"], "a", [
            m.rule("down", ["c"], "a", 0.1),
            m.rule("y", ["a"], "b", 0.1),
            m.rule("x", ["a"], "b", 0.1),
            m.rule("worst", ["a"], "c", 0.1),
          ]),
          m.flashpoint("alpha", ["a", "b"], "a"),
        ],
        actors: [
          m.anActor("b", [m.aMove("z", 1), m.aMove("a", 1)], { turn: 1 }),
          m.anActor("c", []),
          m.anActor("a", [], { turn: 1 }),
        ],
      }),
    );
    expect(program.flashpoints.map((f) => f.id)).toEqual(["alpha", "zeta"]);
    expect(at(program.flashpoints, 1).rules.map((r) => r.id)).toEqual(["worst", "x", "y", "down"]);
    expect(program.actors.map((a) => a.id)).toEqual(["c", "a", "b"]);
    expect(at(program.actors, 2).moves.map((move) => move.id)).toEqual(["a", "z"]);
  });
});

describe("calendar", () => {
  test("months are counted from the start, the day clamped", () => {
    const days = daysOfSteps({ start: "2023-10-31", unit: "month", steps: 5 });
    expect(days.map(dateOfDay)).toEqual([
      "2023-10-31",
      "2023-11-30",
      "2023-12-31",
      "2024-01-31",
      "2024-02-29",
      "2024-03-31",
    ]);
  });

  test("an event falls due in the step that contains its date", () => {
    const program = lower(
      m.aModel({
        calendar: { start: "2022-01-12", unit: "week", steps: 3 },
        events: [
          m.anEvent("before", m.on("2022-01-11")),
          m.anEvent("first", m.on("2022-01-12")),
          m.anEvent("last_of_first", m.on("2022-01-18")),
          m.anEvent("second", m.on("2022-01-19")),
          m.anEvent("third", m.on("2022-02-01")),
          m.anEvent("too_late", m.on("2022-02-02")),
        ],
      }),
    );
    const steps = Object.fromEntries(
      program.events.map((e) => [e.id, e.occurrence.kind === "dated" ? e.occurrence.step : null]),
    );
    expect(steps).toEqual({
      before: -1,
      first: 0,
      last_of_first: 0,
      second: 1,
      third: 2,
      too_late: -1,
    });
  });
});

describe("rules", () => {
  test("are never enabled from their target, unless certain", () => {
    const program = lower(
      m.aModel({
        flashpoints: [
          m.flashpoint("f", ["a", "b"], "a", [
            m.rule("stay", ["a", "b"], "b", m.certain()),
            m.rule("move", ["a", "b"], "b", 0.1),
          ]),
        ],
      }),
    );
    const rules = at(program.flashpoints, 0).rules;
    expect(rules.map((r) => [r.id, r.from])).toEqual([
      ["move", [true, false]],
      ["stay", [true, true]],
    ]);
  });
});

describe("caps", () => {
  test("stop where no expression can tell more, and never where one reads the number", () => {
    const program = lower(
      m.aModel({
        flashpoints: [
          m.flashpoint("compared", ["a", "b"], "a", [
            m.rule("x", ["a"], "b", 0.1, { when: m.compare(">=", m.dwell("compared"), 3) }),
            m.rule("y", ["a"], "b", 0.1, { when: m.compare(">", 4.5, m.held("compared", "b")) }),
          ]),
          m.flashpoint("read", ["a", "b"], "a", [
            m.rule("x", ["a"], "b", m.binary("/", m.dwell("read"), 100)),
          ]),
          m.flashpoint("unread", ["a", "b", "c"], "a"),
        ],
        couplings: {
          strength: m.x(1),
          floor: m.x(0.5),
          ceiling: m.x(2),
          calms: false,
          links: [
            {
              from: "unread" as FlashpointId,
              to: "read" as FlashpointId,
              weight: m.x(1),
              lag: 6,
              span: m.span(),
            },
          ],
          span: m.span(),
        },
      }),
    );
    const [compared, read, unread] = program.flashpoints;
    // dwell >= 3 cannot tell 3 from 4; 4.5 > held tells 4 from 5, but not 5 from 6.
    expect(compared?.dwellCap).toBe(3);
    expect(compared?.heldCaps).toEqual([0, 5]);
    expect(read?.dwellCap).toBe(Infinity);
    expect(unread?.dwellCap).toBe(0);
    expect(unread?.heldCaps).toEqual([0, 6, 6]);
  });
});

describe("couplings", () => {
  test("become the last multiplier, with a condition where a rule can go both ways", () => {
    const program = lower(
      m.aModel({
        flashpoints: [
          m.flashpoint("f", ["a", "b", "c"], "a", [
            m.rule("both", ["a", "c"], "b", 0.1, { multipliers: [m.times(2)] }),
            m.rule("up", ["a", "b"], "c", 0.1),
            m.rule("down", ["c"], "a", 0.1),
          ]),
          m.flashpoint("g", ["a", "b"], "b"),
        ],
        couplings: {
          strength: m.x(0.5),
          floor: m.x(0.5),
          ceiling: m.x(2),
          calms: false,
          links: [
            {
              from: "g" as FlashpointId,
              to: "f" as FlashpointId,
              weight: m.x(2),
              lag: 0,
              span: m.span(),
            },
          ],
          span: m.span(),
        },
      }),
    );
    const rules = new Map(at(program.flashpoints, 0).rules.map((r) => [r.id as string, r]));
    expect(rules.get("up")?.multipliers.map((x) => x.origin)).toEqual(["coupling"]);
    expect(rules.get("up")?.multipliers[0]?.when).toBeUndefined();
    expect(rules.get("down")?.multipliers).toEqual([]);
    expect(rules.get("both")?.multipliers.map((x) => x.origin)).toEqual(["written", "coupling"]);
    expect(rules.get("both")?.multipliers[1]?.when).toEqual({
      kind: "level",
      comparison: "<",
      flashpoint: 0,
      level: 1,
    });
  });
});

describe("folding", () => {
  test("computes constants, keeps parameters and faults", () => {
    const program = lower(
      m.aModel({
        parameters: m.parameters({ p: 2 }),
        variables: [
          m.aVariable("a", m.binary("*", m.binary("/", 1, 3), 3)),
          m.aVariable("b", m.binary("*", m.parameter("p"), 3)),
          m.aVariable("c", m.binary("/", 0, 0)),
          m.aVariable("d", {
            kind: "conditional",
            test: m.compare(">", m.binary("/", 1, 0), 3),
            then: m.x(1),
            otherwise: m.x(2),
            span: m.span(),
          }),
        ],
      }),
    );
    expect(program.variables.map((v) => v.start.value.kind)).toEqual([
      "number",
      "binary",
      "binary",
      "conditional",
    ]);
    expect(program.variables[0]?.start.value).toEqual({ kind: "number", value: (1 / 3) * 3 });
  });

  test("drops only what would never be evaluated", () => {
    const faulty = m.compare(">", m.binary("/", 1, 0), 3);
    const never = m.compare(">", 1, 2);
    const program = lower(
      m.aModel({
        flashpoints: [
          m.flashpoint("f", ["a", "b"], "a", [
            m.rule("r1", ["a"], "b", 1, {
              when: { kind: "and", left: never, right: faulty, span: m.span() },
            }),
            m.rule("r2", ["a"], "b", 1, {
              when: { kind: "and", left: faulty, right: never, span: m.span() },
            }),
          ]),
        ],
      }),
    );
    const [r1, r2] = at(program.flashpoints, 0).rules;
    expect(r1?.when).toEqual({ kind: "boolean", value: false });
    expect(r2?.when?.kind).toBe("and");
  });
});
