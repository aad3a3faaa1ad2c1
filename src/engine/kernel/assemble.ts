/** Functions and modules under construction. */

import type { Callee, Code, Local } from "./code.ts";
import { encodeBody, type WasmFunction } from "./encode.ts";
import type { ValueType } from "./memory-map.ts";

/** A parameter of a function. */
type Parameter = readonly [name: string, type: ValueType];

/** Gives out the locals of one function. */
export class Locals<Parameters extends readonly Parameter[] = readonly Parameter[]> {
  readonly #all: Local[] = [];
  readonly #parameters: number;

  constructor(parameters: Parameters) {
    this.#parameters = parameters.length;
    for (const [name, type] of parameters) this.add(name, type);
  }

  /** A new local, 0 at the start. */
  add(name: string, type: ValueType): Local {
    const local = { name, type, index: this.#all.length };
    this.#all.push(local);
    return local;
  }

  /** All but the parameters. */
  get declared(): readonly Local[] {
    return this.#all.slice(this.#parameters);
  }

  /** The parameters, as many as were named. */
  get parameters(): { readonly [Index in keyof Parameters]: Local } {
    const made: readonly Local[] = this.#all.slice(0, this.#parameters);
    return made as { readonly [Index in keyof Parameters]: Local };
  }
}

/** A function with its code, for whoever reads along. */
export interface CodedFunction extends Callee {
  readonly locals: readonly Local[];
  readonly code: Code;
  readonly exported: boolean;
}

/** A module under construction: a function calls those that were defined before it. */
export class ModuleBuilder {
  readonly #functions: WasmFunction[] = [];
  readonly #indices = new Map<Callee, number>();
  readonly #read: ((made: CodedFunction) => void) | undefined;

  /** @param read is told of every function as it is defined; nothing else keeps its code */
  constructor(read?: (made: CodedFunction) => void) {
    this.#read = read;
  }

  /** Adds a function whose body is made with its locals. */
  define<const Parameters extends readonly Parameter[]>(
    name: string,
    parameters: Parameters,
    result: ValueType | undefined,
    body: (locals: Locals<Parameters>) => Code,
    exported = false,
  ): Callee {
    const locals = new Locals(parameters);
    const code = body(locals);
    const head = {
      name,
      parameters: parameters.map(([, type]) => type),
      ...(result === undefined ? {} : { result }),
      exported,
    };
    const made = { ...head, body: encodeBody(locals.declared, code, this.#indices) };
    this.#read?.({ ...head, locals: [...locals.parameters, ...locals.declared], code });
    this.#indices.set(made, this.#functions.length);
    this.#functions.push(made);
    return made;
  }

  /** In order of definition, which is the order of their indices. */
  get functions(): readonly WasmFunction[] {
    return this.#functions;
  }
}
