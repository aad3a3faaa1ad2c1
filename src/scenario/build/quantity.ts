/** Declared parameters, definitions, unknowns and variables. */

import { noiseShapes } from "../../numeric/noise.ts";
import type { Basis } from "../basis.ts";
import type { Meaning } from "../expression/scope.ts";
import { namesIn, readExpression } from "../expression/read.ts";
import { diagnose } from "../../source/catalog.ts";
import type { Parameter, Prior, Unknown, Variable } from "../model.ts";
import {
  childOf,
  itemsOf,
  numberOf,
  type Entry,
  type Node,
  type ScalarNode,
} from "../yaml/tree.ts";
import { pieceOf, readPiece, reportUnknown, type Context } from "./context.ts";
import { readGround } from "./ground.ts";
import { brand } from "./id.ts";
import { plainNumber, readNumber, readPrior } from "./number.ts";
import {
  optionalText,
  readBasis,
  readFlag,
  readName,
  readString,
  readText,
  sectionOf,
  withBasis,
} from "./text.ts";

/** Reads a declared parameter. */
export function readParameter(context: Context, entry: Entry): Parameter {
  const { key, value: node } = entry;
  const written = node.kind === "mapping" ? childOf(node, "value") : node;
  const value = numberOf(written) ?? 0;
  const basis = readBasis(context, node, undefined);
  const range = childOf(node, "range");
  const at = {
    span: written?.span ?? entry.keySpan,
    overridden: written?.kind === "scalar" && written.overridden === true,
  };
  const slot = { path: key, scale: "linear", percent: false } as const;
  const ground = readGround(context, node);
  const prior =
    numberOf(written) === undefined
      ? undefined
      : readPrior(context, range, ground, value, slot, at);
  const shape = readString(node, "prior") as Prior["shape"] | undefined;
  const name = readText(context, childOf(node, "name"));
  if (numberOf(written) !== undefined) {
    context.driving.push({
      path: key,
      span: at.span,
      expression: { kind: "number", value, span: at.span },
      basis,
      rangeSettled: range !== undefined || ground?.kind === "counted",
      grounded: ground !== undefined,
    });
  }
  return {
    id: brand(key),
    declared: true,
    ...(name === undefined ? {} : { name }),
    value,
    ...(prior === undefined ? {} : { prior: { ...prior, shape: shape ?? prior.shape } }),
    ...withBasis(basis),
    ...(ground === undefined ? {} : { ground }),
    span: entry.keySpan,
  };
}

/**
 * Reads the definitions in the order of their use and enters them in `meanings`; a circle is
 * reported once, and its members count as faulty.
 */
export function readDefinitions(
  context: Context,
  entries: readonly Entry[],
  meanings: Map<string, Meaning>,
): void {
  const scalars = new Map<string, { entry: Entry; node: ScalarNode }>();
  for (const entry of entries) {
    const node = entry.value.kind === "mapping" ? childOf(entry.value, "is") : entry.value;
    // Another kind of thing of the same name keeps its meaning (the duplicate is reported).
    if (
      node?.kind === "scalar" &&
      node.value !== null &&
      meanings.get(entry.key)?.kind === "faulty"
    ) {
      scalars.set(entry.key, { entry, node });
    }
  }
  const state = new Map<string, "open" | "done">();
  /** Reads `name` after what it uses; says whether it led back to a definition that is still open. */
  const visit = (name: string): boolean => {
    const definition = scalars.get(name);
    if (definition === undefined || state.get(name) === "done") return false;
    if (state.get(name) === "open") return true;
    state.set(name, "open");
    // A level may share its name with a definition, so leading back is not yet a circle.
    const back = namesIn(definition.node.text).map(visit).includes(true);
    state.set(name, "done");
    const piece = pieceOf(definition.node);
    const reading = readExpression(piece.text, piece.place, context.scope, "any");
    for (const diagnostic of reading.diagnostics) context.report(diagnostic);
    const { expression, type } = reading;
    if (expression !== undefined && type !== undefined) {
      meanings.set(name, { kind: "definition", expression, type });
    } else if (back && reading.diagnostics.length === 0) {
      context.report(diagnose("definition-cycle", definition.entry.keySpan, { name }));
    }
    return false;
  };
  for (const name of scalars.keys()) visit(name);
}

/** Reads one unknown. */
export function readUnknown(context: Context, entry: Entry): Unknown {
  const { key, value: node } = entry;
  const basis = readBasis(context, node, undefined);
  const values = sectionOf(node, "values");
  const bounds = {
    test: (share: number): boolean => share >= 0 && share <= 1,
    text: "[0 %, 100 %]",
  };
  return {
    id: brand(key),
    name: readName(context, node, key),
    knownTo: itemsOf(childOf(node, "known_to")).flatMap(
      (item) => readActorReference(context, item) ?? [],
    ),
    values: values.map((value, index) => ({
      id: brand(value.key),
      name: readName(context, value.value.kind === "mapping" ? value.value : undefined, value.key),
      share: readNumber(
        context,
        value.value.kind === "mapping" ? childOf(value.value, "share") : value.value,
        {
          path: `unknowns.${key}.${value.key}`,
          beside: value.value,
          basis,
          scale: "linear",
          percent: true,
          bounds,
          needsNoRange: index === values.length - 1,
          exact: isFlag,
          span: value.keySpan,
        },
      ),
    })),
    ...withBasis(basis),
    span: entry.keySpan,
  };
}

function readActorReference(context: Context, node: Node): Unknown["knownTo"][number] | undefined {
  if (node.kind !== "scalar") return undefined;
  const actor = context.names.actors.get(node.text);
  if (actor === undefined)
    reportUnknown(context, "actor", node.text, node.span, context.names.actors.keys());
  return actor?.id;
}

/** A variable that starts at 0 or 1 has not begun, or holds: that is no estimate. */
const isFlag = (value: number): boolean => value === 0 || value === 1;

/** Reads the noise of a variable; undefined if there is none, or it is faulty, which is reported. */
function readNoise(context: Context, key: string, node: Node, basis: Basis | undefined): Noise {
  const noise = childOf(node, "noise");
  const [shape] = noiseShapes.filter((one) => childOf(noise, one) !== undefined);
  if (noise === undefined || shape === undefined) return {};
  const spread = childOf(noise, shape);
  if (shape === "lognormal" && !((numberOf(childOf(node, "min")) ?? 0) > 0))
    context.report(diagnose("noise-needs-positive", noise.span, { variable: key }));
  return {
    noise: {
      shape,
      spread: readNumber(context, spread, {
        path: `variables.${key}.noise`,
        beside: noise,
        basis: readBasis(context, noise, basis),
        scale: "linear",
        percent: false,
        bounds: { test: (value) => value >= 0, text: "[0, ∞)" },
        exact: (value) => value === 0,
        span: noise.span,
      }),
    },
  };
}

type Noise = Pick<Variable, "noise">;

/** Reads one variable. */
export function readVariable(context: Context, entry: Entry): Variable {
  const { key, value: node } = entry;
  const basis = readBasis(context, node, undefined);
  const drift = childOf(node, "drift");
  const slot = {
    path: `variables.${key}.start`,
    beside: node,
    basis,
    scale: "linear",
    percent: false,
    exact: isFlag,
  } as const;
  const driftRead =
    drift?.kind === "scalar" ? readPiece(context, pieceOf(drift), "number") : undefined;
  if (driftRead !== undefined && drift?.kind === "scalar") {
    // The range beside it is that of the start: a drift has one through a parameter.
    const value = plainNumber(drift.text)?.value;
    context.driving.push({
      path: `variables.${key}.drift`,
      span: drift.span,
      expression: value === undefined ? driftRead : { kind: "number", value, span: driftRead.span },
      basis,
      rangeSettled: value === undefined || value === 0,
    });
  }
  return {
    id: brand(key),
    name: readName(context, node, key),
    ...optionalText(context, node, "about"),
    integer: readFlag(node, "integer"),
    start: readNumber(context, childOf(node, "start"), { ...slot, span: entry.keySpan }),
    min: numberOf(childOf(node, "min")) ?? 0,
    max: numberOf(childOf(node, "max")) ?? 0,
    ...(driftRead === undefined ? {} : { drift: driftRead }),
    ...readNoise(context, key, node, basis),
    hidden: readFlag(node, "hidden"),
    ...withBasis(basis),
    span: entry.keySpan,
  };
}
