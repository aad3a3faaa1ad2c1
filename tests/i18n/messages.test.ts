/** The catalog: same holes in both languages, plural forms, nothing left unfilled. */

import { readdirSync } from "node:fs";

import { describe, expect, it } from "vitest";

import { speech } from "../../src/i18n/catalog.ts";
import { messages as arabicMessages } from "../../src/i18n/languages/ar/messages.ts";
import { messages as englishMessages } from "../../src/i18n/languages/en/messages.ts";
import { translator } from "../../src/i18n/translate.ts";

type Entry = string | Readonly<Record<string, string>>;

const english = englishMessages as unknown as Readonly<Record<string, Entry>>;
const arabic = arabicMessages as unknown as Readonly<Record<string, Entry>>;

function holes(text: string): readonly string[] {
  return [...text.matchAll(/\{(\w+)\}/gu)].map((match) => match[1] ?? "").sort();
}

describe("the catalog", () => {
  it("has the same keys in both languages", () => {
    expect(Object.keys(arabic).sort()).toEqual(Object.keys(english).sort());
    expect(Object.keys(english).length).toBeGreaterThan(100);
  });

  it.each(Object.keys(english))("%s has the same holes in Arabic", (key) => {
    const from = english[key] ?? "";
    const to = arabic[key] ?? "";
    if (typeof from === "string" && typeof to === "string") {
      expect(holes(to)).toEqual(holes(from));
      return;
    }
    if (typeof from === "string" || typeof to === "string") {
      throw new Error("a plural in one language only");
    }
    expect(Object.keys(to).sort()).toEqual(["few", "many", "one", "other", "two", "zero"]);
    expect(holes(to["other"] ?? "")).toEqual(holes(from["other"] ?? ""));
    for (const [name, form] of Object.entries(to)) {
      if (name === "zero") continue; // "none" may leave the rest out
      const without = holes(from["other"] ?? "").filter((hole) => hole !== "n");
      expect(holes(form).filter((hole) => hole !== "n")).toEqual(without);
    }
  });

  it("says in Arabic whatever English says in words", () => {
    const words = /\p{L}{2,}/u;
    for (const [key, entry] of Object.entries(arabic)) {
      const from = english[key] ?? "";
      const said = (typeof from === "string" ? from : (from["other"] ?? "")).replace(
        /\{\w+\}/gu,
        "",
      );
      if (!words.test(said)) continue;
      // Names and commands stay as they are, and are given in both languages alike.
      if (entry === from && /^\P{Ll}|^[a-z]+ |^[a-z]+(?:\|[a-z]+)*$/u.test(said)) continue;
      for (const text of typeof entry === "string" ? [entry] : Object.values(entry)) {
        expect(text, key).toMatch(/\p{Script=Arabic}/u);
      }
    }
  });

  it.each(["en", "ar"])("has no key in two areas of %s", async (language) => {
    const folder = new URL(`../../src/i18n/languages/${language}/`, import.meta.url);
    const keys: string[] = [];
    for (const file of readdirSync(folder)) {
      const area = (await import(new URL(file, folder).href)) as Readonly<Record<string, object>>;
      for (const [name, words] of Object.entries(area)) {
        if (name.endsWith("Words")) keys.push(...Object.keys(words));
      }
    }
    expect(keys.length).toBe(new Set(keys).size);
    expect(keys.sort()).toEqual(Object.keys(english).sort());
  });
});

describe("plural forms", () => {
  const say = speech({ language: "ar", digits: "latin" });

  it.each([
    [0, "لا أسابيع"],
    [1, "أسبوع واحد"],
    [2, "أسبوعان"],
    [3, "3 أسابيع"],
    [10, "10 أسابيع"],
    [11, "11 أسبوعاً"],
    [99, "99 أسبوعاً"],
    [100, "100 أسبوع"],
    [103, "103 أسابيع"],
    [111, "111 أسبوعاً"],
  ])("%i weeks in Arabic", (n, expected) => {
    expect(say("unit.week", { n })).toBe(expected);
  });

  it("counts in English", () => {
    const english = speech({ language: "en", digits: "latin" });
    expect(english("unit.week", { n: 1 })).toBe("1 week");
    expect(english("unit.week", { n: 0 })).toBe("0 weeks");
    expect(english("message.delegated", { n: 2 })).toBe("2 decisions were left to the staff.");
  });

  it("writes Arabic-Indic digits when asked", () => {
    expect(speech({ language: "ar", digits: "arabic" })("unit.week", { n: 11 })).toBe("١١ أسبوعاً");
  });

  it("sets foreign names apart in Arabic sentences", () => {
    expect(say("message.marked", { name: "first try" })).toBe(
      "وُضعت العلامة «\u2068first try\u2069».",
    );
  });
});

describe("holes", () => {
  it("leaves an unfilled hole visible", () => {
    const words = { hello: "Hello {name}" } as const;
    const say = translator<typeof words>(words, { language: "en", digits: "latin" });
    expect((say as (key: string) => string)("hello")).toBe("Hello {name}");
    // @ts-expect-error a missing hole does not compile
    say("hello", {});
    // @ts-expect-error a message that does not exist does not compile
    say("goodbye");
  });
});
