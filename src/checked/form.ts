/**
 * The checked form: a sound scenario as one text, to be read again without YAML, checks and lowering.
 *
 * It holds the model, the program and what there was to warn of, and names every file it was made
 * from with its SHA-256; the files' texts are not in it. It is read back only if it is whole (its own
 * SHA-256 stands in its first line), was written by the same code, and every file still has the same
 * content. What the same code wrote and nothing has damaged is what was checked, so its shape is not looked
 * at again: a construct of the language needs no entry here.
 *
 * JSON rather than the serialisation of V8: for the flagship V8 takes about as long as JSON.parse (9 to
 * 16 ms of CPU against 10 to 16, where checking anew takes 700), is read by one engine only, and a browser
 * page is to read this form too. Spans are `[file, start, end]`, as a span that wrote out its file would
 * repeat it 3,400 times; what else JSON loses stands marked.
 */

import type { Program } from "../ir/program.ts";
import type { Load } from "../scenario/compose.ts";
import type { Model } from "../scenario/model.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import type { SourceFile } from "../source/span.ts";
import { invariant } from "../base/invariant.ts";
import { restored, written } from "./json.ts";

/** Raised when the layout changes; a change of what is laid out shows in the stamp. */
export const formatVersion = 1;

/** A scenario without errors, as checked. */
export interface CheckedScenario {
  readonly model: Model;
  readonly program: Program;
  /** Warnings of reading, in source order. */
  readonly diagnostics: readonly Diagnostic[];
  /** Warnings of what was proven before any run, where that was tried. */
  readonly proven?: readonly Diagnostic[];
  /** Everything that it was made from, the entry first. */
  readonly files: readonly SourceFile[];
}

/** A file by the name that a loader knows it by, and the SHA-256 of its text. */
export interface Fingerprint {
  readonly name: string;
  readonly sha256: string;
}

/** SHA-256 of the UTF-8 form of a text, in hexadecimal digits: `base/sha256.ts`, or a faster one. */
export type Digest = (text: string) => string;

interface Header {
  readonly format: number;
  readonly stamp: string;
  readonly sources: readonly Fingerprint[];
}

type Body = Omit<CheckedScenario, "files">;

/**
 * @param names what the loader knows `checked.files` by, in the same order
 * @param stamp names the code that checked; another one's forms are not read
 * @returns undefined where a span lies in none of the files
 */
export function writeChecked(
  { files, ...body }: CheckedScenario,
  names: readonly string[],
  stamp: string,
  digest: Digest,
): string | undefined {
  const sources = files.map((file, index) => ({
    name: names[index] ?? "",
    sha256: digest(file.text),
  }));
  const header: Header = { format: formatVersion, stamp, sources };
  const said = written(body, files);
  return said === undefined ? undefined : seal(`${JSON.stringify(header)}\n${said}`, digest);
}

/**
 * @param entry the name of the file that the scenario starts in
 * @param load gives the files as they are now
 * @returns undefined where the text is damaged, of another stamp, or no longer true of the files
 */
export function readChecked(
  written: string,
  entry: string,
  load: Load,
  stamp: string,
  digest: Digest,
): CheckedScenario | undefined {
  return fitting(() => {
    const content = unseal(written, digest);
    const end = content.indexOf("\n");
    const header = JSON.parse(content.slice(0, end)) as Header;
    invariant(header.format === formatVersion && header.stamp === stamp, "this code wrote it");
    invariant(header.sources[0]?.name === entry, "it is of this file");
    const files = header.sources.map((source) => unchanged(source, load, digest));
    return { ...(restored(content.slice(end + 1), files) as Body), files };
  });
}

/** A file that still is what it was. @throws InvariantError where it is not */
function unchanged({ name, sha256 }: Fingerprint, load: Load, digest: Digest): SourceFile {
  const loaded = load(name);
  invariant("text" in loaded && digest(loaded.text) === sha256, "the file is what it was");
  return { name: loaded.name ?? name, text: loaded.text };
}

/** A text with its digest before it. */
export function seal(content: string, digest: Digest): string {
  return `${digest(content)}\n${content}`;
}

/** What `seal` sealed. @throws InvariantError if it is not the same any more */
export function unseal(written: string, digest: Digest): string {
  const end = written.indexOf("\n");
  const content = written.slice(end + 1);
  invariant(end >= 0 && digest(content) === written.slice(0, end), "the seal is whole");
  return content;
}

/** What `read` gives, or undefined where something did not fit: then all is read anew. */
export function fitting<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
