/**
 * A small model checker for tests: reads the part of the language of PRISM that Brink writes, and
 * computes its bounded properties forward, state by state. It shares no code with the exporter, so an
 * emitted model that it confirms says what it should.
 */

type Value = number | boolean;
export type State = readonly Value[];
export type Evaluate = (state: State) => Value;

const tokenPattern =
  /\s+|\/\/[^\n]*(?:\n|$)|(\d+\.\d+(?:e[+-]?\d+)?|\d+e[+-]?\d+|\d+|[A-Za-z_]\w*'?|"[^"]*"|->|=>|\.\.|<=|>=|!=|[-+*/<>=!&|?:;,()[\]{}])/guy;

function tokensOf(text: string): readonly string[] {
  const tokens: string[] = [];
  tokenPattern.lastIndex = 0;
  while (tokenPattern.lastIndex < text.length) {
    const before = tokenPattern.lastIndex;
    const match = tokenPattern.exec(text);
    if (match === null) throw new Error(`not PRISM: ${text.slice(before, before + 40)}`);
    if (match[1] !== undefined) tokens.push(match[1].replaceAll('"', ""));
  }
  return tokens;
}

export function numeric(value: Value): number {
  if (typeof value !== "number" || Number.isNaN(value)) throw new Error("a number was expected");
  return value;
}

export function logical(value: Value): boolean {
  if (typeof value !== "boolean") throw new Error("a condition was expected");
  return value;
}

const functions: Readonly<Record<string, (...values: readonly number[]) => number>> = {
  min: (...values) => Math.min(...values),
  max: (...values) => Math.max(...values),
  floor: (x = Number.NaN) => Math.floor(x),
  ceil: (x = Number.NaN) => Math.ceil(x),
  pow: (x = Number.NaN, y = Number.NaN) => x ** y,
  log: (x = Number.NaN, base = Number.NaN) => Math.log(x) / Math.log(base),
  mod: (x = Number.NaN, y = Number.NaN) => ((x % y) + y) % y,
};

const comparisons: Readonly<Record<string, (left: Value, right: Value) => boolean>> = {
  "=": (left, right) => left === right,
  "!=": (left, right) => left !== right,
  "<": (left, right) => numeric(left) < numeric(right),
  "<=": (left, right) => numeric(left) <= numeric(right),
  ">": (left, right) => numeric(left) > numeric(right),
  ">=": (left, right) => numeric(left) >= numeric(right),
};

export class Reader {
  readonly #tokens: readonly string[];
  #position = 0;

  constructor(text: string) {
    this.#tokens = tokensOf(text);
  }

  get done(): boolean {
    return this.#position >= this.#tokens.length;
  }

  peek(ahead = 0): string {
    return this.#tokens[this.#position + ahead] ?? "";
  }

  next(): string {
    const token = this.peek();
    this.#position += 1;
    return token;
  }

  take(token: string): boolean {
    if (this.peek() !== token) return false;
    this.#position += 1;
    return true;
  }

  want(...tokens: readonly string[]): void {
    for (const token of tokens) {
      if (!this.take(token)) throw new Error(`${token} was expected, not ${this.peek()}`);
    }
  }
}

/** What names mean: constants and formulas as evaluators, variables by their place in a state. */
type Scope = Map<string, Evaluate>;

export class Expressions {
  readonly #reader: Reader;
  readonly #scope: Scope;

  constructor(reader: Reader, scope: Scope) {
    this.#reader = reader;
    this.#scope = scope;
  }

  whole(): Evaluate {
    const test = this.#or();
    if (!this.#reader.take("?")) return test;
    const then = this.#or();
    this.#reader.want(":");
    const otherwise = this.whole();
    return (state) => (logical(test(state)) ? then(state) : otherwise(state));
  }

  #or(): Evaluate {
    let left = this.#and();
    while (this.#reader.take("|")) {
      const [first, second] = [left, this.#and()];
      left = (state) => logical(first(state)) || logical(second(state));
    }
    return left;
  }

  #and(): Evaluate {
    let left = this.#not();
    while (this.#reader.take("&")) {
      const [first, second] = [left, this.#not()];
      left = (state) => logical(first(state)) && logical(second(state));
    }
    return left;
  }

  #not(): Evaluate {
    if (!this.#reader.take("!")) return this.#compared();
    const operand = this.#not();
    return (state) => !logical(operand(state));
  }

  #compared(): Evaluate {
    const left = this.#sum();
    const compare = comparisons[this.#reader.peek()];
    if (compare === undefined) return left;
    this.#reader.next();
    const right = this.#sum();
    return (state) => compare(left(state), right(state));
  }

  #sum(): Evaluate {
    let left = this.#product();
    for (;;) {
      const first = left;
      if (this.#reader.take("+")) {
        const second = this.#product();
        left = (state) => numeric(first(state)) + numeric(second(state));
      } else if (this.#reader.take("-")) {
        const second = this.#product();
        left = (state) => numeric(first(state)) - numeric(second(state));
      } else return left;
    }
  }

  #product(): Evaluate {
    let left = this.#negated();
    for (;;) {
      const first = left;
      if (this.#reader.take("*")) {
        const second = this.#negated();
        left = (state) => numeric(first(state)) * numeric(second(state));
      } else if (this.#reader.take("/")) {
        const second = this.#negated();
        left = (state) => numeric(first(state)) / numeric(second(state));
      } else return left;
    }
  }

  #negated(): Evaluate {
    if (!this.#reader.take("-")) return this.#basic();
    const operand = this.#negated();
    return (state) => -numeric(operand(state));
  }

  #basic(): Evaluate {
    const token = this.#reader.next();
    if (token === "(") {
      const inner = this.whole();
      this.#reader.want(")");
      return inner;
    }
    if (/^\d/u.test(token)) {
      const value = Number(token);
      return () => value;
    }
    if (token === "true" || token === "false") return () => token === "true";
    const named = functions[token];
    if (named !== undefined && this.#reader.take("(")) {
      const operands = [this.whole()];
      while (this.#reader.take(",")) operands.push(this.whole());
      this.#reader.want(")");
      return (state) => named(...operands.map((operand) => numeric(operand(state))));
    }
    const known = this.#scope.get(token);
    if (known === undefined) throw new Error(`unknown name: ${token}`);
    return known;
  }
}

interface Branch {
  readonly probability: Evaluate;
  readonly updates: readonly (readonly [number, Evaluate])[];
}

interface Declared {
  readonly name: string;
  readonly low: number;
  readonly high: number;
}

/** A model that has been read. */
export interface Chain {
  readonly kind: "dtmc" | "mdp";
  readonly scope: Scope;
  readonly initial: State;
  readonly variables: readonly Declared[];
  readonly commands: readonly { readonly guard: Evaluate; readonly branches: readonly Branch[] }[];
  readonly rewards: ReadonlyMap<string, readonly (readonly [Evaluate, Evaluate])[]>;
}

export const nowhere: State = [];

/** Names of all variables, in order: formulas may come before the module that declares them. */
function declaredNames(text: string): readonly string[] {
  return [...text.matchAll(/^ {2}(\w+) : (?:\[|bool)/gmu)].map(([, name = ""]) => name);
}

/** Reads a model. Throws where it is not of the expected form. */
export function readChain(text: string): Chain {
  const reader = new Reader(text);
  const scope: Scope = new Map();
  const names = declaredNames(text);
  for (const [index, name] of names.entries())
    scope.set(name, (state) => state[index] ?? Number.NaN);
  const expressions = new Expressions(reader, scope);
  const define = (name: string, value: Evaluate): void => {
    if (scope.has(name)) throw new Error(`declared twice: ${name}`);
    scope.set(name, value);
  };
  const kind = reader.take("mdp") ? "mdp" : "dtmc";
  if (kind === "dtmc") reader.want("dtmc");
  const initial: Value[] = [];
  const variables: Declared[] = [];
  const commands: Chain["commands"][number][] = [];
  const rewards = new Map<string, (readonly [Evaluate, Evaluate])[]>();

  const readUpdates = (): Branch["updates"] => {
    const updates: (readonly [number, Evaluate])[] = [];
    if (reader.take("true")) return updates;
    do {
      reader.want("(");
      const name = reader.next();
      const index = names.indexOf(name.replace(/'$/u, ""));
      if (!name.endsWith("'") || index < 0) throw new Error(`not an update: ${name}`);
      reader.want("=");
      updates.push([index, expressions.whole()]);
      reader.want(")");
    } while (reader.take("&"));
    return updates;
  };
  const readBranch = (): Branch => {
    if (reader.peek() === "true" || reader.peek(1).endsWith("'")) {
      return { probability: () => 1, updates: readUpdates() };
    }
    const probability = expressions.whole();
    reader.want(":");
    return { probability, updates: readUpdates() };
  };
  const readVariable = (name: string): void => {
    reader.want(":");
    if (reader.take("bool")) {
      reader.want("init");
      initial.push(logical(expressions.whole()(nowhere)));
      variables.push({ name, low: 0, high: 1 });
    } else {
      reader.want("[");
      const low = numeric(expressions.whole()(nowhere));
      reader.want("..");
      const high = numeric(expressions.whole()(nowhere));
      reader.want("]", "init");
      initial.push(numeric(expressions.whole()(nowhere)));
      variables.push({ name, low, high });
    }
    reader.want(";");
  };
  const readCommand = (): void => {
    // A decision process names what whoever chooses does.
    if (reader.peek() !== "]" && kind === "mdp") reader.next();
    reader.want("]");
    const guard = expressions.whole();
    reader.want("->");
    const branches = [readBranch()];
    while (reader.take("+")) branches.push(readBranch());
    reader.want(";");
    commands.push({ guard, branches });
  };

  while (!reader.done) {
    switch (reader.next()) {
      case "const": {
        if (!reader.take("int")) reader.want("double");
        const name = reader.next();
        reader.want("=");
        const value = expressions.whole()(nowhere);
        define(name, () => value);
        reader.want(";");
        break;
      }
      case "formula": {
        const name = reader.next();
        reader.want("=");
        define(name, expressions.whole());
        reader.want(";");
        break;
      }
      case "module":
        reader.next();
        while (!reader.take("endmodule")) {
          const token = reader.next();
          if (token === "[") readCommand();
          else readVariable(token);
        }
        break;
      case "rewards": {
        const name = reader.next();
        const own: (readonly [Evaluate, Evaluate])[] = [];
        while (!reader.take("endrewards")) {
          const guard = expressions.whole();
          reader.want(":");
          own.push([guard, expressions.whole()]);
          reader.want(";");
        }
        if (rewards.has(name)) throw new Error(`rewards ${name} twice`);
        rewards.set(name, own);
        break;
      }
      default:
        throw new Error("neither constant, formula, module nor rewards");
    }
  }
  return { kind, scope, initial, variables, commands, rewards };
}

export type Distribution = readonly (readonly [State, number])[];

export const keyOf = (state: State): string => state.join(" ");

/** The states after one transition. Throws where PRISM would. */
function stepsOf(chain: Chain, state: State): Distribution {
  const [steps, ...others] = choicesOf(chain, state);
  if (steps === undefined || others.length > 0) throw new Error(`a choice in ${keyOf(state)}`);
  return steps;
}

/** What follows each command that is enabled. Throws where PRISM would. */
export function choicesOf({ commands, variables }: Chain, state: State): readonly Distribution[] {
  const enabled = commands.filter(({ guard }) => logical(guard(state)));
  if (enabled.length === 0) throw new Error(`no command in ${keyOf(state)}`);
  return enabled.map((command) => branchesOf(command, variables, state));
}

function branchesOf(
  command: Chain["commands"][number],
  variables: Chain["variables"],
  state: State,
): Distribution {
  let total = 0;
  const next = command.branches.flatMap(({ probability, updates }): Distribution => {
    const share = numeric(probability(state));
    if (!(share >= 0 && share <= 1 + 1e-12)) throw new Error(`probability ${String(share)}`);
    total += share;
    if (share === 0) return [];
    let after = state;
    for (const [index, value] of updates) {
      const result = value(state);
      const { name, low, high } = variables[index] ?? { name: "", low: 0, high: 0 };
      const flag = typeof state[index] === "boolean";
      if (flag !== (typeof result === "boolean")) throw new Error(`${name}: wrong type`);
      if (
        typeof result === "number" &&
        !(Number.isInteger(result) && result >= low && result <= high)
      ) {
        throw new Error(`${name}' = ${String(result)}, not in ${String(low)}..${String(high)}`);
      }
      after = after.with(index, result);
    }
    return [[after, share]];
  });
  if (Math.abs(total - 1) > 1e-9) throw new Error(`probabilities add up to ${String(total)}`);
  return next;
}

/** Checks properties of one chain; the states found are kept from one question to the next. */
export class Checker {
  readonly #chain: Chain;
  readonly #steps = new Map<string, Distribution>();

  constructor(chain: Chain) {
    this.#chain = chain;
  }

  #advance(now: Distribution): Distribution {
    const merged = new Map<string, readonly [State, number]>();
    for (const [state, share] of now) {
      const key = keyOf(state);
      let steps = this.#steps.get(key);
      if (steps === undefined) {
        steps = stepsOf(this.#chain, state);
        this.#steps.set(key, steps);
      }
      for (const [after, part] of steps) {
        const name = keyOf(after);
        merged.set(name, [after, (merged.get(name)?.[1] ?? 0) + share * part]);
      }
    }
    return [...merged.values()];
  }

  /** P(hold U<=bound wanted). */
  #until(hold: Evaluate, wanted: Evaluate, bound: number): number {
    let now: Distribution = [[this.#chain.initial, 1]];
    let reached = 0;
    for (let step = 0; ; step += 1) {
      reached += now.reduce((sum, [state, share]) => sum + (logical(wanted(state)) ? share : 0), 0);
      now = now.filter(([state]) => !logical(wanted(state)) && logical(hold(state)));
      if (step === bound || now.length === 0) return reached;
      now = this.#advance(now);
    }
  }

  #reward(name: string, time: number): number {
    const items = this.#chain.rewards.get(name);
    if (items === undefined) throw new Error(`no rewards ${name}`);
    let now: Distribution = [[this.#chain.initial, 1]];
    for (let step = 0; step < time; step += 1) now = this.#advance(now);
    let mean = 0;
    for (const [state, share] of now) {
      for (const [guard, value] of items) {
        if (!logical(guard(state))) continue;
        const reward = numeric(value(state));
        if (!(reward >= 0)) throw new Error(`reward ${String(reward)}`);
        mean += share * reward;
      }
    }
    return mean;
  }

  #query(reader: Reader, expressions: Expressions): number {
    const operator = reader.next();
    if (operator === "R") {
      reader.want("{");
      const name = reader.next();
      reader.want("}", "=", "?", "[", "I", "=");
      const time = numeric(expressions.whole()(nowhere));
      reader.want("]");
      return this.#reward(name, time);
    }
    if (operator !== "P") return Number(operator);
    reader.want("=", "?", "[");
    const kind = reader.peek();
    const yes: Evaluate = () => true;
    let probability: number;
    if (kind === "F" || kind === "G") {
      reader.next();
      reader.want("<=");
      const bound = numeric(expressions.whole()(nowhere));
      const operand = expressions.whole();
      probability =
        kind === "F"
          ? this.#until(yes, operand, bound)
          : 1 - this.#until(yes, (state) => !logical(operand(state)), bound);
    } else {
      const hold = expressions.whole();
      reader.want("U", "<=");
      const bound = numeric(expressions.whole()(nowhere));
      probability = this.#until(hold, expressions.whole(), bound);
    }
    reader.want("]");
    return probability;
  }

  /** The value of a property file's property. @param k the constant of that name */
  check(file: string, property: string, k = 0): number {
    const [, text] = new RegExp(`^"${property}": (.*);$`, "mu").exec(file) ?? [];
    if (text === undefined) throw new Error(`no property ${property}`);
    const reader = new Reader(text);
    const expressions = new Expressions(reader, new Map([...this.#chain.scope, ["k", () => k]]));
    let sign = reader.take("-") ? -1 : 1;
    let value = 0;
    for (;;) {
      if (reader.take("(")) {
        // A negative literal.
        reader.want("-");
        value -= sign * Number(reader.next());
        reader.want(")");
      } else value += sign * this.#query(reader, expressions);
      if (reader.done) return value;
      const next = reader.next();
      if (next !== "+" && next !== "-") throw new Error(`an operator was expected, not ${next}`);
      sign = next === "+" ? 1 : -1;
    }
  }

  /** How many states have been expanded. */
  get states(): number {
    return this.#steps.size;
  }
}
