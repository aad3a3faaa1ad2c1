/** Numbers, chances and dates for people. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { dayFromIso, formatDate, isoFromDay } from "../../src/i18n/date.ts";
import { detectBidiMode, bidiOff } from "../../src/i18n/terminal/detect.ts";
import {
  formatChance,
  formatNumber,
  formatSigned,
  latinDigits,
  likelihoodOf,
} from "../../src/i18n/number.ts";
import { languageOf } from "../../src/i18n/language.ts";
import { textIn } from "../../src/i18n/text.ts";

const en = { language: "en", digits: "latin" } as const;
const ar = { language: "ar", digits: "latin" } as const;
const indic = { language: "ar", digits: "arabic" } as const;

describe("formatChance", () => {
  it.each([
    [0, "0%"],
    [1, "100%"],
    [1e-12, "<0.1%"],
    [0.00099, "<0.1%"],
    [0.001, "0.1%"],
    [0.0123, "1.2%"],
    [0.0996, "10%"],
    [0.126, "13%"],
    [0.5, "50%"],
    [0.9894, "99%"],
    [0.9896, "99.0%"],
    [0.995, "99.5%"],
    [0.9991, ">99.9%"],
    [1 - 1e-12, ">99.9%"],
  ])("%d", (probability, expected) => {
    expect(formatChance(probability, en)).toBe(expected);
  });

  it("never says 0 % or 100 % of what is not certain", () => {
    fc.assert(
      fc.property(fc.double({ min: 5e-324, max: 1 - 2 ** -53, noNaN: true }), (probability) => {
        expect(["0%", "0.0%", "100%", "100.0%"]).not.toContain(formatChance(probability, en));
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  it("keeps sign and number together in Arabic", () => {
    expect(formatChance(0.0001, ar)).toBe("\u2066<0.1%\u2069");
    expect(formatChance(0.431, indic)).toBe("\u2066٤٣٪\u2069");
  });
});

describe("formatNumber", () => {
  it("drops zeros, keeps signs", () => {
    expect(formatNumber(1.5, en)).toBe("1.5");
    expect(formatNumber(-0.001, en)).toBe("0");
    expect(formatSigned(5, en)).toBe("+5");
    expect(formatSigned(-5, en)).toBe("−5");
    expect(formatSigned(0.001, en)).toBe("0");
    expect(formatNumber(12.5, indic)).toBe("١٢٫٥");
    expect(latinDigits("١٢ ۳")).toBe("12 3");
  });
});

describe("likelihoodOf", () => {
  it("keeps certainty for certainty", () => {
    expect(likelihoodOf(0)).toBe("impossible");
    expect(likelihoodOf(1e-9)).toBe("very-unlikely");
    expect(likelihoodOf(0.5)).toBe("even");
    expect(likelihoodOf(0.9999)).toBe("almost-certain");
    expect(likelihoodOf(1)).toBe("certain");
  });
});

describe("dates", () => {
  it("writes them for people", () => {
    expect(formatDate("2022-01-12", en)).toBe("12 Jan 2022");
    expect(formatDate("2022-01-12", indic)).toBe("١٢ يناير ٢٠٢٢");
    expect(formatDate("2022-02-24", ar, "day")).toBe("24 فبراير");
  });

  it("knows the day of a date", () => {
    expect(isoFromDay(19004)).toBe("2022-01-12");
    expect(dayFromIso("2022-01-12")).toBe(19004);
  });
});

describe("languages and texts", () => {
  it("understands locale names", () => {
    expect(languageOf("ar_EG.UTF-8")).toBe("ar");
    expect(languageOf("en-GB")).toBe("en");
    expect(languageOf("fr")).toBeUndefined();
    expect(languageOf("arz")).toBeUndefined();
    expect(languageOf("AR-latn-EG@euro")).toBe("ar");
    expect(languageOf("")).toBeUndefined();
  });

  it("falls back to English, then to what there is", () => {
    expect(textIn({ en: "a", ar: "b" }, "ar")).toBe("b");
    expect(textIn({ en: "a" }, "ar")).toBe("a");
    expect(textIn({ fr: "c" }, "ar")).toBe("c");
    expect(textIn({ en: "a", fr: "c" }, "fr-CA")).toBe("c");
    expect(textIn(undefined, "ar")).toBe("");
  });
});

describe("detectBidiMode", () => {
  it("leaves ordering to terminals that insist on it", () => {
    expect(detectBidiMode({ TERM: "xterm-256color" })).toBe("visual");
    expect(detectBidiMode({ VTE_VERSION: "7600" })).toBe("visual");
    expect(detectBidiMode({ KONSOLE_VERSION: "230804" })).toBe("logical");
    expect(detectBidiMode({ KONSOLE_VERSION: "230804", TMUX: "/tmp/x" })).toBe("visual");
    expect(bidiOff({})).toBe("\u001b[8l");
    expect(bidiOff({ TMUX: "/tmp/x" })).toBe("\u001bPtmux;\u001b\u001b[8l\u001b\\");
  });
});
