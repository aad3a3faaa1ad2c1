/** The tree as an exercise. */

import type { Model } from "../../scenario/model.ts";
import { childOf, itemsOf, type MappingNode } from "../../scenario/yaml/tree.ts";
import type { Diagnostic } from "../../source/diagnostic.ts";
import type { Exercise, InjectKind, QuestionKind, Truth } from "../model.ts";
import { languagesOf } from "../../scenario/languages.ts";
import { decode } from "./decode.ts";

/** What decoding gives, before defaults: the table says the rest. */
type Decoded = Omit<Exercise, "kind" | "languages" | "questions" | "injects"> & {
  readonly questions: readonly (Omit<Exercise["questions"][number], "kind"> & {
    readonly kind?: QuestionKind;
  })[];
  readonly injects: readonly (Omit<Exercise["injects"][number], "kind" | "truth"> & {
    readonly kind?: InjectKind;
    readonly truth?: Truth;
  })[];
};

/**
 * Builds the exercise. Where the tree is faulty, so is what is built: it counts only if no error was
 * reported.
 */
export function buildExercise(
  tree: MappingNode,
  scenario: Model | undefined,
  report: (diagnostic: Diagnostic) => void,
): Exercise {
  const languages = languagesOf(tree);
  // Without a scenario there is no calendar: nothing is said of dates then.
  const calendar = scenario?.calendar ?? { start: "", unit: "week", steps: 0 };
  const decoded = decode({ languages, calendar, report }, tree, {
    kind: "construct",
    name: "exercise",
  }) as Decoded & { readonly exercise?: number };
  const { exercise: _version, ...rest } = decoded;
  return {
    kind: "exercise",
    ...rest,
    languages,
    questions: rest.questions.map((question) => ({
      ...question,
      kind: question.kind ?? "binary",
      ...typedAnswer(question),
    })),
    injects: rest.injects.map((inject) => ({
      ...inject,
      kind: inject.kind ?? "expected",
      truth: inject.truth ?? "unclear",
    })),
  };
}

/** An answer as what it is: `true` and `false` of binary questions, numbers of numbers. */
function typedAnswer({
  kind = "binary",
  known,
}: Decoded["questions"][number]): Pick<Exercise["questions"][number], "known"> | undefined {
  if (known?.answer === undefined) return undefined;
  const { answer } = known;
  if (kind === "binary") return { known: { ...known, answer: String(answer) === "true" } };
  return kind === "number" ? { known: { ...known, answer: Number(answer) } } : undefined;
}

/** The scenario that the tree names, and what it changes of it. */
export interface Asked {
  readonly file: string;
  readonly set: Readonly<Record<string, string>>;
  readonly without: readonly string[];
}

/** What a setting or a lever asks for; `undefined` where no file is named. */
export function askedOf(node: ReturnType<typeof childOf>, otherwise?: string): Asked | undefined {
  const plain = node?.kind === "scalar" ? node : childOf(node, "file");
  const file = plain?.kind === "scalar" && plain.text !== "" ? plain.text : otherwise;
  if (file === undefined) return undefined;
  const set = childOf(node, "set");
  return {
    file,
    set: Object.fromEntries(
      (set?.kind === "mapping" ? set.entries : []).flatMap(({ key, value }) =>
        value.kind === "scalar" ? [[key, value.text] as const] : [],
      ),
    ),
    without: itemsOf(childOf(node, "without")).flatMap((item) =>
      item.kind === "scalar" ? [item.text] : [],
    ),
  };
}
