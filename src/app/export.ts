/** The use case of `brink export`: a scenario in the language of another program, as files. */

import { join, resolve } from "node:path";
import { couplingsFigure } from "../export/figure/couplings.ts";
import { dotText } from "../export/figure/dot.ts";
import type { Figure } from "../export/figure/figure.ts";
import { ladderFigure } from "../export/figure/ladder.ts";
import { mermaidText } from "../export/figure/mermaid.ts";
import { exportPrism } from "../export/prism/export.ts";
import type { Refusal } from "../export/refusal.ts";
import type { NumberStyle } from "../i18n/number.ts";
import { namingOf } from "../story/naming.ts";
import { writeFile } from "./storage/file.ts";
import { makeFolder } from "./storage/folder.ts";
import type { SoundScenario } from "./read.ts";

/** A file to be, with the mark that opens a comment in its language. */
export interface ExportedFile {
  readonly name: string;
  readonly text: string;
  readonly comment: string;
}

/** The files, or why there are none. */
export type Exported =
  | { readonly kind: "files"; readonly files: readonly ExportedFile[] }
  | { readonly kind: "refused"; readonly refusals: readonly Refusal[] };

/** Model and properties for PRISM. @param chooser index of an actor whose moves are chosen */
export function exportModel({ program }: SoundScenario, chooser?: number): Exported {
  const result = exportPrism(
    program,
    program.parameters.map(({ value }) => value),
    chooser,
  );
  if (result.kind === "refused") return result;
  const comment = "//";
  return {
    kind: "files",
    files: [
      { name: `${program.id}.prism`, text: result.model, comment },
      { name: `${program.id}.props`, text: result.properties, comment },
    ],
  };
}

/** Ids of the flashpoints, for `ladder:<id>`. */
export function laddersOf({ program }: SoundScenario): readonly string[] {
  return program.flashpoints.map(({ id }) => id);
}

/**
 * Figures of a scenario.
 * @param which `couplings`, the id of a flashpoint in `laddersOf`, or undefined for all
 */
export function exportFigures(
  { model, program }: SoundScenario,
  to: "dot" | "mermaid",
  style: NumberStyle,
  which:
    | { readonly kind: "ladder"; readonly flashpoint: string }
    | { readonly kind: "couplings" }
    | undefined,
): readonly ExportedFile[] {
  const naming = namingOf(model, program, style);
  const figures: Figure[] = [];
  for (const [index, { id }] of program.flashpoints.entries()) {
    const wanted = which === undefined || (which.kind === "ladder" && which.flashpoint === id);
    if (wanted) figures.push(ladderFigure(naming, index));
  }
  if (which?.kind !== "ladder") figures.push(couplingsFigure(naming));
  return figures.map((figure) => ({
    name: `${program.id}-${figure.name}.${to === "dot" ? "dot" : "mmd"}`,
    text: to === "dot" ? dotText(figure) : mermaidText(figure),
    comment: to === "dot" ? "//" : "%%",
  }));
}

/** Writes files into a folder, made if need be. Gives the paths as the user would write them. */
export function writeExported(
  files: readonly ExportedFile[],
  out: string,
  folder: string,
): readonly string[] {
  makeFolder(resolve(folder, out));
  return files.map(({ name, text }) => {
    const path = join(out, name);
    writeFile(resolve(folder, path), text);
    return path;
  });
}
