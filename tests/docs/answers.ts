/** `docs/answers.md` and `docs/schemas/`, made from the schemas of the answers. */

import { toJsonSchema } from "@valibot/to-json-schema";
import { format } from "prettier";
import { partQuestions, questions, untoldAnswers } from "../../src/ask/questions.ts";
import { SCHEMA_VERSION } from "../../src/answer/head.ts";
import type { Told } from "../../src/ask/told.ts";
import { speech } from "../../src/i18n/catalog.ts";
import { messages } from "../../src/i18n/languages/en/messages.ts";

/** What is read of a JSON Schema here. */
interface Node {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly additionalProperties?: Node | boolean;
  readonly items?: Node;
  readonly anyOf?: readonly Node[];
  readonly oneOf?: readonly Node[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly required?: readonly string[];
}

/** A kind of document. */
type Kind = Pick<Told, "kind" | "schema"> & { readonly table?: unknown };

/** Every kind of answer and of refusal, in the order of the questions. */
export async function allAnswers(): Promise<
  readonly { readonly command: string; readonly told: Kind }[]
> {
  const commands = [
    ...questions.map(({ name, load }) => ({ command: name, load })),
    ...partQuestions.map(({ command, load }) => ({ command, load })),
  ];
  const loaded = await Promise.all(
    commands.map(async ({ command, load }) => ({ command, question: await load() })),
  );
  const asked = loaded.flatMap(({ command, question }) =>
    [...question.answers, ...(question.refusals ?? [])].map((told) => ({ command, told })),
  );
  const untold = await Promise.all(
    untoldAnswers.map(async ({ kind, command, load }) => ({
      command,
      told: { kind, ...(await load()) },
    })),
  );
  return [...asked, ...untold];
}

/** The published schema of a kind (JSON Schema 2020-12). */
export function schemaOf({ kind, schema }: Kind): Readonly<Record<string, unknown>> {
  const { $schema, ...rest } = toJsonSchema(schema, {
    target: "draft-2020-12",
    // JSON has no infinite numbers; that lists are of one length, a JSON Schema cannot say.
    ignoreActions: ["finite", "check"],
  }) as Record<string, unknown>;
  return { $schema, $id: `brink/${fileOf(kind)}`, title: `brink ${kind}`, ...rest };
}

/** The file of a kind, with the version of its schema in its name. */
export const fileOf = (kind: string): string => `${kind}.v${String(SCHEMA_VERSION)}.schema.json`;

/** What a node may be, one of several. */
const choicesOf = ({ anyOf, oneOf }: Node): readonly Node[] | undefined => anyOf ?? oneOf;

const escape = (text: string): string => text.replaceAll("|", "\\|");

function typeOf(node: Node): string {
  if (node.const !== undefined) return `\`${JSON.stringify(node.const)}\``;
  if (node.enum !== undefined)
    return node.enum.map((one) => `\`${JSON.stringify(one)}\``).join(" or ");
  const choices = choicesOf(node);
  if (choices !== undefined) return [...new Set(choices.map(typeOf))].join(" or ");
  if (node.type === "array")
    return node.items === undefined ? "list" : `list of ${typeOf(node.items)}`;
  if (typeof node.additionalProperties === "object" && node.properties === undefined) {
    return `${typeOf(node.additionalProperties)} by id`;
  }
  return typeof node.type === "string" ? node.type : (node.type ?? []).join(" or ");
}

/** The rows of an object, those of objects inside it below it. */
function rowsOf(node: Node, prefix: string, optional: boolean): readonly string[] {
  const own = Object.entries(node.properties ?? {}).flatMap(([key, value]) => {
    const path = prefix === "" ? key : `${prefix}.${key}`;
    const absent = optional && node.required?.includes(key) !== true ? " (may be absent)" : "";
    const about = value.description ?? "";
    return [
      `| \`${path}\` | ${escape(typeOf(value))}${absent} | ${escape(about)} |`,
      ...inside(value, path),
    ];
  });
  return own;
}

function inside(node: Node, path: string): readonly string[] {
  if (node.items !== undefined)
    return inside(node.items, `${path}[]`).concat(propertiesIn(node.items, `${path}[]`));
  if (typeof node.additionalProperties === "object" && node.properties === undefined) {
    const entry = `${path}.<id>`;
    return [
      ...propertiesIn(node.additionalProperties, entry),
      ...inside(node.additionalProperties, entry),
    ];
  }
  const choices = choicesOf(node);
  if (choices !== undefined)
    return choices.flatMap((one) => [...propertiesIn(one, path), ...inside(one, path)]);
  return node.properties !== undefined && path !== "" && path.endsWith("]")
    ? []
    : propertiesIn(node, path);
}

const propertiesIn = (node: Node, path: string): readonly string[] =>
  node.properties === undefined ? [] : rowsOf(node, path, true);

/** The whole page. */
export async function answersReference(): Promise<string> {
  const say = speech({ language: "en", digits: "latin" });
  const sections = (await allAnswers()).map(({ command, told }) => {
    const schema: Node = schemaOf(told);
    const kinds = choicesOf(schema) ?? [schema];
    const rows = [...new Set(kinds.flatMap((one) => rowsOf(one, "", true)))];
    const table =
      told.table === undefined ? "" : ` It is a table too: \`brink ${command} … --csv\`.`;
    return `## ${told.kind}

What \`brink ${command} … --json\` prints; its schema is [\`${fileOf(told.kind)}\`](schemas/${fileOf(told.kind)}).${table}

| key | type | meaning |
|---|---|---|
${rows.join("\n")}
`;
  });
  const cautions = cautionsOf(say as unknown as (key: string) => string);
  const page = `# Answers

<!-- Made from the schemas of the answers, src/answer/; tests/docs/answers.test.ts holds the two together. -->

Every question has one answer, and \`--json\` prints it whole. The text, a report, CSV and Parquet are
made from nothing else. Schemas have a version, here ${String(SCHEMA_VERSION)}: it is raised when a key
changes its name, its place or its meaning, and [the changelog](CHANGELOG.md) says so; a new key does not
raise it. A program that reads answers should pass over keys that it does not know.

\`replay\` is the command that gives the same answer again. \`cautions\` is what a reader must be warned
of: a code, and the values of its words. In a table they stand as codes in the last column.

${sections.join("\n")}
## Cautions

| code | in words |
|---|---|
${cautions.join("\n")}
`;
  return format(page, { parser: "markdown", printWidth: 100 });
}

function cautionsOf(words: (key: string) => string): readonly string[] {
  return cautionKeys().map(
    (key) => `| \`${key.slice("caution.".length)}\` | ${escape(words(key))} |`,
  );
}

/** The messages of cautions, in the order of their codes. */
export const cautionKeys = (): readonly string[] =>
  Object.keys(messages)
    .filter((key) => key.startsWith("caution."))
    .sort();
