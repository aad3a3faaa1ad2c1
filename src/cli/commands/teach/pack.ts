/** `brink teach pack`: everything that a class needs on paper. */

import { join, resolve } from "node:path";
import { UsageFault } from "../../../ask/refusal.ts";
import type { Context } from "../../context.ts";
import type { Input } from "../../definition.ts";
import { exitCodes, type ExitCode } from "../../exit-codes.ts";
import { oneOf, wholeNumber } from "../../values.ts";
import { neededBy } from "./needed.ts";
import { readClassRoster } from "./roster.ts";

const papers = ["a4", "letter"] as const;
const MOST_SEATS = 400;

/** Writes a pack, and PDF beside its pages if asked to. */
export async function packExercise(context: Context, input: Input): Promise<ExitCode> {
  const { say, style, surroundings, json, print, report, printJson } = context;
  const needed = neededBy(say, "pack");
  const argument = needed(input.arguments[1], say("word.exercise"));
  const className = needed(input.value("class"), "--class");
  const out = needed(input.value("out"), "--out");
  const word = needed(input.value("seed"), "--seed");
  const rosterFile = input.value("roster");
  const roster = rosterFile === undefined ? undefined : await readClassRoster(context, rosterFile);
  const asked = input.value("seats") ?? (roster === undefined ? undefined : String(roster.length));
  const seats = wholeNumber(
    say,
    Math.max(1, roster?.length ?? 0),
    MOST_SEATS,
  )("--seats", needed(asked, "--seats"));
  const paper = oneOf(say, papers)("--paper", input.value("paper") ?? "a4");
  const [{ loadExercise }, { packOf }, { isFreeFolder, writeFolder }, { findBrowser, printPdfs }] =
    await Promise.all([
      import("../../../app/exercise/files.ts"),
      import("../../../app/exercise/pack.ts"),
      import("../../../app/storage/folder.ts"),
      import("../../../app/exercise/browser.ts"),
    ]);
  const { folder, environment } = surroundings;
  if (!isFreeFolder(resolve(folder, out))) {
    const wanted = say("usage.out-taken");
    throw new UsageFault(say("usage.bad-value", { option: "--out", value: out, wanted }));
  }
  const sound = loadExercise(argument, folder);
  if (sound.kind === "faulty") {
    const { reportFaults } = await import("../../faults.ts");
    return reportFaults(context, sound.diagnostics);
  }
  const { people, scenario } = sound.exercise;
  if (scenario.seed !== undefined) report(say("pack.fixed-seed", { seed: scenario.seed }));
  const masked = input.flag("masked");
  if (masked && scenario.masked.length === 0) throw new UsageFault(say("usage.no-masks"));
  if (people !== undefined && (seats < people[0] || seats > people[1])) {
    report(say("pack.people", { low: people[0], high: people[1], n: seats }));
  }
  const now = new Date().toISOString();
  const files = packOf(sound, {
    ...{ className, seats, word, style, paper, masked, now },
    ...(roster === undefined ? {} : { roster }),
  });
  const pdfs = writeFolder(resolve(folder, out), files, input.flag("pdf") ? printAll : undefined);
  if (json) {
    printJson({
      kind: "teach-pack",
      exercise: sound.exercise.id,
      exerciseHash: sound.hash,
      class: className,
      seats,
      out,
      files: files.map(({ name }) => name),
      ...(pdfs === undefined ? {} : { pdfs: pdfs.made }),
    });
  } else {
    print(say("pack.written", { n: files.length, folder: out }));
    print(`  ${say("pack.students", { folder: `${out}/students` })}`);
    print(`  ${say("pack.teacher", { folder: `${out}/teacher` })}`);
    if (pdfs !== undefined && pdfs.made > 0) print(`  ${say("pack.pdfs", { n: pdfs.made })}`);
  }
  return pdfs === undefined || pdfs.complete ? exitCodes.fine : exitCodes.faults;

  function printAll(stage: string): { readonly made: number; readonly complete: boolean } {
    const browser = findBrowser(environment["PATH"]);
    if (browser === undefined) {
      report(say("pack.no-browser"));
      return { made: 0, complete: false };
    }
    const pages = files.flatMap(({ name }) =>
      name.endsWith(".html") ? [join(stage, ...name.split("/"))] : [],
    );
    const failed = printPdfs(browser, pages);
    for (const { page, reason } of failed) {
      report(say("pack.browser-failed", { file: page.replace(stage, out), reason }));
    }
    return { made: pages.length - failed.length, complete: failed.length === 0 };
  }
}
