/**
 * What the licences of bundled packages ask for: their names, licences and notices in one text that goes
 * with the bundle.
 */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Metafile } from "esbuild";

/** A package of which at least one file is in the bundle. */
export interface Bundled {
  readonly name: string;
  readonly version: string;
  /** As it names it itself (SPDX). */
  readonly licence: string;
  /** The texts of its licence files. */
  readonly notice: string;
}

/** The folder of the package that a file belongs to; undefined for our own files. */
function packageFolder(file: string): string | undefined {
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/u.exec(file)?.[0];
}

/** The packages in a bundle, by name and version. @param root the folder that its paths start from */
export function bundledPackages({ outputs }: Metafile, root: string): readonly Bundled[] {
  const files = Object.values(outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) =>
      bytesInOutput > 0 ? [file] : [],
    ),
  );
  const folders = new Map<string, string[]>();
  for (const file of files) {
    const folder = packageFolder(file);
    if (folder !== undefined) folders.set(folder, [...(folders.get(folder) ?? []), file]);
  }
  const key = ({ name, version }: Bundled): string => `${name}@${version}`;
  const found = [...folders].map(([folder, own]) => readPackage(folder, own, root));
  const byKey = new Map(found.map((one) => [key(one), one]));
  return [...byKey.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function readPackage(folder: string, files: readonly string[], root: string): Bundled {
  const read = (file: string): string => readFileSync(join(root, file), "utf8");
  const { name, version, license } = JSON.parse(read(`${folder}/package.json`)) as {
    readonly name: string;
    readonly version: string;
    readonly license: string;
  };
  const texts = readdirSync(join(root, folder))
    .filter((file) => /^(?:licen[cs]e|notice|copying)/iu.test(file))
    .sort()
    .map((file) => read(`${folder}/${file}`));
  // Some packages have it at the head of their sources only.
  const heads = texts.length > 0 ? [] : files.map((file) => headOf(read(file)));
  const notice = [...new Set([...texts, ...heads])].join("\n\n").trim();
  return { name, version, licence: license, notice };
}

/** The comment that a source opens with, if it names an owner. */
function headOf(text: string): string {
  const comment = /^\s*\/\*[^]*?\*\//u.exec(text)?.[0] ?? "";
  return /copyright/iu.test(comment) ? comment.trim() : "";
}

/** The text. */
export function noticesText(packages: readonly Bundled[]): string {
  const parts = packages.map(({ name, version, licence, notice }) =>
    [`${name} ${version} (${licence})`, ...(notice === "" ? [] : [notice])].join("\n\n"),
  );
  const rule = `\n\n${"-".repeat(80)}\n\n`;
  return `${["The files in this folder contain these packages.", ...parts].join(rule)}\n`;
}
