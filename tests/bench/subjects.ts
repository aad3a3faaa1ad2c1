/** What is measured, by name: the flagship, and models with C beside them. */

import { join } from "node:path";
import { lower } from "../../src/ir/lower.ts";
import type { Program } from "../../src/ir/program.ts";
import { corpusFolder, readModel } from "../corpus/cases.ts";
import { ringProgram } from "./ring.ts";
import { tenProgram } from "./ten.ts";

/** Names of the subjects. */
export type Subject =
  "flagship" | "first edition" | "ten" | "ring of 10" | "ring of 50" | "ring of 400" | "six";

/** The program of a subject. */
export function programOf(subject: Subject): Program {
  switch (subject) {
    case "ten":
      return tenProgram();
    case "ring of 10":
      return ringProgram(10);
    case "ring of 50":
      return ringProgram(50);
    case "ring of 400":
      return ringProgram(400);
    case "first edition":
      return lower(readModel(join(corpusFolder, "../study/fit/first-edition.yaml")));
    case "six":
      return lower(readModel(join(corpusFolder, "../bench/six.yaml")));
    case "flagship":
      return lower(
        readModel(
          process.env["BRINK_FLAGSHIP"] ?? join(corpusFolder, "../../scenarios/europe-2022.yaml"),
        ),
      );
  }
}
