/**
 * The rooms of `src/` and who may import whom: the one place from which the dependency rules are
 * made. `docs/architecture.md` shows the same table; a test compares the two.
 */

export interface Room {
  /** Folder below `src/`. A room inside another room's folder (`engine/interpreter`) is its own. */
  readonly folder: string;
  /** Rooms that it may import. `base` is always allowed, and so is the room itself. */
  readonly imports: readonly string[];
  /** Rooms of which it may import types only. */
  readonly types?: readonly string[];
}

export const rooms: readonly Room[] = [
  { folder: "base", imports: [] },
  { folder: "numeric", imports: [] },
  { folder: "random", imports: [] },
  { folder: "source", imports: [] },
  { folder: "scenario", imports: ["source", "stats", "numeric"] },
  { folder: "ir", imports: ["scenario", "source", "numeric", "random"] },
  { folder: "checked", imports: ["source"], types: ["scenario", "ir"] },
  { folder: "engine/interpreter", imports: ["ir", "random", "numeric"] },
  { folder: "engine/exact", imports: ["ir", "numeric", "engine/interpreter"] },
  {
    folder: "engine/kernel",
    imports: ["ir", "random", "numeric"],
    types: ["scenario", "engine/interpreter"],
  },
  {
    folder: "batch",
    imports: ["engine/interpreter", "engine/kernel", "ir", "numeric", "random", "stats"],
  },
  { folder: "stats", imports: ["numeric"] },
  {
    folder: "study",
    imports: ["belief", "batch", "stats", "engine/interpreter", "ir", "random", "numeric"],
    types: ["scenario"],
  },
  {
    folder: "belief",
    imports: ["engine/interpreter", "ir", "batch", "random", "numeric", "stats"],
  },
  { folder: "exercise", imports: ["scenario", "source", "ir", "stats", "batch", "random", "i18n"] },
  { folder: "elicit", imports: ["scenario", "source", "stats", "numeric", "i18n"] },
  { folder: "i18n", imports: ["source"] },
  {
    folder: "answer",
    imports: ["study"],
    types: [
      "i18n",
      "scenario",
      "batch",
      "stats",
      "belief",
      "engine/exact",
      "engine/interpreter",
      "ir",
      "exercise",
      "elicit",
    ],
  },
  {
    folder: "story",
    imports: ["i18n", "answer", "exercise"],
    types: ["source", "scenario", "ir", "engine/interpreter", "study", "belief", "view"],
  },
  { folder: "render", imports: ["i18n", "story", "answer"] },
  {
    folder: "view",
    imports: ["i18n", "story", "scenario"],
    types: [
      "source",
      "ir",
      "engine/interpreter",
      "engine/exact",
      "batch",
      "stats",
      "belief",
      "study",
    ],
  },
  {
    folder: "export",
    imports: ["ir", "numeric", "view", "story"],
    types: ["scenario"],
  },
  {
    folder: "app",
    imports: [
      "numeric",
      "random",
      "source",
      "scenario",
      "ir",
      "checked",
      "engine/interpreter",
      "engine/exact",
      "engine/kernel",
      "batch",
      "stats",
      "belief",
      "study",
      "exercise",
      "elicit",
      "i18n",
      "view",
      "export",
      "answer",
      "story",
      "render",
    ],
  },
  {
    folder: "ask",
    imports: [
      "app",
      "random",
      "engine/interpreter",
      "engine/kernel",
      "engine/exact",
      "batch",
      "stats",
      "belief",
      "study",
      "i18n",
      "answer",
      "story",
      "render",
      "scenario",
      "ir",
    ],
    types: ["source"],
  },
  { folder: "tui", imports: ["app", "view", "i18n", "story", "render"] },
  {
    folder: "cli",
    imports: ["ask", "app", "tui", "view", "i18n", "answer", "story", "render", "exercise"],
    types: ["source"],
  },
  { folder: "build", imports: ["app", "checked", "cli"], types: ["source"] },
];

/** Rooms that may use `node:*`, `process`, `console`, clocks and timers. */
export const machineRooms: readonly string[] = ["app", "ask", "tui", "cli", "build"];

/** Packages, and the rooms (or single files) that alone may import them. */
export const packages: Readonly<Record<string, readonly string[]>> = {
  "@noble/hashes": ["base"],
  "@observablehq/plot": ["render"],
  "bidi-js": ["i18n"],
  bullmq: ["app"],
  commander: ["cli"],
  esbuild: ["build"],
  "hyparquet-writer": ["render"],
  ink: ["tui"],
  ioredis: ["app", "ask"],
  linkedom: ["render"],
  mathjs: ["scenario"],
  piscina: ["app"],
  react: ["tui"],
  seedrandom: ["random"],
  "string-width": ["i18n", "tui", "view"],
  typescript: ["build"],
  valibot: ["answer", "ask"],
  yaml: ["scenario"],
};

/** Packages that exactly one file may import. */
export const oneFilePackages: readonly string[] = ["mathjs", "seedrandom", "yaml"];
