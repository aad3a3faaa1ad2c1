/** PDF by a browser of this machine, without a window and without the network. */

import { spawnSync } from "node:child_process";
import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { withTemporaryFolder } from "../storage/folder.ts";

const names = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "microsoft-edge",
] as const;

/** The first browser on the search path; `undefined` if there is none. */
export function findBrowser(searchPath: string | undefined): string | undefined {
  const folders = (searchPath ?? "").split(delimiter).filter((folder) => folder !== "");
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return candidates.find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return statSync(path).isFile();
    } catch {
      return false;
    }
  });
}

/** Most time for one page. */
const TIMEOUT_MS = 60_000;

/**
 * Prints pages to PDF beside them, one after the other.
 * @param pages absolute paths ending in `.html`
 * @returns those that failed, with what the browser said
 */
export function printPdfs(
  browser: string,
  pages: readonly string[],
): readonly { readonly page: string; readonly reason: string }[] {
  return withTemporaryFolder((profile) =>
    pages.flatMap((page) => {
      const pdf = page.replace(/\.html$/u, ".pdf");
      const printed = spawnSync(
        browser,
        [
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          `--user-data-dir=${profile}`,
          "--no-pdf-header-footer",
          `--print-to-pdf=${pdf}`,
          pathToFileURL(page).href,
        ],
        { encoding: "utf8", timeout: TIMEOUT_MS },
      );
      const made = (statSync(pdf, { throwIfNoEntry: false })?.size ?? 0) > 0;
      if (printed.status === 0 && made) return [];
      const reason = printed.error?.message ?? printed.stderr.trim().split("\n").at(-1) ?? "";
      return [{ page, reason }];
    }),
  );
}
