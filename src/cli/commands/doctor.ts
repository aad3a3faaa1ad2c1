/** `brink doctor`: what this machine can show and do. */

import { isAtTerminal } from "../../app/surroundings.ts";
import type { CommandDefinition } from "../definition.ts";
import { exitCodes } from "../exit-codes.ts";

/** `brink doctor`. */
export const doctor: CommandDefinition = {
  name: "doctor",
  about: "help.doctor",
  arguments: [],
  options: [
    { flags: "--terminal", about: "help.doctor-terminal" },
    { flags: "--speed <file>", about: "help.speed", completion: "scenario" },
  ],
  examples: [
    "brink doctor",
    "brink doctor --json",
    "brink doctor --terminal",
    "brink doctor --speed europe-2022",
  ],
  perform: async (context, input) => {
    const { surroundings, say, language, print, json, printJson } = context;
    if (input.flag("terminal") && isAtTerminal(surroundings)) {
      const { mendTerminal } = await import("../../tui/hold.ts");
      mendTerminal(surroundings);
      return exitCodes.fine;
    }
    const scenario = input.value("speed");
    if (scenario !== undefined) {
      const { tellSpeed } = await import("./doctor-speed.ts");
      return tellSpeed(context, scenario);
    }
    const { examine, smallestScreen } = await import("../../app/doctor.ts");
    const found = examine(surroundings);
    if (json) {
      printJson({ kind: "doctor", ...found });
      return exitCodes.fine;
    }
    const { terminal, data, scenarios } = found;
    const { columns, rows } = terminal;
    const size = columns === undefined ? "–" : `${String(columns)}×${String(rows)}`;
    const fits =
      columns === undefined ||
      (columns >= smallestScreen.columns && (rows ?? 0) >= smallestScreen.rows);
    const lines: readonly (readonly [boolean, string, string])[] = [
      [true, say("doctor.version"), found.version],
      [true, say("doctor.runtime"), `${found.node} (${found.platform})`],
      [true, say("doctor.cores"), String(found.cores)],
      [
        true,
        say("doctor.terminal"),
        terminal.interactive ? terminal.name : say("doctor.no-terminal"),
      ],
      [fits, say("doctor.size"), fits ? size : say("doctor.too-small", { size })],
      [
        true,
        say("doctor.colour"),
        terminal.noColour
          ? say("doctor.no-colour")
          : terminal.colours > 1
            ? say("doctor.colours", { n: String(terminal.colours) })
            : say("word.none"),
      ],
      [true, say("doctor.language"), language],
      [terminal.utf8, say("doctor.unicode"), say(terminal.utf8 ? "word.yes" : "word.no")],
      [
        true,
        say("doctor.arabic"),
        say(terminal.arabic === "visual" ? "doctor.visual" : "doctor.logical"),
      ],
      [
        data.writable,
        say("doctor.data"),
        data.writable ? data.folder : say("doctor.unwritable", { folder: data.folder }),
      ],
      [
        scenarios.readable === scenarios.all,
        say("doctor.scenarios"),
        say("doctor.readable", { n: String(scenarios.readable), of: String(scenarios.all) }),
      ],
    ];
    const width = Math.max(...lines.map(([, name]) => name.length));
    for (const [good, name, value] of lines) {
      print(`${good ? "✓" : "!"} ${name.padEnd(width)}  ${value}`);
    }
    return scenarios.readable === scenarios.all ? exitCodes.fine : exitCodes.faults;
  },
};
