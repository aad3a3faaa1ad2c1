/** Pieces of commands in text from right to left keep their marks on their own side. */

import { describe, expect, it } from "vitest";
import { isolateCommands, withoutIsolates } from "../../src/i18n/isolate.ts";
import { speech } from "../../src/i18n/catalog.ts";
import { messages } from "../../src/i18n/languages/ar/messages.ts";
import { arrangeText } from "../../src/i18n/terminal/spans.ts";

const shown = (text: string): string => text.replaceAll("\u2066", "[").replaceAll("\u2069", "]");

describe("commands in Arabic text", () => {
  it.each([
    ["سطر أوامر: :goto 12 و:save name", "سطر أوامر: [:goto 12] و[:save name]"],
    ["نفّذ `brink {command} --help` الآن", "نفّذ `[brink {command} --help]` الآن"],
    ["--with: ليس {file} وثيقة", "[--with]: ليس {file} وثيقة"],
    ["لا يجتمع --given و --at.", "لا يجتمع [--given] و [--at]."],
    ["أو --with 'id=value' هنا", "أو [--with 'id=value'] هنا"],
    ["يفتح reveal --key {file}.", "يفتح [reveal --key {file}]."],
    ["\u2066--top\u2069 يعرض", "[--top] يعرض"],
    ["القيمة: {value}، والحد {a}:{b}", "القيمة: {value}، والحد {a}:{b}"],
  ])("sets %j apart", (text, wanted) => {
    expect(shown(isolateCommands(text))).toBe(wanted);
    expect(withoutIsolates(isolateCommands(text))).toBe(withoutIsolates(text));
  });

  it("shows every option of every message as it is typed", () => {
    const options = /(?<![\w-])--[a-z]+(?:-[a-z]+)*/gu;
    const say = speech({ language: "ar", digits: "latin" });
    let seen = 0;
    for (const [key, entry] of Object.entries(messages)) {
      if (typeof entry !== "string" || entry.includes("\n")) continue;
      const written = entry.match(options) ?? [];
      seen += written.length;
      const said = (say as (key: string) => string)(key);
      const line = arrangeText(said, "rtl", "visual");
      for (const option of written) expect(line, key).toContain(option);
    }
    expect(seen).toBeGreaterThan(80);
  });
});
