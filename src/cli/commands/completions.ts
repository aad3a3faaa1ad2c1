/** `brink completions`: a script that makes a shell complete commands, options, scenarios and files. */

import type { Completion } from "../../ask/option.ts";
import type { CommandOutline } from "../context.ts";
import type { CommandDefinition } from "../definition.ts";
import { exitCodes } from "../exit-codes.ts";
import { oneOf } from "../values.ts";
import { languages } from "../../i18n/language.ts";

const shells = ["bash", "zsh", "fish"] as const;

/** `brink completions`. */
export const completions: CommandDefinition = {
  name: "completions",
  about: "help.completions",
  arguments: [{ name: "shell", about: "help.shell", completion: shells }],
  options: [],
  examples: [
    "brink completions bash > brink-completion.bash",
    "brink completions fish > brink.fish",
  ],
  perform: async ({ say, print, json, printJson, commands }, input) => {
    const shell = oneOf(say, shells)("shell", input.arguments[0] ?? "");
    const { shippedIds } = await import("../../app/files.ts");
    const script = writers[shell]((await commands()).map(offerOf), shippedIds());
    if (json) printJson({ kind: "completions", shell, script });
    else print(script);
    return exitCodes.fine;
  },
};

/** What one command offers to a shell. */
interface Offer {
  readonly name: string;
  /** Long options, those that take a value with what it may be. */
  readonly options: readonly {
    readonly name: string;
    readonly takesValue: boolean;
    readonly completion: Completion | undefined;
  }[];
  readonly positional: Completion | undefined;
}

const common = (): Offer["options"] => [
  { name: "--json", takesValue: false, completion: undefined },
  { name: "--lang", takesValue: true, completion: languages() },
  { name: "--help", takesValue: false, completion: undefined },
];

function offerOf({ name, arguments: positional, options }: CommandOutline): Offer {
  const own = options.map(({ flags, completion }) => ({
    name: /--[a-z-]+/u.exec(flags)?.[0] ?? flags,
    takesValue: flags.includes("<"),
    completion,
  }));
  return { name, options: [...own, ...common()], positional: positional[0]?.completion };
}

function bashWords(completion: Completion | undefined, ids: readonly string[]): string {
  if (completion === "file") return 'COMPREPLY=($(compgen -f -- "$word"))';
  if (completion === "scenario") {
    return `COMPREPLY=($(compgen -W "${ids.join(" ")}" -- "$word") $(compgen -f -- "$word"))`;
  }
  return completion === undefined
    ? "COMPREPLY=()"
    : `COMPREPLY=($(compgen -W "${completion.join(" ")}" -- "$word"))`;
}

function bash(offers: readonly Offer[], ids: readonly string[]): string {
  const cases = offers.map(({ name, options, positional }) => {
    const values = options
      .filter(({ takesValue }) => takesValue)
      .map((option) => `        ${option.name}) ${bashWords(option.completion, ids)}; return ;;`);
    const names = options.map((option) => option.name).join(" ");
    return [
      `    ${name})`,
      '      case "$before" in',
      ...values,
      "      esac",
      `      if [[ "$word" == -* ]]; then COMPREPLY=($(compgen -W "${names}" -- "$word"))`,
      `      else ${bashWords(positional, ids)}; fi ;;`,
    ].join("\n");
  });
  return `# bash completion of brink, written by: brink completions bash
_brink() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" command=""
  local i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "\${COMP_WORDS[i]}" in
      --lang) i=$((i + 1)) ;;
      -*) ;;
      *) command="\${COMP_WORDS[i]}"; break ;;
    esac
  done
  case "$command" in
    "")
      if [[ "$before" == --lang ]]; then COMPREPLY=($(compgen -W "en ar" -- "$word"))
      else COMPREPLY=($(compgen -W "${offers.map(({ name }) => name).join(" ")} --json --lang --help --version" -- "$word")); fi ;;
${cases.join("\n")}
  esac
}
complete -o filenames -F _brink brink`;
}

function zsh(offers: readonly Offer[], ids: readonly string[]): string {
  const action = (completion: Completion | undefined): string => {
    if (completion === "file") return ":file:_files";
    if (completion === "scenario") return ":scenario:_brink_scenarios";
    return completion === undefined ? ":value: " : `:value:(${completion.join(" ")})`;
  };
  const cases = offers.map(({ name, options, positional }) => {
    const specs = options.map(
      (option) => `'*${option.name}${option.takesValue ? action(option.completion) : ""}'`,
    );
    if (positional !== undefined) specs.push(`'*${action(positional)}'`);
    return `    ${name}) _arguments ${specs.join(" ")} ;;`;
  });
  return `#compdef brink
# zsh completion of brink, written by: brink completions zsh
_brink_scenarios() {
  compadd -- ${ids.join(" ")}
  _files -g '*.y(a|)ml'
}
_brink() {
  if (( CURRENT == 2 )); then
    compadd -- ${offers.map(({ name }) => name).join(" ")} --json --lang --help --version
    return
  fi
  local command=\${words[2]}
  shift words
  (( CURRENT-- ))
  case "$command" in
${cases.join("\n")}
  esac
}
if [[ "$funcstack[1]" == _brink ]]; then _brink "$@"; else compdef _brink brink; fi`;
}

function fish(offers: readonly Offer[], ids: readonly string[]): string {
  const names = offers.map(({ name }) => name).join(" ");
  const lines = offers.flatMap(({ name, options, positional }) => {
    const here = `-n '__fish_seen_subcommand_from ${name}'`;
    const words = (completion: Completion | undefined): string => {
      if (completion === "file") return "-rF";
      if (completion === "scenario") return `-ra '${ids.join(" ")}'`;
      return completion === undefined ? "-x" : `-xa '${completion.join(" ")}'`;
    };
    const own = options.map(
      (option) =>
        `complete -c brink ${here} -l ${option.name.slice(2)}${option.takesValue ? ` ${words(option.completion)}` : ""}`,
    );
    if (positional === undefined || positional === "file") return own;
    const offered = positional === "scenario" ? ids : positional;
    const files = positional === "scenario" ? "" : " -f";
    return [...own, `complete -c brink ${here}${files} -a '${offered.join(" ")}'`];
  });
  return [
    "# fish completion of brink, written by: brink completions fish",
    `complete -c brink -n 'not __fish_seen_subcommand_from ${names}' -f -a '${names}'`,
    ...lines,
  ].join("\n");
}

const writers: Readonly<
  Record<(typeof shells)[number], (offers: readonly Offer[], ids: readonly string[]) => string>
> = { bash, zsh, fish };
