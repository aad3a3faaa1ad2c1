import { describe, expect, it } from "vitest";
import { border, errorsOf, head } from "../reading.ts";

const short = (text: string): readonly string[] => errorsOf(`${head}${border}    short: ${text}\n`);

describe("short names fit", () => {
  it("counts columns, not letters", () => {
    expect(short("fourteen chars")).toEqual([]);
    expect(short("fifteen letters")).toEqual(["text-too-wide: fifteen letters"]);
    // Seven wide characters are fourteen columns; vowel marks take none.
    expect(short("国境国境国境国")).toEqual([]);
    expect(short("国境国境国境国境")).toEqual(["text-too-wide: 国境国境国境国境"]);
    expect(short("حُدُودُ الشَّرْقِ")).toEqual([]);
  });
});
