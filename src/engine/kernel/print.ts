/**
 * A kernel as readable text: memory map, then functions, with the stack code folded back into
 * expressions and the scenario's names in place. For people; nothing reads it back.
 */

import { at } from "../../base/invariant.ts";
import type { CodedFunction } from "./assemble.ts";
import type { Code, Node } from "./code.ts";
import type { KernelModule } from "./compile.ts";
import type { OpcodeName } from "./opcodes.ts";

const infix: Partial<Record<OpcodeName, string>> = {
  "i32.eq": "==",
  "i32.ne": "!=",
  "i32.lt_s": "<",
  "i32.lt_u": "<u",
  "i32.gt_s": ">",
  "i32.le_s": "<=",
  "i32.le_u": "<=u",
  "i32.ge_s": ">=",
  "i32.ge_u": ">=u",
  "i64.eq": "==",
  "f64.eq": "==",
  "f64.ne": "!=",
  "f64.lt": "<",
  "f64.gt": ">",
  "f64.le": "<=",
  "f64.ge": ">=",
  "i32.add": "+",
  "i32.sub": "-",
  "i32.mul": "*",
  "i32.and": "&",
  "i32.or": "|",
  "i32.xor": "^",
  "i32.shl": "<<",
  "i32.shr_u": ">>>",
  "i64.mul": "*",
  "i64.rem_u": "%",
  "i64.and": "&",
  "i64.or": "|",
  "i64.shl": "<<",
  "i64.shr_u": ">>>",
  "f64.add": "+",
  "f64.sub": "-",
  "f64.mul": "*",
  "f64.div": "/",
  "v128.or": "|",
  "v128.xor": "^",
  "i32x4.le_u": "<=u",
  "i32x4.gt_u": ">u",
  "i32x4.ge_u": ">=u",
  "i32x4.sub": "-",
  "i64x2.extmul_low_i32x4_u": "*low",
  "i64x2.extmul_high_i32x4_u": "*high",
};

const twoOperands: ReadonlySet<OpcodeName> = new Set<OpcodeName>([
  "f64.min",
  "f64.max",
  "f64.copysign",
  "i8x16.shuffle",
]);

/** Prints one function. */
class FunctionPrinter {
  readonly lines: string[] = [];
  readonly #made: CodedFunction;
  #indent = 1;
  #stack: string[] = [];
  #temporaries = 0;

  constructor(made: CodedFunction) {
    this.#made = made;
  }

  print(): void {
    const { name, parameters, result, locals, exported } = this.#made;
    const list = locals.slice(0, parameters.length).map((local) => `${local.name}: ${local.type}`);
    const head = `${name}(${list.join(", ")})${result === undefined ? "" : `: ${result}`}`;
    this.lines.push("", `${exported ? "export " : ""}function ${head} {`);
    this.#walk(this.#made.code);
    if (result !== undefined && this.#stack.length > 0) this.#line(`return ${this.#pop()}`);
    this.lines.push("}");
  }

  #line(text: string): void {
    this.lines.push(`${"  ".repeat(this.#indent)}${text}`);
  }

  #pop(): string {
    return this.#stack.pop() ?? "?";
  }

  #nameOf(index: number): string {
    const { locals } = this.#made;
    const { name } = at(locals, index);
    return locals.filter((local) => local.name === name).length > 1
      ? `${name}.${String(index)}`
      : name;
  }

  #inside(code: Code): string | undefined {
    const outer = this.#stack;
    this.#stack = [];
    this.#indent += 1;
    this.#walk(code);
    const left = this.#stack.pop();
    this.#indent -= 1;
    this.#stack = outer;
    return left;
  }

  #walk(code: Code): void {
    if ("kind" in code) this.#node(code);
    else for (const part of code) this.#walk(part);
  }

  #node(node: Node): void {
    switch (node.kind) {
      case "op":
        this.#op(node);
        break;
      case "call": {
        const values = node.callee.parameters.map(() => this.#pop()).reverse();
        const text = `${node.callee.name}(${values.join(", ")})`;
        if (node.callee.result === undefined) this.#line(text);
        else this.#stack.push(text);
        break;
      }
      case "block":
      case "loop":
        this.#line(`${node.label.name}: ${node.kind} {`);
        this.#inside(node.body);
        this.#line("}");
        break;
      case "if":
        this.#if(node);
        break;
      case "branch":
        this.#line(
          node.when === "if"
            ? `if ${this.#pop()} goto ${node.label.name}`
            : `goto ${node.label.name}`,
        );
        break;
      case "table":
        this.#line(
          `switch ${this.#pop()} goto ${node.labels.map(({ name }) => name).join(", ")}, else ${node.otherwise.name}`,
        );
        break;
      case "note":
        this.#line(`// ${node.text}`);
        break;
    }
  }

  #if(node: Extract<Node, { kind: "if" }>): void {
    const condition = this.#pop();
    if (node.type === undefined) {
      this.#line(`if ${condition} {`);
      this.#inside(node.then);
      if (node.otherwise !== undefined) {
        this.#line("} else {");
        this.#inside(node.otherwise);
      }
      this.#line("}");
      return;
    }
    const start = this.lines.length;
    const then = this.#inside(node.then) ?? "?";
    const middle = this.lines.length;
    const otherwise = this.#inside(node.otherwise ?? []) ?? "?";
    if (this.lines.length === start) {
      this.#stack.push(`(${condition} ? ${then} : ${otherwise})`);
      return;
    }
    // Statements stand in a branch: name the value.
    const pad = "  ".repeat(this.#indent);
    this.#temporaries += 1;
    const name = `value_${String(this.#temporaries)}`;
    this.lines.push(`${pad}  ${name} = ${otherwise}`, `${pad}}`);
    this.lines.splice(middle, 0, `${pad}  ${name} = ${then}`, `${pad}} else {`);
    this.lines.splice(start, 0, `${pad}if ${condition} {`);
    this.#stack.push(name);
  }

  #op(node: Extract<Node, { kind: "op" }>): void {
    const { name, label } = node;
    const value = node.value ?? 0;
    const symbol = infix[name];
    if (symbol !== undefined || twoOperands.has(name)) {
      const right = this.#pop();
      const left = this.#pop();
      this.#stack.push(
        symbol === undefined ? `${name}(${left}, ${right})` : `(${left} ${symbol} ${right})`,
      );
      return;
    }
    switch (name) {
      case "i32.const":
      case "i64.const":
        this.#stack.push(String(value));
        break;
      case "f64.const":
        this.#stack.push(Object.is(value, -0) ? "-0.0" : String(value));
        break;
      case "v128.const":
        this.#stack.push(`lanes(${(node.bytes ?? []).join(" ")})`);
        break;
      case "local.get":
        this.#stack.push(this.#nameOf(Number(value)));
        break;
      case "local.set":
        this.#line(`${this.#nameOf(Number(value))} = ${this.#pop()}`);
        break;
      case "local.tee":
        this.#line(`${this.#nameOf(Number(value))} = ${this.#pop()}`);
        this.#stack.push(this.#nameOf(Number(value)));
        break;
      case "select": {
        const condition = this.#pop();
        const otherwise = this.#pop();
        this.#stack.push(`(${condition} ? ${this.#pop()} : ${otherwise})`);
        break;
      }
      case "return":
        this.#line(this.#made.result === undefined ? "return" : `return ${this.#pop()}`);
        break;
      case "drop":
        this.#line(this.#pop());
        break;
      default:
        this.#memoryOrUnary(name, label ?? String(value));
    }
  }

  #memoryOrUnary(name: OpcodeName, label: string): void {
    const place = (offset: string): string => (offset === "0" ? label : `${label}[+${offset}]`);
    if (name.includes(".store")) {
      const stored = this.#pop();
      this.#line(`${place(this.#pop())} = ${stored}`);
    } else if (name.includes(".load")) {
      this.#stack.push(place(this.#pop()));
    } else if (name === "i32.eqz") {
      this.#stack.push(`!${this.#pop()}`);
    } else {
      this.#stack.push(`${name}(${this.#pop()})`);
    }
  }
}

/** The text of a kernel, whose functions are read as they are defined. */
export function printKernel(make: (read: (made: CodedFunction) => void) => KernelModule): string {
  const functions: string[] = [];
  let count = 0;
  const module = make((made) => {
    const printer = new FunctionPrinter(made);
    printer.print();
    functions.push(...printer.lines);
    count += 1;
  });
  const lines = [
    `kernel: ${String(module.bytes.length)} bytes of WebAssembly, ${String(count)} functions, ${String(module.size)} bytes of memory`,
    "",
    "memory",
    ...module.map
      .filter(({ length }) => length > 0)
      .map(
        ({ name, type, address, length }) =>
          `  ${String(address).padStart(8)}  ${name}: ${type}${length === 1 ? "" : `[${String(length)}]`}`,
      ),
    ...functions,
  ];
  return `${lines.join("\n")}\n`;
}
