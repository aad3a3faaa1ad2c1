/**
 * Data of models and programs as JSON and back, exactly: with spans, with the numbers that JSON cannot
 * say, and with objects that have no prototype (their keys are from a file, and may be `constructor`).
 */

import { at, invariant } from "../base/invariant.ts";
import type { SourceFile } from "../source/span.ts";

/** The one key of an object that stands for a number or for an object without a prototype. */
const MARK = "$";

/**
 * @param files where its spans lie
 * @returns undefined where a span lies in none of them
 */
export function written(data: object, files: readonly SourceFile[]): string | undefined {
  const numbers = new Map(files.map((file, index) => [file, index]));
  const astray: string[] = [];
  const text = JSON.stringify(data, (key, value: unknown) => {
    if (typeof value === "number") {
      if (Number.isFinite(value) && !Object.is(value, -0)) return value;
      return { [MARK]: Object.is(value, -0) ? "-0" : String(value) };
    }
    if (typeof value !== "object" || value === null) return value;
    if (key === "span") {
      const { file, start, end } = value as { file: SourceFile; start: number; end: number };
      const number = numbers.get(file);
      if (number === undefined) astray.push(file.name);
      return [number, start, end];
    }
    return Object.getPrototypeOf(value) === null ? { [MARK]: { ...value } } : value;
  });
  return astray.length > 0 ? undefined : text;
}

/** What `written` wrote. @throws InvariantError for a span in none of the files */
export function restored(text: string, files: readonly SourceFile[]): unknown {
  const restore = (value: unknown, key: string): unknown => {
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) {
      const items: unknown[] = value;
      if (key !== "span") return items.map((item) => restore(item, ""));
      const [file, start, end] = items as [number, number, number];
      invariant(end <= at(files, file).text.length, "a span lies in its file");
      return { file: at(files, file), start, end };
    }
    const object = value as Record<string, unknown>;
    const marked = object[MARK];
    if (typeof marked === "string") return Number(marked);
    const whole = (marked ?? object) as Record<string, unknown>;
    const made = (marked === undefined ? whole : Object.create(null)) as Record<string, unknown>;
    for (const name of Object.keys(whole)) made[name] = restore(whole[name], name);
    return made;
  };
  return restore(JSON.parse(text), "");
}
