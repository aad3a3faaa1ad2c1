/**
 * A session to hand on: as it is saved, with what tells elsewhere whether it goes there as it went here:
 * hashes of the parts of the scenario, and of every step of every way.
 */

import { deflateRawSync, inflateRawSync } from "node:zlib";
import { isFields, isListOf, isString, parseSavedSession } from "./saved-shape.ts";
import { readSealedJson } from "../../base/sealed-json.ts";
import { sha256Hex } from "../../base/sha256.ts";
import type { Model } from "../../scenario/model.ts";
import { partHashes, type PartHashes } from "../../scenario/hash.ts";
import type { PlayEngine } from "./engine.ts";
import { pathOfFork } from "./forks.ts";
import type { Path } from "./path.ts";
import { restoreSession, saveSession, type SavedSession, type SaveLabel } from "./save.ts";
import type { Session } from "./session.ts";

/** Most bytes of packed parts that are read: far more than any scenario has. */
const mostBytes = 4_000_000;

function packed(parts: PartHashes): string {
  return deflateRawSync(JSON.stringify(parts)).toString("base64");
}

/** What was packed; undefined if it was damaged. */
function unpacked(text: string): PartHashes | undefined {
  try {
    const bytes = inflateRawSync(Buffer.from(text, "base64"), { maxOutputLength: mostBytes });
    const parts: unknown = JSON.parse(bytes.toString("utf8"));
    return isFields(parts) && Object.values(parts).every(isString)
      ? (parts as PartHashes)
      : undefined;
  } catch {
    return undefined;
  }
}

/** The contents of an exported file. */
export interface ExportedSession extends SavedSession {
  /** Hashes of the parts of the scenario, as compressed JSON: there are a thousand in a large one. */
  readonly parts: string;
  /** Of the way that was played, then of the others: four digits a step. */
  readonly traces: readonly string[];
}

/** Hexadecimal digits by which a step is told. */
const digits = 4;

/** What a path came to, step by step. */
function traceOf(path: Path): string {
  return path
    .map(({ levels, variables }) => sha256Hex(JSON.stringify([levels, variables])).slice(0, digits))
    .join("");
}

function tracesOf(engine: PlayEngine, { path, forks }: Session): readonly string[] {
  return [path, ...forks.map((fork) => pathOfFork(engine, fork))].map(traceOf);
}

/** The file of a session to be handed on. @throws RunFault */
export function exportSession(
  engine: PlayEngine,
  model: Model,
  session: Session,
  label: SaveLabel,
): ExportedSession {
  return {
    ...saveSession(engine.program, session, label),
    parts: packed(partHashes(model)),
    traces: tracesOf(engine, session),
  };
}

/** The session in the text of an exported file; undefined if it holds none, or was damaged. */
export function parseExported(text: string): ExportedSession | undefined {
  const saved = parseSavedSession(text);
  const read = readSealedJson(text);
  if (saved === undefined || !("value" in read) || !isFields(read.value)) return undefined;
  const { parts, traces } = read.value;
  const sound = isString(parts) && unpacked(parts) !== undefined && isListOf(traces, isString);
  return sound ? { ...saved, parts, traces: traces as readonly string[] } : undefined;
}

/** Places of a scenario that differ from those of the one that was played. */
export interface PartDifferences {
  readonly changed: readonly string[];
  readonly added: readonly string[];
  readonly gone: readonly string[];
}

/** What of a scenario is not as it was played. */
export function partsThatDiffer(parts: string, model: Model): PartDifferences {
  const played = unpacked(parts) ?? {};
  const now = partHashes(model);
  const were = Object.keys(played);
  return {
    changed: were.filter((place) => now[place] !== undefined && now[place] !== played[place]),
    added: Object.keys(now).filter((place) => played[place] === undefined),
    gone: were.filter((place) => now[place] === undefined),
  };
}

/**
 * An exported session, played again. Where it goes otherwise, the first step that does: another version of
 * Brink may draw or count otherwise. @throws RunFault
 */
export function replayExported(
  engine: PlayEngine,
  exported: ExportedSession,
): { readonly session: Session } | { readonly differsAt: number } {
  const session = restoreSession(engine, exported);
  const traces = tracesOf(engine, session);
  for (const [index, trace] of exported.traces.entries()) {
    const here = traces[index] ?? "";
    if (here === trace) continue;
    const steps = Math.max(here.length, trace.length) / digits;
    for (let step = 0; step < steps; step += 1) {
      const [from, to] = [step * digits, (step + 1) * digits];
      if (here.slice(from, to) !== trace.slice(from, to)) return { differsAt: step };
    }
  }
  return { session };
}
