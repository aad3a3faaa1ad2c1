/**
 * A finite scenario as a discrete-time Markov chain in the language of PRISM, or as a Markov decision process of one actor, and its outcomes as
 * properties (docs/export.md). Parameters stand in it with the values given. What cannot be expressed
 * is refused with every reason at once; nothing is approximated.
 */

import { at } from "../../base/invariant.ts";
import type { Program } from "../../ir/program.ts";
import type { Refusal } from "../refusal.ts";
import { booleanPiece, numberPiece, type Vocabulary } from "./expression.ts";
import { drawCommands, assign, Module, type Command, type Phase } from "./commands.ts";
import { literal, truth } from "./piece.ts";
import { writeProperties, type PropertyText } from "./properties.ts";
import { declareState, type Declaration, type StateOfModel } from "./state.ts";
import { clockPhase, driftPhase, eventPhases, movePhases } from "./step.ts";
import { transitionPhases } from "./transitions.ts";
import { unsayable } from "./unsayable.ts";

/** The two files, or why there are none. */
export type PrismExport =
  | { readonly kind: "written"; readonly model: string; readonly properties: string }
  | { readonly kind: "refused"; readonly refusals: readonly Refusal[] };

/** The draw of each unknown, before the first step. */
function unknownPhases(
  { vocabulary, refusals }: { readonly vocabulary: Vocabulary; readonly refusals: Refusal[] },
  module: Module,
): readonly Phase[] {
  return vocabulary.program.unknowns.map(({ id, values }, index) => {
    const name = vocabulary.unknowns[index] ?? "";
    const options = values.map(({ share }, value) => ({
      amount: numberPiece({ ...vocabulary, atStart: true }, share.value),
      updates: [assign(name, value)],
    }));
    const shares = options.map(({ amount }) => Number(amount.value));
    const total = shares.reduce((left, share) => left + share, 0);
    const sound = shares.every((share) => share >= 0) && total > 0 && Number.isFinite(total);
    if (!sound) refusals.push({ reason: "bad-share", path: `unknowns.${id}` });
    const draw = drawCommands(module, truth(true), options, "shares", [], [id]);
    return { about: `draw of the unknown ${id}`, commands: draw.commands };
  });
}

function declared({ name, range, about }: Declaration): string {
  if (range === undefined) return `  ${name} : bool init false; // ${about}`;
  const bounds = `${literal(range.low).text}..${literal(range.high).text}`;
  return `  ${name} : [${bounds}] init ${literal(range.start).text}; // ${about}`;
}

function commandText(
  guards: readonly string[],
  { action = "", guard, branches }: Command,
  next: string,
): string {
  const left = [...guards, ...(guard.value === true ? [] : [guard.text])].join(" & ");
  const ways = branches.map(({ probability, updates }) => {
    const text = [...updates, next].join(" & ");
    return probability === undefined ? text : `${probability} : ${text}`;
  });
  return `  [${action}] ${left} ->\n      ${ways.join("\n    + ")};`;
}

function phaseLines(phases: readonly Phase[], inStep: number): readonly string[] {
  return phases.flatMap(({ about, commands }, index) => {
    const next = index + 1 === inStep || index + 1 === phases.length ? 0 : index + 1;
    const guards = [`phase=${String(index)}`, ...(index === 0 ? ["!over"] : [])];
    return [
      "",
      `  // phase ${String(index)}: ${about}`,
      ...commands
        .filter(({ guard }) => guard.value !== false)
        .map((command) => commandText(guards, command, `(phase'=${String(next)})`)),
    ];
  });
}

/** Days since 1970-01-01 of the beginning of step t. */
function daysText({ calendar }: Program): string {
  const { dayOfStep } = calendar;
  const [first = 0, second = 0] = dayOfStep;
  const stride = second - first;
  if (dayOfStep.every((day, step) => day === first + stride * step)) {
    return `${literal(first).text}+${String(stride)}*t`;
  }
  return dayOfStep
    .slice(0, -1)
    .reduceRight(
      (rest, day, step) => `(t=${String(step)} ? ${literal(day).text} : ${rest})`,
      literal(dayOfStep.at(-1) ?? 0).text,
    );
}

function heading(program: Program, parameters: readonly number[], what: string): string[] {
  return [
    `// ${what} of the scenario ${program.id}, exported by Brink; see docs/export.md there.`,
    `// scenario ${program.hash}`,
    ...program.parameters.map(
      ({ id }, index) => `// parameter ${id} = ${String(parameters[index] ?? Number.NaN)}`,
    ),
  ];
}

function chooserLines({ actors, unknowns }: Program, chooser: number): readonly string[] {
  return [
    `// The moves of ${at(actors, chooser).id} are chosen, all others are drawn.`,
    ...(unknowns.length === 0
      ? []
      : [
          "// Who chooses sees the unknowns too: for an actor that does not, the answers are bounds.",
        ]),
  ];
}

function rewardLines({ rewards }: PropertyText): readonly string[] {
  return rewards.flatMap(({ name, guard, value }) => [
    "",
    `rewards "${name}"`,
    `  ${guard} : ${value};`,
    "endrewards",
  ]);
}

function modelLines(
  program: Program,
  parameters: readonly number[],
  { vocabulary, declarations, constants }: StateOfModel,
  module: Module,
  phases: readonly Phase[],
  properties: PropertyText,
  chooser: number | undefined,
): readonly string[] {
  const inStep = module.phases.length;
  const initial = phases.length - inStep;
  const steps = String(program.calendar.steps);
  const ends =
    program.endsWhen === undefined ? [] : [booleanPiece(vocabulary, program.endsWhen.value).text];
  const start = initial > 0 ? inStep : 0;
  const shared = program.shared.map(({ value }, index) => ({
    name: vocabulary.shared[index] ?? "",
    text: numberPiece(vocabulary, value).text,
  }));
  return [
    ...heading(program, parameters, "Model"),
    ...(chooser === undefined ? [] : chooserLines(program, chooser)),
    "",
    chooser === undefined ? "dtmc" : "mdp",
    "",
    `const int steps = ${steps};`,
    "// A step of the scenario is this many transitions; before the first come those of the unknowns.",
    `const int transitions_per_step = ${String(inStep)};`,
    `const int initial_transitions = ${String(initial)};`,
    "const double euler = 2.718281828459045;",
    "",
    ...constants.map(({ name, value }) => `const int ${name} = ${String(value)};`),
    "",
    "// Days since 1970-01-01 of the beginning of the step.",
    `formula days = ${daysText(program)};`,
    ...[...shared, ...module.formulas].map(({ name, text }) => `formula ${name} = ${text};`),
    "// Whether the run is over; asked in phase 0 only.",
    `formula over = ${["t=steps", ...ends].join(" | ")};`,
    "",
    "module scenario",
    `  phase : [0..${String(phases.length - 1)}] init ${String(start)};`,
    "  t : [0..steps] init 0; // number of the step",
    ...[...declarations, ...module.declarations].map(declared),
    ...phaseLines(phases, inStep),
    "",
    "  // A state in which the run is over stands for all later ones.",
    "  [] phase=0 & over -> true;",
    "endmodule",
    ...rewardLines(properties),
    "",
  ];
}

function propertyLines(
  program: Program,
  parameters: readonly number[],
  { properties }: PropertyText,
): readonly string[] {
  const timed = properties.some(({ text }) => text?.includes("transitions_per_step*k)") === true);
  return [
    ...heading(program, parameters, "Properties"),
    "",
    ...(timed
      ? ["// The step asked about; for a distribution: -const k=0:1:<steps>", "const int k;", ""]
      : []),
    ...properties.flatMap(({ name, about, text }) =>
      text === undefined
        ? [`// ${name}: left out, ${about}`, ""]
        : [`// ${name}: ${about}`, `"${name}": ${text};`, ""],
    ),
  ];
}

/**
 * Writes a scenario for PRISM.
 * @param parameters by index; they are folded into the text
 * @param chooser index of an actor whose moves are chosen, which makes it a Markov decision process
 */
export function exportPrism(
  program: Program,
  parameters: readonly number[],
  chooser?: number,
): PrismExport {
  const state = declareState(program, parameters);
  const { vocabulary } = state;
  const module = new Module(state.names);
  eventPhases(vocabulary, module);
  movePhases(vocabulary, module, chooser);
  transitionPhases(vocabulary, module);
  driftPhase(vocabulary, module);
  clockPhase(vocabulary, module);
  const drawing: Refusal[] = [];
  const unknowns = unknownPhases({ vocabulary, refusals: drawing }, module);
  const properties = writeProperties(vocabulary, program, chooser !== undefined);
  const refusals = [
    ...state.refusals,
    ...unsayable(vocabulary),
    ...drawing,
    ...properties.refusals,
  ];
  if (refusals.length > 0) return { kind: "refused", refusals };
  const phases = [...module.phases, ...unknowns];
  return {
    kind: "written",
    model: modelLines(program, parameters, state, module, phases, properties, chooser).join("\n"),
    properties: propertyLines(program, parameters, properties).join("\n"),
  };
}
