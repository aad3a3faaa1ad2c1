/**
 * Code as a tree: what the emitters build, the encoder turns into bytes and the printer into text.
 * Operands come before their instruction, so a tree read left to right is WebAssembly's stack code.
 */

import type { Cell, ValueType } from "./memory-map.ts";
import type { OpcodeName } from "./opcodes.ts";

/** A local variable or parameter of a function. */
export interface Local {
  readonly name: string;
  readonly type: ValueType;
  readonly index: number;
}

/** A function of the module, known by identity; its index is given when the module is encoded. */
export interface Callee {
  readonly name: string;
  readonly parameters: readonly ValueType[];
  readonly result?: ValueType;
}

/** A target of branches: the end of a block, or the start of a loop. */
export interface Label {
  readonly name: string;
}

/** One node of code. */
export type Node =
  | {
      readonly kind: "op";
      readonly name: OpcodeName;
      /** Index, lane, address or constant. */
      readonly value?: number | bigint;
      readonly bytes?: readonly number[];
      /** What the value means, for the printer. */
      readonly label?: string;
    }
  | { readonly kind: "call"; readonly callee: Callee }
  | {
      readonly kind: "block" | "loop";
      readonly label: Label;
      readonly body: Code;
    }
  | {
      readonly kind: "if";
      readonly type?: ValueType;
      readonly then: Code;
      readonly otherwise?: Code;
    }
  | { readonly kind: "branch"; readonly when: "always" | "if"; readonly label: Label }
  | { readonly kind: "table"; readonly labels: readonly Label[]; readonly otherwise: Label }
  | { readonly kind: "note"; readonly text: string };

/** A piece of code: nodes in order, nested at will. */
export type Code = Node | readonly Code[];

/** An instruction after its operands. */
export function op(name: OpcodeName, ...operands: readonly Code[]): Code {
  return [...operands, { kind: "op", name }];
}

/** A remark that the printer shows and the encoder skips. */
export function note(text: string): Code {
  return { kind: "note", text };
}

/** Constants. */
export const i32 = (value: number): Code => ({ kind: "op", name: "i32.const", value: value | 0 });
/** A constant of 64 bits. */
export const i64 = (value: bigint): Code => ({
  kind: "op",
  name: "i64.const",
  value: BigInt.asIntN(64, value),
});
/** A constant number. */
export const f64 = (value: number): Code => ({ kind: "op", name: "f64.const", value });

/** Four unsigned 32-bit lanes. */
export function lanes(values: readonly number[]): Code {
  const bytes = values.flatMap((value) => [0, 8, 16, 24].map((shift) => (value >>> shift) & 255));
  return { kind: "op", name: "v128.const", bytes };
}

/** Picks 32-bit lanes 0 … 7 of two vectors. */
export function shuffle(a: Code, b: Code, picks: readonly number[]): Code {
  const bytes = picks.flatMap((lane) => [0, 1, 2, 3].map((byte) => lane * 4 + byte));
  return [a, b, { kind: "op", name: "i8x16.shuffle", bytes }];
}

/** Value of a local. */
export function get({ index, name }: Local): Code {
  return { kind: "op", name: "local.get", value: index, label: name };
}

/** Sets a local. */
export function set({ index, name }: Local, value: Code): Code {
  return [value, { kind: "op", name: "local.set", value: index, label: name }];
}

/** Sets a local and leaves the value. */
export function tee({ index, name }: Local, value: Code): Code {
  return [value, { kind: "op", name: "local.tee", value: index, label: name }];
}

const zero: Code = i32(0);

/** Reads a cell of memory, at a byte offset from it where given. */
export function load(cell: Cell, offset: Code = zero): Code {
  return [offset, { kind: "op", name: `${cell.type}.load`, value: cell.address, label: cell.name }];
}

/** Writes a cell of memory. */
export function store(cell: Cell, value: Code, offset: Code = zero): Code {
  return [
    offset,
    value,
    { kind: "op", name: `${cell.type}.store`, value: cell.address, label: cell.name },
  ];
}

/** Reads an unsigned byte of memory. */
export function loadByte(cell: Cell, offset: Code): Code {
  return [offset, { kind: "op", name: "i32.load8_u", value: cell.address, label: cell.name }];
}

/** Calls a function. */
export function call(callee: Callee, ...operands: readonly Code[]): Code {
  return [...operands, { kind: "call", callee }];
}

/** Runs `then` where a condition is not 0. */
export function when(condition: Code, then: Code, otherwise?: Code): Code {
  return [condition, { kind: "if", then, ...(otherwise === undefined ? {} : { otherwise }) }];
}

/** One of two values; only that one is evaluated. */
export function choose(type: ValueType, condition: Code, then: Code, otherwise: Code): Code {
  return [condition, { kind: "if", type, then, otherwise }];
}

/** A new target of branches. */
export function labelled(name: string): Label {
  return { name };
}

/** Code after which a branch to `label` goes on. */
export function block(label: Label, body: Code): Code {
  return { kind: "block", label, body };
}

/** Code that a branch to `label` starts again. */
export function loop(label: Label, body: Code): Code {
  return { kind: "loop", label, body };
}

/** Branches always. */
export function branch(label: Label): Code {
  return { kind: "branch", when: "always", label };
}

/** Branches where the condition is not 0. */
export function branchIf(label: Label, condition: Code): Code {
  return [condition, { kind: "branch", when: "if", label }];
}

/**
 * Runs the case of a number, or nothing where it has none. Cases that are missing cost nothing.
 */
export function dispatch(selector: Code, cases: readonly (Code | undefined)[], name: string): Code {
  const end = labelled(`${name}_end`);
  const labels = cases.map((body, index) =>
    body === undefined ? end : labelled(`${name}_${String(index)}`),
  );
  let code: Code = [selector, { kind: "table", labels, otherwise: end }];
  for (const [index, body] of cases.entries()) {
    const label = labels[index];
    if (body === undefined || label === undefined) continue;
    code = [block(label, code), body, branch(end)];
  }
  return block(end, code);
}
