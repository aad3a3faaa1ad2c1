/** Starts the screens, and what stands in for them where there is no terminal. */

import { homedir } from "node:os";
import { openScenario } from "../../app/open.ts";
import { otherLuck } from "../../app/other-luck.ts";
import { packageVersion } from "../../app/paths.ts";
import { listSessions, readSession, sessionFile } from "../../app/play/save-files.ts";
import { scenarioChoices } from "../../app/scenarios.ts";
import { freshSeed } from "../../app/seed.ts";
import { dataFolderOf } from "../../app/storage/private-folder.ts";
import { isAtTerminal } from "../../app/surroundings.ts";
import { suggest } from "../../base/suggest.ts";
import { textIn } from "../../i18n/text.ts";
import type { Looks, StartEntry } from "../../tui/options.ts";
import { renderPlay, renderStart } from "../../tui/play.ts";
import { Skew, UsageFault } from "../../ask/refusal.ts";
import type { Context } from "../context.ts";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { reportFaults } from "../faults.ts";
import type { PlayRequest } from "./play-request.ts";
import { printRun } from "./print-run.ts";

/** Plays a scenario until the user leaves. */
export async function playScenario(
  context: Context,
  scenario: string,
  request: PlayRequest,
  loaded: () => void = () => undefined,
): Promise<ExitCode> {
  const { surroundings, say, report, language, json } = context;
  const { stdin, stdout, stderr, environment, folder } = surroundings;
  const read = await openScenario(scenario, folder);
  if (read.kind === "faulty") {
    loaded();
    return reportFaults(context, read.diagnostics);
  }
  const { model, program } = read;
  const actors = model.actors.map(({ id }) => id as string);
  const seats = request.as.map((names) =>
    names.flatMap((name) => actorsNamed(context, actors, name)),
  );
  const alone = json || (!isAtTerminal(surroundings) && !request.plain);
  // Printed as it is, a run shows everything, also what the actor asked for must not see.
  if (alone && request.as.length > 0) throw new UsageFault(say("usage.as-alone"));
  if (alone) {
    // Without a person there is no need for a fresh seed, and a fixed one can be compared.
    const seed = request.seed ?? "brink";
    if (!json) {
      report(say("play.not-a-terminal", { run: String(request.run), seed }));
    }
    return printRun(context, read, { seed, run: request.run, explain: false, steps: undefined });
  }
  const dataFolder = dataFolderOf(environment, homedir());
  if (request.hotSeat && seats.length < 2 && !request.resume) {
    throw new UsageFault(say("usage.hot-seat"));
  }
  if (request.resume) refuseOtherLuck(context, dataFolder, scenario);
  loaded();
  return (await renderPlay({
    model,
    program,
    scenario,
    seed: request.seed ?? freshSeed(),
    run: request.run,
    as: seats.flat(),
    seats: request.hotSeat ? seats : [],
    facilitate: request.facilitate,
    resume: request.resume,
    engineVersion: packageVersion(),
    dataFolder,
    looks: looksOf(language, request),
    terminal: { stdin, stdout, stderr, environment },
  })) as ExitCode;
}

/** Refuses a saved session whose seed gave other luck: what came next would not be what was played. */
function refuseOtherLuck({ say }: Context, dataFolder: string, scenario: string): void {
  const saved = readSession(dataFolder, scenario);
  if (typeof saved === "string") return;
  const { engineVersion, seed, run, at } = saved.value;
  const why = otherLuck(say, engineVersion);
  if (why === undefined) return;
  const fill = { seed, run: String(run), date: at.date, file: sessionFile(dataFolder, scenario) };
  throw new Skew(`${say("resume.luck", fill)}\n${why}`);
}

/** The actors of a name: one, with any sign for a space, or all of one (`russia`). @throws UsageFault */
function actorsNamed({ say }: Context, actors: readonly string[], name: string): readonly string[] {
  const plain = name.toLowerCase().replace(/[\s-]+/gu, "_");
  const exact = actors.filter((id) => id === name || id.toLowerCase() === plain);
  if (exact.length > 0) return exact;
  const all = actors.filter((id) => id.toLowerCase().startsWith(`${plain}_`));
  if (all.length > 0) return all;
  if (actors.length === 0) throw new UsageFault(say("usage.no-actors", { name }));
  const near = nearActors(name, actors);
  const hint = near === "" ? "" : `\n${say("usage.did-you-mean", { name: near })}`;
  throw new UsageFault(say("usage.not-an-actor", { name, actors: actors.join(", ") }) + hint);
}

/** The actor that was probably meant, or all channels of one (`russia` → `russia_talks, russia_forces`). */
function nearActors(name: string, actors: readonly string[]): string {
  const near = suggest(name, actors);
  if (near !== undefined) return near;
  const heads = actors.map((id) => id.split("_")[0] ?? id);
  const head = suggest(name, heads);
  return actors.filter((_, index) => heads[index] === head).join(", ");
}

function looksOf(language: Looks["language"], request: PlayRequest): Looks {
  const { digits, arabic, plain, theme } = request;
  return { language, digits, arabic, plain, theme };
}

/** The start screen, then what was chosen there; undefined if the user left. */
export async function playChosen(context: Context): Promise<ExitCode | undefined> {
  const { surroundings, language } = context;
  const { stdin, stdout, stderr, environment, folder } = surroundings;
  const looks: Looks = {
    language,
    ...{ digits: "latin", arabic: "auto", theme: "auto", plain: false },
  };
  const terminal = { stdin, stdout, stderr, environment };
  const choices = await scenarioChoices(folder);
  const fresh = choices.map(({ scenario, title, about }): StartEntry => ({
    scenario,
    title: textIn(title, language),
    about: textIn(about, language),
  }));
  const saved = listSessions(dataFolderOf(environment, homedir())).flatMap(
    ({ scenario, at }): StartEntry[] => {
      const entry = fresh.find((one) => one.scenario === scenario);
      return entry === undefined ? [] : [{ ...entry, resumeAt: at.date }];
    },
  );
  const choice = await renderStart({ entries: [...saved, ...fresh], looks, terminal });
  if (choice === "interrupted") return exitCodes.interrupted;
  if (choice === undefined) return exitCodes.fine;
  return playScenario(context, choice.scenario, {
    ...{ as: [], hotSeat: false, facilitate: false },
    seed: undefined,
    run: 0,
    resume: choice.resumeAt !== undefined,
    plain: false,
    theme: "auto",
    arabic: "auto",
    digits: "latin",
  });
}
