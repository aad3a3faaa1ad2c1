import { describe, expect, it } from "vitest";
import { border, errorsOf, head, modelOf } from "../reading.ts";

const two = `${head}languages: [en, ar]\ntitle: { en: Example, ar: مثال }\n`;

describe("names in many languages", () => {
  it("lets an id stand for a name where one language is declared", () => {
    const model = modelOf(head + border.replaceAll("tense", "quite_tense"));
    expect(model.flashpoints[0]?.levels.map(({ name }) => ({ ...name }))).toEqual([
      { en: "Calm" },
      { en: "Quite tense" },
      { en: "War" },
    ]);
  });

  it("asks for names where there are two", () => {
    expect(errorsOf(`${two}${border}`)).toContain("missing-key: start");
    expect(errorsOf(`${two}flashpoints: {}\noutcomes:\n  a: { ever: t > 3 }\n`)).toEqual([
      "missing-key: ever",
    ]);
    expect(
      errorsOf(
        `${two}flashpoints: {}\nactors:\n  a: { name: { en: A, ar: ا }, moves: { wait: } }\n`,
      ),
    ).toEqual(["missing-key: "]);
  });
});
