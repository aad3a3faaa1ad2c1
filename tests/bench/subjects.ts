/** What is measured: the flagship and the benchmark scenario, by name. */

import { join } from "node:path";
import { lower } from "../../src/ir/lower.ts";
import type { Program } from "../../src/ir/program.ts";
import { corpusFolder, readModel } from "../corpus/cases.ts";
import { tenProgram } from "./ten.ts";

/** Names of the subjects. */
export type Subject = "flagship" | "ten";

/** The program of a subject. */
export function programOf(subject: Subject): Program {
  if (subject === "ten") return tenProgram();
  const path =
    process.env["BRINK_FLAGSHIP"] ?? join(corpusFolder, "../../scenarios/europe-2022.yaml");
  return lower(readModel(path));
}
