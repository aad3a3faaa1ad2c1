import { describe, expect, it } from "vitest";
import { border, errorsOf, head } from "../reading.ts";

const two = `${head}languages: [en, ar]\ntitle: { en: Example, ar: مثال }\nflashpoints: {}\n`;

describe("texts in every language", () => {
  it("asks for every declared language, wherever a text may stand", () => {
    expect(errorsOf(`${two}sources:\n  S1: { text: { en: A book } }\n  S2: A book\n`)).toEqual([
      "text-missing: { en: A book }",
      "text-missing: A book",
    ]);
    expect(errorsOf(`${two}parameters:\n  p: { value: 1, because: { ar: لأن } }\n`)).toEqual([
      "text-missing: { ar: لأن }",
    ]);
    expect(errorsOf(`${two}sources:\n  S1: { text: { en: A book, ar: "" } }\n`)).toEqual([
      'text-missing: { en: A book, ar: "" }',
    ]);
  });

  it("knows no language that is not declared", () => {
    expect(
      errorsOf(`${two}sources:\n  S1: { text: { en: A book, ar: كتاب, fr: Un livre } }\n`),
    ).toEqual(["text-language: fr"]);
  });

  it("takes a plain string for the one declared language", () => {
    expect(errorsOf(`${head}title: Example\n${border}`)).toEqual([]);
    expect(errorsOf(`${head}languages: [fr]\ntitle: Exemple\n${border}`)).toEqual([]);
    expect(errorsOf(`${head}languages: [fr]\ntitle: { en: Example }\n${border}`)).toEqual([
      "text-missing: { en: Example }",
      "text-language: en",
    ]);
  });
});
