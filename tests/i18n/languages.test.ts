/** Languages are data: each has every word, the plural forms that its grammar needs, and no functions. */

import { describe, expect, it } from "vitest";
import { speech } from "../../src/i18n/catalog.ts";
import { formatDate } from "../../src/i18n/date.ts";
import { messageOf } from "../../src/i18n/diagnostics.ts";
import { addLanguage, dataOf, languageOf, languages } from "../../src/i18n/language.ts";
import { english } from "../../src/i18n/languages/en/language.ts";
import { listIn } from "../../src/i18n/list.ts";
import { formatNumber } from "../../src/i18n/number.ts";
import { textIn } from "../../src/i18n/text.ts";
import { diagnose } from "../../src/source/catalog.ts";
import { accented, mirrored, plain } from "./languages/register.ts";

const holes = (text: string): readonly string[] => (text.match(/\{\w+\}/gu) ?? []).toSorted();

describe.each(languages().map((language) => [language]))("%s", (language) => {
  const data = dataOf(language);

  it("is plain data", () => {
    expect(JSON.parse(JSON.stringify(data))).toEqual(data);
  });

  it("says everything, with the same holes, and no more", () => {
    for (const part of ["messages", "diagnostics", "terms", "frame"] as const) {
      expect(Object.keys(data[part]).toSorted()).toEqual(Object.keys(english[part]).toSorted());
    }
    for (const [code, text] of Object.entries(english.diagnostics)) {
      expect(new Set(holes(Reflect.get(data.diagnostics, code) as string)), code).toEqual(
        new Set(holes(text)),
      );
    }
  });

  it("has the plural forms that its grammar needs", () => {
    const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const plurals = Object.values(data.messages).filter((entry) => typeof entry !== "string");
    expect(plurals.length).toBeGreaterThan(20);
    for (const forms of plurals) expect(Object.keys(forms)).toEqual(expect.arrayContaining(needed));
  });

  it("fills every message", () => {
    const say = speech({ language, digits: "latin" }) as (key: string, fill: object) => string;
    for (const [key, entry] of Object.entries(data.messages)) {
      for (const n of [0, 1, 2, 3, 11, 100]) {
        const template = typeof entry === "string" ? entry : Object.values(entry).join(" ");
        const fill = Object.fromEntries(holes(template).map((hole) => [hole.slice(1, -1), n]));
        expect(say(key, { ...fill, n }), key).not.toMatch(/\{\w+\}/u);
        if (typeof entry === "string") break;
      }
    }
  });
});

describe("a language that was added", () => {
  const style = { language: accented, digits: "latin" } as const;
  const twin = { language: mirrored, digits: "latin" } as const;

  it("is found by its tag, and is added once", () => {
    expect(languageOf("en_xa.UTF-8")).toBe(accented);
    expect(languageOf("en-GB")).toBe("en");
    expect(() => addLanguage("en-XA", dataOf(accented))).toThrow("a new language");
  });

  it("counts, lists, dates and sets apart by its tag and its data", () => {
    expect(plain(speech(style)("unit.week", { n: 1 }))).toBe("1 weeeekk");
    expect(plain(speech(style)("unit.week", { n: 2 }))).toBe("2 weeeekss");
    expect(listIn(style, ["a", "b", "c"])).toBe("a, b, c");
    expect(plain(formatDate("2022-01-12", style))).toBe("12 jaan 2022");
    expect(formatNumber(-2, style)).toBe("−2");
    expect(formatNumber(-2, twin)).toBe("\u2066−2\u2069");
    const fault = diagnose(
      "unknown-reference",
      { file: { name: "a.yaml", text: "" }, start: 0, end: 0 },
      { kind: "level", name: "x" },
    );
    expect(plain(messageOf(fault, accented))).toBe("theeree iis noo leeveell `x`.");
  });

  it("reads the texts of a scenario that has none in it in the nearest language that it has", () => {
    expect(textIn({ ar: "b", en: "a" }, accented)).toBe("a");
    expect(textIn({ ar: "b", "en-XA": "c" }, accented)).toBe("c");
    expect(textIn({ ar: "b" }, accented)).toBe("b");
  });
});
