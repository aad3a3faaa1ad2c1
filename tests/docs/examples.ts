/** Every `@example` in `src/index.ts`, in the files that it exports from, and in those of answers. */

import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../cli/call.ts";

/** An example as a module, and where it stands. */
export interface Example {
  readonly file: string;
  /** What is declared below it. */
  readonly of: string;
  readonly code: string;
}

/**
 * A folder inside the project, where the package finds itself by its own name; not below `dist/`, which
 * another test may be packing.
 */
export function folderInside(): string {
  const folder = join(root, ".vitest");
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** The files that the library is made of for its readers, its entry first. */
export function exportingFiles(): readonly string[] {
  const entry = readFileSync(join(root, "src/index.ts"), "utf8");
  const files = [...entry.matchAll(/ from "\.\/([^"]+)"/gu)].map(([, file = ""]) => `src/${file}`);
  // Answers are there for a question as soon as it is, by `AnswerTo`.
  const answers = readdirSync(join(root, "src/answer")).map((file) => `src/answer/${file}`);
  return ["src/index.ts", ...new Set([...files, ...answers])];
}

/** The examples in the order of the files. */
export function examples(): readonly Example[] {
  return exportingFiles().flatMap((file) => {
    const text = readFileSync(join(root, file), "utf8");
    const comments = text.matchAll(/\/\*\*(?<comment>(?:(?!\*\/)[^])*)\*\/\n(?<next>.*)/gu);
    return [...comments].flatMap(({ groups }) => {
      const lines = (groups?.["comment"] ?? "").split("\n").map((line) => line.slice(3));
      const of = /(?:function|const|type|interface|class) (\w+)/u.exec(groups?.["next"] ?? "")?.[1];
      const first = lines.indexOf("@example");
      if (first === -1) return [];
      // Another tag would end it; none stands below an example.
      return [
        {
          file,
          of: of ?? "",
          code: `${lines
            .slice(first + 1)
            .join("\n")
            .trim()}\n`,
        },
      ];
    });
  });
}
