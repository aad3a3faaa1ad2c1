/** The harness itself: if it sees wrongly, every end-to-end test is worth nothing. */

import { describe, expect, it } from "vitest";
import { Terminal } from "./terminal.ts";

const node = (program: string): string[] => [process.execPath, "-e", program];

describe("Terminal", () => {
  it("shows what a program prints, with colours, and its exit code", async () => {
    const terminal = Terminal.start(
      node(
        String.raw`process.stdout.write("plain \u001b[1;31mred\u001b[0m \u001b[38;2;1;2;3mtrue\u001b[0m 漢字 end\n"); process.exitCode = 7`,
      ),
    );
    expect(await terminal.exitCode()).toBe(7);
    expect(terminal.screen()[0]).toBe("plain red true 漢字 end");
    expect(terminal.look("plain")).toMatchObject({ foreground: undefined, bold: false });
    expect(terminal.look("red")).toMatchObject({ foreground: "palette-1", bold: true });
    expect(terminal.look("true").foreground).toBe("#010203");
    expect(terminal.look("end").text).toBe("e");
    expect(terminal.colours()).toEqual(["#010203", "palette-1"]);
  });

  it("sends keys and sizes, and follows the alternate screen", async () => {
    const terminal = Terminal.start(
      node(String.raw`
        process.stdin.setRawMode(true);
        const out = process.stdout;
        out.write("\u001b[?1049h\u001b[H" + out.columns + "x" + out.rows);
        out.on("resize", () => out.write("\u001b[2;1H" + out.columns + "x" + out.rows));
        process.stdin.on("data", (data) => {
          out.write("\u001b[3;1H" + JSON.stringify(String(data)) + "\u001b[K");
          if (String(data) === "q") { out.write("\u001b[?1049l"); process.exit(0); }
        });
      `),
      { cols: 90, rows: 30 },
    );
    await terminal.waitFor("90x30");
    expect(terminal.buffer).toBe("alternate");
    await terminal.press("up");
    await terminal.waitFor(String.raw`"\u001b[A"`);
    await terminal.press("ctrl+c");
    await terminal.waitFor(String.raw`"\u0003"`);
    terminal.resize(100, 40);
    await terminal.waitFor("100x40");
    await terminal.press("q");
    expect(await terminal.exitCode()).toBe(0);
    expect(terminal.buffer).toBe("normal");
    expect(terminal.enteredAlternate).toBe(true);
    expect(terminal.text()).toBe("");
  });

  it("says what was on the screen when a wait fails, and knows signals", async () => {
    const terminal = Terminal.start(node(`console.log("here"); setInterval(() => {}, 1000)`));
    await terminal.waitFor(/he.e/);
    await expect(terminal.waitFor("there", 50)).rejects.toThrow(/there: not within 50 ms[^]*here/);
    terminal.kill("SIGTERM");
    expect(await terminal.exitCode()).toBe(128 + 15);
    await expect(terminal.waitFor("there")).rejects.toThrow("ended with code 143");
  });
});
