/** Functions and modules under construction. */

import type { Callee, Code, Local } from "./code.ts";
import type { ValueType } from "./memory-map.ts";

/** A function with its body. */
export interface WasmFunction extends Callee {
  readonly locals: readonly Local[];
  readonly body: Code;
  readonly exported: boolean;
}

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

/** A module under construction; functions may be called before they are defined. */
export class ModuleBuilder {
  readonly #functions: WasmFunction[] = [];

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
