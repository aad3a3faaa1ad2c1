/** `docs/cli.md`, made from the definitions of the commands and the English catalog. */

import { format } from "prettier";
import { partQuestions, questions, untoldAnswers } from "../../src/ask/questions.ts";
import { loadCommands } from "../../src/cli/commands.ts";
import type { CommandDefinition } from "../../src/cli/definition.ts";
import { speech } from "../../src/i18n/catalog.ts";
import { languages } from "../../src/i18n/language.ts";

const say = speech({ language: "en", digits: "latin" });

const introduction = `# Command line

<!-- Made from the definitions in src/cli/commands; tests/docs/cli-reference.test.ts holds the two
together: vitest run --config tests/vitest.config.ts tests/docs/cli-reference -u writes this file. -->

One program, \`brink\`: \`npx brink …\` from the project's folder, or \`brink …\` where it is installed.
Results go to stdout, progress and faults to stderr.

| everywhere | |
|---|---|
| \`--json\` | ${say("help.json")} |
| \`--lang ${languages().join("\\|")}\` | ${say("option.lang", { languages: languages().join(", ") })} |
| \`--help\` | what a command takes, with examples |

| exit code | |
|---|---|
| 0 | fine |
| 1 | the input has faults: a scenario does not check, or fails in this run; a stored file is damaged |
| 2 | wrong usage |
| 3 | incomplete: a batch has fewer runs than asked for |
| 65 | a stored batch, session or pack is of another version of Brink, or a batch of another scenario |
| 70 | a bug of Brink, or no Node that can run it |
| 74 | a file, or the output, could not be written: what was there before is there, or the new is whole |
| 75 | another process works in the folder, or on the session, that was named |
| 130 | interrupted; what was done is kept |

A scenario is named by its id if it ships with Brink (\`europe-2022\`), else by its path. A file of that
name in the current folder goes first.

Nothing is checked twice: what ships was checked when Brink was built, and what a file of yours comes to is
kept in \`$XDG_CACHE_HOME/brink\`, else \`~/.cache/brink\` (\`%LOCALAPPDATA%\\brink\\cache\` on Windows), with
code that Node has compiled; at most 64 MB, what was written first goes first. It is used only while every
file of the scenario says the same, and \`brink check\` reads everything. The folder is yours alone (mode
0700): where it belongs to somebody else, is open to others, or cannot be made, nothing is kept and all works
as before, a little later. It may be deleted at any time.

What Brink writes is there whole or not at all: all of it is written beside its place, synced and read
again, and then renamed; a folder likewise, as one. Where the system refuses (no room, no permission, a
broken disk), the command says which file and why, ends with 74, and what was there before is still there.
After a \`kill -9\` or a loss of power a hidden draft, \`.brink-….new\`, may be left; the next command that
writes in that folder removes it. A link is followed, and what is no file (a pipe, \`/dev/stdout\`) is
written to as it is.

The examples below start from this one:

\`\`\`sh
brink new my.yaml
\`\`\`
`;

/** What `--json` prints, by command that is no question: an answer stands on the page of answers. */
const documents: Readonly<Record<string, string>> = {
  list: '`{ kind: "list", scenarios: [{ scenario, shipped, title?, about?, languages?, flashpoints?, steps? }] }`; a file with faults has no title.',
  play: "as `brink run --json`: with `--json` nothing is played.",
  check:
    '`{ kind: "check", sound, files: [{ file, errors, warnings, diagnostics: [{ code, severity, message, file, line, column, endLine, endColumn, suggestion?, related? }] }] }`. Codes are stable; lines and columns count from 1. With `--base-rates` each file has an answer of kind [`audit`](answers.md#audit) as `baseRates`, null where there is none; `--strict` asks for a reason for every departure. See [methods.md](methods.md#base-rate-audit). With `--expectations` it has one of kind [`expectations`](answers.md#expectations) as `expectations`; one that fails, is untested or vacuous ends the command with 1, with `--strict` an undecided one too. See [methods.md](methods.md#expectations). With `--coverage` it has one of kind [`coverage`](answers.md#coverage) as `coverage`, which ends no command with 1. See [methods.md](methods.md#coverage).',
  new: '`{ kind: "new", file }`',
  fmt: '`{ kind: "fmt", files: [{ file, changed }] }`',
  dump: '`{ kind: "dump", stage, … }` with the stage under its own name.',
  import:
    '`{ kind: "import", what, table, all, rows, yaml, written?, diagnostics }`: of `all` rows `rows` meet every `--where`; `yaml` is what was made of them, empty where something is an error. See [evidence.md](evidence.md).',
  elicit:
    '`form`: `{ kind: "elicit-form", scenario, out, experts, quantiles, round, questions, files, faults }`; `faults` are those of the round before, as in [`elicit`](answers.md#elicit), which is what `pool` prints. See [evidence.md](evidence.md#experts).',
  session:
    '`export`: `{ kind: "session-export", scenario, file, bytes }`; `import`: `{ kind: "session-import", scenario, file, seed, run, step, forks, bookmarks }`. See [playing.md](playing.md#rewinding).',
  export:
    '`{ kind: "export", to, files: [{ name, text }] }`; what has no exact form: `{ kind: "refused", to, refusals: [{ path, reason, message }] }`, and exit code 1.',
  teach:
    '`list`: `{ kind: "teach-list", exercises: [{ exercise, shipped, title?, about?, level?, minutes?, people?, rounds?, questions?, sealed?, languages? }] }`; a file with faults has no title. `sealed` counts the questions that have engine odds. `start` with `--answers`: `{ kind: "teach-start", exercise, word, files: [{ file, reason? }], submissions: [{ format: "brink-submission-2", … }] }`; without: the brief, `{ kind: "teach-brief", exercise, text }`, and exit code 2. `pack`: `{ kind: "teach-pack", exercise, exerciseHash, class, seats, out, files, pdfs? }`. `grade`: `teach-grade`, see [answers.md](answers.md#teach-grade). With nothing that can be graded it ends with 1. See [teaching.md](teaching.md).',
  plan: "[`shards`](answers.md#shards). See [clusters.md](clusters.md).",
  shard: "[`shards`](answers.md#shards): how far all of the plan is.",
  merge: "[`batch`](answers.md#batch); with runs missing it is partial, and ends with 3.",
  worker: '`{ kind: "worker", shards, runs }` when it leaves.',
  doctor:
    '`{ kind: "doctor", version, node, platform, cores, terminal, data, scenarios }`; with `--speed`: `{ kind: "speed", scenario, decisions: [{ element, way, cells?, untabulated?, looked, work }] }`, `looked` as a share of steps and `work` in operations a run',
  completions: '`{ kind: "completions", shell, script }`',
};

/** Where the answers of a question are described. */
function answersOf(command: string): string {
  const kinds = [
    ...questions.flatMap(({ name, kinds: own }) => (name === command ? own : [])),
    ...partQuestions.flatMap(({ command: name, kinds: own }) => (name === command ? own : [])),
    ...untoldAnswers.flatMap(({ command: name, kind }) => (name === command ? [kind] : [])),
  ];
  const links = kinds.map((kind) => `[\`${kind}\`](answers.md#${kind})`);
  return links.length === 0 ? "" : `${links.join(", ")}.`;
}

const cell = (text: string): string => text.replaceAll("|", "\\|");

function section({ name, about, arguments: given, options, examples }: CommandDefinition): string {
  const usage = [
    "brink",
    name,
    ...given.map(({ name: word, optional, repeats }) => {
      const text = repeats === true ? `${word}…` : word;
      return optional === true ? `[${text}]` : `<${text}>`;
    }),
    ...(options.length === 0 ? [] : ["[options]"]),
  ].join(" ");
  const rows = [
    ...given.map(({ name: word, about: key }) => [`\`${word}\``, say(key)]),
    ...options.map(({ flags, about: key }) => [`\`${flags}\``, say(key)]),
  ];
  const capital = say(about).charAt(0).toUpperCase() + say(about).slice(1);
  return `## brink ${name}

${capital}.

\`\`\`text
${usage}
\`\`\`

${rows.length === 0 ? "" : `| | |\n|---|---|\n${rows.map((row) => `| ${row.map(cell).join(" | ")} |`).join("\n")}\n`}
${shown(examples)}

\`--json\`: ${documents[name] ?? answersOf(name)}
`;
}

/** Examples, those that need a server apart: whoever runs the others has none. */
function shown(examples: readonly string[]): string {
  const block = (language: string, lines: readonly string[]): string =>
    lines.length === 0 ? "" : `\`\`\`${language}\n${lines.join("\n")}\n\`\`\`\n`;
  const [alone, served] = [false, true].map((isServed) =>
    examples.filter((line) => line.includes(" --on ") === isServed),
  );
  return `${block("sh", alone ?? [])}\n${block("text", served ?? [])}`;
}

/** The whole page. */
export async function cliReference(): Promise<string> {
  const faults =
    'A command that needs a sound scenario and gets a faulty one prints, with `--json`, `{ kind: "faults", diagnostics }`, the diagnostics as those of `brink check`, and exits with 1.\n';
  const page = [
    introduction,
    ...(await loadCommands()).map(section),
    `## Faults\n\n${faults}`,
  ].join("\n");
  return format(page, { parser: "markdown", printWidth: 100 });
}

/** Commands whose JSON is described. */
export const documentedCommands: readonly string[] = [
  ...Object.keys(documents),
  ...questions.map(({ name }) => name),
  ...[...partQuestions, ...untoldAnswers].map(({ command }) => command),
];
