/**
 * npm's `prepack` step: brings `dist/` up to date, and writes the types of the library into `dist/types`:
 * the declarations that its entry reaches, and no others. What they say was checked by `npm run types`;
 * here it is only written down.
 */

import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import ts from "typescript";
import { bundle, projectRoot } from "./bundle.ts";

const sources = join(projectRoot, "src");
const entry = join(projectRoot, "dist", "types", "index.d.ts");

/** All declarations by path below `dist/types`. */
function declare(): ReadonlyMap<string, string> {
  const read = ts.getParsedCommandLineOfConfigFile(
    join(projectRoot, "tsconfig.json"),
    {
      noEmit: false,
      emitDeclarationOnly: true,
      noCheck: true,
      rootDir: sources,
      outDir: dirname(entry),
    },
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
        throw new Error(ts.flattenDiagnosticMessageText(messageText, "\n"));
      },
    },
  );
  const program = ts.createProgram([join(sources, "index.ts")], read?.options ?? {});
  const written = new Map<string, string>();
  const { diagnostics } = program.emit(undefined, (path, text) => {
    written.set(resolve(path), text);
  });
  const [fault] = diagnostics;
  if (fault !== undefined)
    throw new Error(ts.flattenDiagnosticMessageText(fault.messageText, "\n"));
  return written;
}

/** The files that one of them names: the text of a declaration keeps the names of its sources. */
function namedIn(path: string, text: string): readonly string[] {
  const names = text.matchAll(/(?:from |import\()"(?<name>\.[^"]+)\.tsx?"/gu);
  return [...names].map(({ groups }) => resolve(dirname(path), `${groups?.["name"] ?? ""}.d.ts`));
}

/** Writes what the entry reaches. */
function writeReached(declarations: ReadonlyMap<string, string>): void {
  const waiting = [entry];
  const seen = new Set(waiting);
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const text = declarations.get(path);
    if (text === undefined) throw new Error(`no types of ${relative(projectRoot, path)}`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    for (const named of namedIn(path, text).filter((one) => !seen.has(one))) {
      seen.add(named);
      waiting.push(named);
    }
  }
}

// A build takes the types away: those that are there are current.
if ((await bundle()) === "built" || !existsSync(entry)) writeReached(declare());
