/** A sealed forecast opens only as it was sealed. */

import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { commitmentOf, opens, seal, type SealedForecast } from "../../src/exercise/commitment.ts";

const forecast: SealedForecast = {
  exercise: "e1",
  exerciseHash: "abc",
  world: "w",
  session: "s",
  team: ["falcon"],
  seat: "falcon",
  round: "first",
  forecasts: [
    { question: "war", p: 0.3, reasons: ["حشد", "base rate"] },
    { question: "talks", p: [0.2, 0.5, 0.3] },
  ],
};
const nonce = "0123456789abcdef0123456789abcdef";

describe("a sealed forecast", () => {
  it("has the commitment that another implementation gives", () => {
    // Keys in the order of their names, no white space: what canonical JSON is, written by hand.
    const text =
      '{"forecast":{"exercise":"e1","exerciseHash":"abc","forecasts":[{"p":0.3,"question":"war","reasons":["حشد","base rate"]},{"p":[0.2,0.5,0.3],"question":"talks"}],"round":"first","seat":"falcon","session":"s","team":["falcon"],"world":"w"},"format":"brink-forecast-2","nonce":"0123456789abcdef0123456789abcdef"}';
    const expected = createHash("sha256").update(text, "utf8").digest("hex");
    expect(seal(forecast, nonce).commitment).toBe(expected);
  });

  it("opens after a detour through JSON with other key order", () => {
    const { forecast: inner, ...rest } = seal(forecast, nonce);
    const again = JSON.parse(
      JSON.stringify({ ...rest, forecast: Object.fromEntries(Object.entries(inner).reverse()) }),
    ) as ReturnType<typeof seal>;
    expect(opens(again)).toBe(true);
  });

  it("does not open once anything in it was changed", () => {
    const envelope = seal(forecast, nonce);
    const [war, talks] = forecast.forecasts;
    const forged: SealedForecast[] = [
      { ...forecast, seat: "eagle" },
      { ...forecast, round: "second" },
      { ...forecast, exerciseHash: "abd" },
      { ...forecast, world: "v" },
      { ...forecast, session: "t" },
      { ...forecast, team: ["falcon", "eagle"] },
      { ...forecast, decisions: [{ decision: "act", answer: { kind: "choice", option: "a" } }] },
      { ...forecast, forecasts: [{ question: "war", p: 0.30000000000000004 }] },
      { ...forecast, forecasts: [talks, war].flatMap((one) => one ?? []) },
      { ...forecast, forecasts: [] },
    ];
    expect(opens(envelope)).toBe(true);
    for (const other of forged) expect(opens({ ...envelope, forecast: other })).toBe(false);
    expect(opens({ ...envelope, nonce: nonce.replace("0", "1") })).toBe(false);
  });

  it("does not pass as another envelope that is sound in itself", () => {
    const published = seal(forecast, nonce).commitment;
    const late = seal({ ...forecast, forecasts: [{ question: "war", p: 1 }] }, nonce);
    expect(opens(late)).toBe(true);
    expect(opens(late, published)).toBe(false);
  });

  it("refuses what can be no forecast", () => {
    for (const p of [2.5, -1, NaN, [0.5, 1.5]]) {
      const forecasts = [{ question: "war", p }];
      expect(() => seal({ ...forecast, forecasts }, nonce)).toThrow(RangeError);
    }
    const ratios = [{ signal: "s", ratio: 0 }];
    expect(() => seal({ ...forecast, ratios }, nonce)).toThrow(RangeError);
  });

  it("does not open with a nonce that could be guessed", () => {
    const commitment = commitmentOf(forecast, "00");
    expect(opens({ forecast, nonce: "00", commitment })).toBe(false);
  });

  it("refuses a nonce that could be guessed", () => {
    expect(() => seal(forecast, "1234")).toThrow(RangeError);
  });
});
