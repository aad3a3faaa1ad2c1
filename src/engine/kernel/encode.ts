/** Functions → the bytes of a WebAssembly module with one imported memory. */

import { invariant } from "../../base/invariant.ts";
import type { Callee, Code, Label, Local, Node } from "./code.ts";
import type { ValueType } from "./memory-map.ts";
import { opcodes } from "./opcodes.ts";

/** A function whose body is bytes already: as a tree, code is some hundred times as large. */
export interface WasmFunction extends Callee {
  readonly body: Uint8Array;
  readonly exported: boolean;
}

const valueTypes = { i32: 0x7f, i64: 0x7e, f64: 0x7c, v128: 0x7b } as const;
const EMPTY = 0x40;
const END = 0x0b;

/** log2 of the natural alignment of an access. */
function alignmentOf(name: string): number {
  if (name.startsWith("v128")) return 4;
  if (name.endsWith("load8_u")) return 0;
  return name.startsWith("i32") ? 2 : 3;
}

/** Growing bytes with the number formats of the binary. */
class Bytes {
  #data = new Uint8Array(1 << 9);
  #length = 0;
  readonly #scratch = new DataView(new ArrayBuffer(8));

  byte(value: number): void {
    if (this.#length === this.#data.length) {
      const grown = new Uint8Array(this.#data.length * 2);
      grown.set(this.#data);
      this.#data = grown;
    }
    this.#data[this.#length] = value;
    this.#length += 1;
  }

  /** Unsigned LEB128. */
  unsigned(value: number): void {
    let rest = value;
    while (rest >= 128) {
      this.byte((rest % 128) | 128);
      rest = Math.floor(rest / 128);
    }
    this.byte(rest);
  }

  /** Signed LEB128 of 32 bits. */
  signedWord(value: number): void {
    let rest = value | 0;
    for (;;) {
      const low = rest & 127;
      rest >>= 7;
      if ((rest === 0 && low < 64) || (rest === -1 && low >= 64)) {
        this.byte(low);
        return;
      }
      this.byte(low | 128);
    }
  }

  /** Signed LEB128. */
  signed(value: bigint): void {
    let rest = value;
    for (;;) {
      const low = Number(rest & 127n);
      rest >>= 7n;
      if ((rest === 0n && low < 64) || (rest === -1n && low >= 64)) {
        this.byte(low);
        return;
      }
      this.byte(low | 128);
    }
  }

  double(value: number): void {
    this.#scratch.setFloat64(0, value, true);
    for (let i = 0; i < 8; i += 1) this.byte(this.#scratch.getUint8(i));
  }

  append(other: Uint8Array): void {
    const { length } = other;
    if (this.#length + length > this.#data.length) {
      const grown = new Uint8Array(2 * (this.#length + length));
      grown.set(this.view());
      this.#data = grown;
    }
    this.#data.set(other, this.#length);
    this.#length += length;
  }

  text(value: string): void {
    this.unsigned(value.length);
    for (let i = 0; i < value.length; i += 1) this.byte(value.charCodeAt(i));
  }

  view(): Uint8Array {
    return this.#data.subarray(0, this.#length);
  }

  get length(): number {
    return this.#length;
  }
}

/** The indices of the functions that may be called. */
export type Indices = ReadonlyMap<Callee, number>;

function encodeOp(out: Bytes, node: Extract<Node, { kind: "op" }>): void {
  const [code, immediate] = opcodes[node.name];
  if (code > 0xff) {
    out.byte(code >>> 8);
    out.unsigned(code & 0xff);
  } else {
    out.byte(code);
  }
  const { value = 0, bytes = [] } = node;
  switch (immediate) {
    case "none":
      break;
    case "index":
      out.unsigned(Number(value));
      break;
    case "memory":
      out.unsigned(alignmentOf(node.name));
      out.unsigned(Number(value));
      break;
    case "i32":
      out.signedWord(Number(value));
      break;
    case "i64":
      out.signed(BigInt(value));
      break;
    case "f64":
      out.double(Number(value));
      break;
    case "bytes":
      for (const byte of bytes) out.byte(byte);
      break;
  }
}

/** Distance from the innermost enclosing label. */
function depthOf(labels: readonly (Label | undefined)[], label: Label): number {
  const position = labels.lastIndexOf(label);
  invariant(position >= 0, `no enclosing label ${label.name}`);
  return labels.length - 1 - position;
}

function encodeCode(out: Bytes, code: Code, indices: Indices, labels: (Label | undefined)[]): void {
  if (!("kind" in code)) {
    for (const part of code) encodeCode(out, part, indices, labels);
    return;
  }
  switch (code.kind) {
    case "op":
      encodeOp(out, code);
      break;
    case "call": {
      const index = indices.get(code.callee);
      invariant(index !== undefined, `function ${code.callee.name} is not in the module`);
      out.byte(0x10);
      out.unsigned(index);
      break;
    }
    case "block":
    case "loop":
      out.byte(code.kind === "block" ? 0x02 : 0x03);
      out.byte(EMPTY);
      labels.push(code.label);
      encodeCode(out, code.body, indices, labels);
      labels.pop();
      out.byte(END);
      break;
    case "if":
      out.byte(0x04);
      out.byte(code.type === undefined ? EMPTY : valueTypes[code.type]);
      labels.push(undefined);
      encodeCode(out, code.then, indices, labels);
      if (code.otherwise !== undefined) {
        out.byte(0x05);
        encodeCode(out, code.otherwise, indices, labels);
      }
      labels.pop();
      out.byte(END);
      break;
    case "branch":
      out.byte(code.when === "always" ? 0x0c : 0x0d);
      out.unsigned(depthOf(labels, code.label));
      break;
    case "table":
      out.byte(0x0e);
      out.unsigned(code.labels.length);
      for (const label of [...code.labels, code.otherwise]) {
        out.unsigned(depthOf(labels, label));
      }
      break;
    case "note":
      break;
  }
}

/** The body of a function: its locals without the parameters, and its code. */
export function encodeBody(declared: readonly Local[], code: Code, indices: Indices): Uint8Array {
  const out = new Bytes();
  const groups: { type: ValueType; count: number }[] = [];
  for (const { type } of declared) {
    const last = groups.at(-1);
    if (last?.type === type) last.count += 1;
    else groups.push({ type, count: 1 });
  }
  out.unsigned(groups.length);
  for (const { type, count } of groups) {
    out.unsigned(count);
    out.byte(valueTypes[type]);
  }
  encodeCode(out, code, indices, []);
  out.byte(END);
  return out.view().slice();
}

function section(out: Bytes, id: number, content: (bytes: Bytes) => void): void {
  const bytes = new Bytes();
  content(bytes);
  out.byte(id);
  out.unsigned(bytes.length);
  out.append(bytes.view());
}

/** The module: imports memory `brink.memory`, exports the functions marked so. */
export function encode(functions: readonly WasmFunction[]): Uint8Array<ArrayBuffer> {
  const out = new Bytes();
  for (const byte of [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]) out.byte(byte);
  section(out, 1, (bytes) => {
    bytes.unsigned(functions.length);
    for (const { parameters, result } of functions) {
      bytes.byte(0x60);
      bytes.unsigned(parameters.length);
      for (const type of parameters) bytes.byte(valueTypes[type]);
      bytes.unsigned(result === undefined ? 0 : 1);
      if (result !== undefined) bytes.byte(valueTypes[result]);
    }
  });
  section(out, 2, (bytes) => {
    bytes.unsigned(1);
    bytes.text("brink");
    bytes.text("memory");
    bytes.byte(2);
    bytes.byte(0);
    bytes.unsigned(1);
  });
  section(out, 3, (bytes) => {
    bytes.unsigned(functions.length);
    functions.forEach((_, index) => {
      bytes.unsigned(index);
    });
  });
  section(out, 7, (bytes) => {
    const exported = [...functions.entries()].filter(([, made]) => made.exported);
    bytes.unsigned(exported.length);
    for (const [index, { name }] of exported) {
      bytes.text(name);
      bytes.byte(0);
      bytes.unsigned(index);
    }
  });
  section(out, 10, (bytes) => {
    bytes.unsigned(functions.length);
    for (const { body } of functions) {
      bytes.unsigned(body.length);
      bytes.append(body);
    }
  });
  // The custom section "name", so that profiles and traces speak of the scenario.
  section(out, 0, (bytes) => {
    bytes.text("name");
    section(bytes, 1, (names) => {
      names.unsigned(functions.length);
      for (const [index, { name }] of functions.entries()) {
        names.unsigned(index);
        names.text(name);
      }
    });
  });
  return Uint8Array.from(out.view());
}
