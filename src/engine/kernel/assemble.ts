/** Functions and modules under construction. */

import type { Callee, Code, Local } from "./code.ts";
import type { ValueType } from "./memory-map.ts";

/** A function with its body. */
export interface WasmFunction extends Callee {
  readonly locals: readonly Local[];
  readonly body: Code;
  readonly exported: boolean;
}

/** Gives out the locals of one function. */
export class Locals {
  readonly #all: Local[] = [];
  readonly #parameters: number;

  constructor(parameters: readonly (readonly [name: string, type: ValueType])[]) {
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

  /** The parameters. */
  get parameters(): readonly Local[] {
    return this.#all.slice(0, this.#parameters);
  }
}

/** A module under construction; functions may be called before they are defined. */
export class ModuleBuilder {
  readonly #functions: WasmFunction[] = [];

  /** Adds a function whose body is made with its locals. */
  define(
    name: string,
    parameters: readonly (readonly [name: string, type: ValueType])[],
    result: ValueType | undefined,
    body: (locals: Locals) => Code,
    exported = false,
  ): Callee {
    const locals = new Locals(parameters);
    const code = body(locals);
    const made: WasmFunction = {
      name,
      parameters: parameters.map(([, type]) => type),
      ...(result === undefined ? {} : { result }),
      locals: [...locals.parameters, ...locals.declared],
      body: code,
      exported,
    };
    this.#functions.push(made);
    return made;
  }

  /** In order of definition, which is the order of their indices. */
  get functions(): readonly WasmFunction[] {
    return this.#functions;
  }
}
