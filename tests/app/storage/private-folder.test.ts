/** The private folder is one's own and nobody else's, or there is none. */

import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  boundKept,
  isPrivate,
  privatePart,
  privatePath,
} from "../../../src/app/storage/private-folder.ts";

let home = "";
let there: Readonly<Record<string, string>> = {};
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "brink-private-"));
  there = { XDG_CACHE_HOME: home };
});
afterEach(() => {
  rmSync(home, { recursive: true, force: true });
});

describe("where it is", () => {
  it("is below XDG_CACHE_HOME, else below the home", () => {
    expect(privatePath({ XDG_CACHE_HOME: "/x", HOME: "/h" })).toBe("/x/brink");
    expect(privatePath({ HOME: "/h" })).toBe("/h/.cache/brink");
    // A relative path is to be passed over, says the specification: it would be another folder each time.
    expect(privatePath({ XDG_CACHE_HOME: "x", HOME: "/h" })).toBe("/h/.cache/brink");
    expect(privatePath({ XDG_CACHE_HOME: "", HOME: "/h" })).toBe("/h/.cache/brink");
  });
});

describe("the private folder", () => {
  it("is made with its parents, for nobody but the user", () => {
    const inner = privatePart({ HOME: home }, "checked");
    expect(inner).toBe(join(home, ".cache", "brink", "checked"));
    expect(statSync(join(home, ".cache", "brink")).mode & 0o777).toBe(0o700);
    expect(statSync(inner ?? "").mode & 0o777).toBe(0o700);
  });

  it("is not made where it is only looked for", () => {
    expect(privatePart(there, "checked", false)).toBeUndefined();
    expect(readdirSync(home)).toEqual([]);
  });

  it.each([0o755, 0o770, 0o707, 0o1777])("is none with mode %o", (mode) => {
    mkdirSync(join(home, "brink"));
    chmodSync(join(home, "brink"), mode);
    expect(privatePart(there, "compiled")).toBeUndefined();
    expect(readdirSync(join(home, "brink"))).toEqual([]);
  });

  it("is none where a part of it is open to others", () => {
    expect(privatePart(there, "compiled")).toBeDefined();
    chmodSync(join(home, "brink", "compiled"), 0o777);
    expect(privatePart(there, "compiled")).toBeUndefined();
    expect(privatePart(there, "checked")).toBeDefined();
  });

  it("is none where a link, a file or nothing writable stands in its place", () => {
    mkdirSync(join(home, "elsewhere"), { mode: 0o700 });
    symlinkSync(join(home, "elsewhere"), join(home, "brink"));
    expect(privatePart(there, "checked")).toBeUndefined();
    expect(readdirSync(join(home, "elsewhere"))).toEqual([]);
    rmSync(join(home, "brink"));
    writeFileSync(join(home, "brink"), "");
    expect(privatePart(there, "checked")).toBeUndefined();
    expect(privatePart({ XDG_CACHE_HOME: "/proc/brink-none" }, "checked")).toBeUndefined();
  });

  it("is none that belongs to somebody else", () => {
    expect(isPrivate({ uid: 1000, mode: 0o40700 }, 1000)).toBe(true);
    expect(isPrivate({ uid: 1001, mode: 0o40700 }, 1000)).toBe(false);
    expect(isPrivate({ uid: 0, mode: 0o40700 }, 1000)).toBe(false);
    expect(isPrivate({ uid: 1000, mode: 0o40710 }, 1000)).toBe(false);
    // Windows has no numbers of users, and the profile is the user's own.
    expect(isPrivate({ uid: 0, mode: 0o40666 }, undefined)).toBe(true);
  });
});

describe("its bound", () => {
  const put = (part: "checked" | "compiled", name: string, bytes: number, age: number): string => {
    const path = join(privatePart(there, part) ?? "", name);
    writeFileSync(path, "x".repeat(bytes));
    utimesSync(path, 2_000_000 - age, 2_000_000 - age);
    return path;
  };

  it("drops what was written first, of both parts, until the rest fits", () => {
    const young = put("checked", "young", 40, 1);
    const middle = put("compiled", "middle", 40, 2);
    const old = put("checked", "old", 40, 3);
    boundKept(there, 80);
    expect([young, middle, old].map((path) => existsSync(path))).toEqual([true, true, false]);
    boundKept(there, 79);
    expect([young, middle].map((path) => existsSync(path))).toEqual([true, false]);
  });

  it("drops links, and nothing that they lead to", () => {
    mkdirSync(join(home, "mine"));
    writeFileSync(join(home, "mine", "kept"), "x".repeat(100));
    symlinkSync(join(home, "mine"), join(privatePart(there, "checked") ?? "", "link"));
    boundKept(there, 0);
    expect(readdirSync(join(home, "brink", "checked"))).toEqual([]);
    expect(readdirSync(join(home, "mine"))).toEqual(["kept"]);
  });

  it("makes no folder, and touches none that is not private", () => {
    boundKept(there, 0);
    expect(readdirSync(home)).toEqual([]);
    const kept = put("checked", "kept", 10, 1);
    chmodSync(join(home, "brink"), 0o755);
    boundKept(there, 0);
    expect(existsSync(kept)).toBe(true);
  });
});
