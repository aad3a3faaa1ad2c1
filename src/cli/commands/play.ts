/** `brink play`: a run step by step, on the full screen of a terminal. */

import { isAtTerminal } from "../../app/surroundings.ts";
import { visible } from "../../base/visible.ts";
import { directionOf } from "../../i18n/language.ts";
import { detectBidiMode } from "../../i18n/terminal/detect.ts";
import { arrangeText, truncate } from "../../i18n/terminal/spans.ts";
import type { Context } from "../context.ts";
import type { CommandDefinition, Input } from "../definition.ts";
import { scenarioArgument } from "../shared-options.ts";
import { oneOf, wholeNumber } from "../values.ts";
import { arabicModes, digitStyles, themeNames, type PlayRequest } from "./play-request.ts";

/** `brink play`. */
export const play: CommandDefinition = {
  name: "play",
  about: "help.play",
  arguments: [scenarioArgument],
  options: [
    { flags: "--as <actor>", about: "help.as", repeats: true },
    { flags: "--hot-seat", about: "help.hot-seat" },
    { flags: "--facilitate", about: "help.facilitate" },
    { flags: "--seed <text>", about: "help.seed" },
    { flags: "--run <number>", about: "help.run-number" },
    { flags: "--resume", about: "help.resume" },
    { flags: "--plain", about: "help.plain" },
    { flags: "--arabic <order>", about: "help.arabic", completion: arabicModes },
    { flags: "--theme <background>", about: "help.theme", completion: themeNames },
    { flags: "--digits <style>", about: "help.digits", completion: digitStyles },
  ],
  examples: [
    "brink play europe-2022",
    "brink play europe-2022 --as nato --seed lesson-3",
    "brink play europe-2022 --as nato --as russia --hot-seat",
    "brink play my.yaml --resume",
  ],
  perform: async (context, input) => {
    const request = readPlayOptions(context, input);
    const scenario = input.arguments[0] ?? "";
    const loaded = request.plain ? () => undefined : sayLoading(context, scenario);
    try {
      const { playScenario } = await import("./play-at-terminal.ts");
      return await playScenario(context, scenario, request, loaded);
    } finally {
      loaded();
    }
  },
};

/** Says at a terminal that play is being loaded, before its modules are; what comes back takes it away. */
function sayLoading({ surroundings, say, json, style }: Context, scenario: string): () => void {
  const { stdout, environment } = surroundings;
  if (json || !isAtTerminal(surroundings)) return () => undefined;
  const line = visible(say("play.loading", { scenario }));
  const text = truncate(line, Math.max(20, stdout.columns) - 1);
  const mode = detectBidiMode(environment);
  stdout.write(arrangeText(text, directionOf(style.language), mode));
  let shown = true;
  return () => {
    if (shown) stdout.write("\r\u001b[2K");
    shown = false;
  };
}

function readPlayOptions({ say }: Context, input: Input): PlayRequest {
  return {
    // `--as nato,russia` is as good as `--as nato --as russia`.
    as: input.values("as").map((value) => value.split(",").map((name) => name.trim())),
    hotSeat: input.flag("hot-seat"),
    facilitate: input.flag("facilitate"),
    seed: input.value("seed"),
    run: wholeNumber(say, 0, Number.MAX_SAFE_INTEGER)("--run", input.value("run") ?? "0"),
    resume: input.flag("resume"),
    plain: input.flag("plain"),
    theme: oneOf(say, themeNames)("--theme", input.value("theme") ?? "auto"),
    arabic: oneOf(say, arabicModes)("--arabic", input.value("arabic") ?? "auto"),
    digits: oneOf(say, digitStyles)("--digits", input.value("digits") ?? "latin"),
  };
}
