/** What is kept of the reader's own files: the same as reading them, or nothing, and never a fault. */

import { execFileSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loaderFor } from "../../../src/app/files.ts";
import { keepOwn, openOwn, type Asked } from "../../../src/app/kept/own.ts";
import { checkScenario } from "../../../src/app/read.ts";
import type { CheckedScenario } from "../../../src/checked/form.ts";

const main =
  "brink: 1\nscenario: mine\ntitle: Mine\nstart: 2022-01-03\nstep: week\nhorizon: 4 steps\n";
const fragment = `flashpoints:
  crisis:
    name: { en: Crisis }
    levels: { calm: { name: Calm }, war: { name: War } }
    start: calm
    rules:
      worse: { from: calm, to: war, chance: 10% per week, basis: judgement, because: { en: Made up } }
`;

let home = "";
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "brink-own-"));
  writeFileSync(join(home, "mine.yaml"), `${main}include: [part.yaml]\n`);
  writeFileSync(join(home, "part.yaml"), fragment);
});
afterEach(() => {
  rmSync(home, { recursive: true, force: true });
});

function asked(changes: Partial<Asked> = {}): Asked {
  const path = join(home, "mine.yaml");
  const load = loaderFor({ argument: path, path, shipped: false }, home);
  const environment = { XDG_CACHE_HOME: home };
  return { path, entry: "mine.yaml", load, stamp: "this code", environment, ...changes };
}

/** Reads the file and keeps what it came to. */
function keep(changes: Partial<Asked> = {}): CheckedScenario {
  const { path } = asked();
  const read = checkScenario({ argument: path, path, shipped: false }, home, {}, {}, true);
  if (read.kind === "faulty") throw new Error(read.diagnostics.map(({ code }) => code).join());
  keepOwn(asked(changes), read.checked, read.names);
  return read.checked;
}

const kept = (): string[] => readdirSync(join(home, "brink", "checked"));
const form = (): string => join(home, "brink", "checked", kept()[0] ?? "");

describe("what was kept", () => {
  it("is what reading gives, in a file for nobody but the user", () => {
    const checked = keep();
    expect(openOwn(asked())).toEqual(checked);
    expect(kept()).toHaveLength(1);
    expect(statSync(form()).mode & 0o777).toBe(0o600);
  });

  it("holds no longer once the file or a fragment is edited, and again once it is as before", () => {
    keep();
    for (const name of ["mine.yaml", "part.yaml"]) {
      const before = readFileSync(join(home, name), "utf8");
      writeFileSync(join(home, name), `${before}# an edit\n`);
      expect(openOwn(asked()), name).toBeUndefined();
      writeFileSync(join(home, name), before);
      expect(openOwn(asked()), name).toBeDefined();
    }
    rmSync(join(home, "part.yaml"));
    expect(openOwn(asked())).toBeUndefined();
  });

  it("holds no longer once a fragment leads out of the folder, though it says the same", () => {
    keep();
    const away = mkdtempSync(join(tmpdir(), "brink-away-"));
    renameSync(join(home, "part.yaml"), join(away, "part.yaml"));
    symlinkSync(join(away, "part.yaml"), join(home, "part.yaml"));
    expect(openOwn(asked())).toBeUndefined();
    rmSync(away, { recursive: true });
  });

  it("is replaced by what is kept of the edited file", () => {
    keep();
    writeFileSync(
      join(home, "mine.yaml"),
      `${main.replace("Mine", "Edited")}include: [part.yaml]\n`,
    );
    keep();
    expect(kept()).toHaveLength(1);
    expect(openOwn(asked())?.model.title).toEqual({ en: "Edited" });
  });

  it("is not believed by other code", () => {
    keep();
    expect(openOwn(asked({ stamp: "that code" }))).toBeUndefined();
  });
});

describe("a form that is not as it should be is passed over, and replaced", () => {
  const spoils: Readonly<Record<string, (path: string) => void>> = {
    "cut short": (path) => {
      truncateSync(path, 300);
    },
    empty: (path) => {
      truncateSync(path, 0);
    },
    "with a bit turned": (path) => {
      const bytes = readFileSync(path);
      bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
      writeFileSync(path, bytes);
    },
    "open to others": (path) => {
      chmodSync(path, 0o644);
    },
    "a link to a sound one": (path) => {
      copyFileSync(path, join(home, "elsewhere"));
      chmodSync(join(home, "elsewhere"), 0o600);
      rmSync(path);
      symlinkSync(join(home, "elsewhere"), path);
    },
    "a pipe that nobody writes into": (path) => {
      rmSync(path);
      execFileSync("sh", ["-c", 'mkfifo -m 600 "$0"', path]);
    },
    "larger than any": (path) => {
      truncateSync(path, 17 * 1024 * 1024);
    },
  };

  it.each(Object.keys(spoils))("%s", (name) => {
    const checked = keep();
    spoils[name]?.(form());
    expect(openOwn(asked())).toBeUndefined();
    keep();
    expect(openOwn(asked())).toEqual(checked);
    expect(kept()).toHaveLength(1);
  });

  it("a folder: then nothing is kept, and nothing is left lying about", () => {
    keep();
    const path = form();
    rmSync(path);
    mkdirSync(path);
    expect(openOwn(asked())).toBeUndefined();
    keep();
    expect(openOwn(asked())).toBeUndefined();
    expect(kept()).toHaveLength(1);
  });
});

describe("where nothing can be kept, nothing is, without a word", () => {
  it.each([
    ["in a folder that cannot be made", { XDG_CACHE_HOME: "/proc/brink-none" }],
    ["in a folder that is a file", { XDG_CACHE_HOME: "/dev/null" }],
  ])("%s", (_, environment) => {
    keep({ environment });
    expect(openOwn(asked({ environment }))).toBeUndefined();
  });

  it("in a folder that is open to others", () => {
    mkdirSync(join(home, "brink"));
    chmodSync(join(home, "brink"), 0o755);
    keep();
    expect(readdirSync(join(home, "brink"))).toEqual([]);
    expect(openOwn(asked())).toBeUndefined();
  });
});
