/** The page as a browser takes it apart: nothing runs, nothing is fetched, everything has words. */

import { parseHTML } from "linkedom";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { call, root } from "../cli/call.ts";
import { layRows } from "../../src/render/html/rows.ts";

const folder = mkdtempSync(join(tmpdir(), "brink-page-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const hostile = join(root, "tests/report/hostile.yaml");

/** As much of an element as is asked here. */
interface Node {
  readonly tagName: string;
  readonly textContent: string;
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
  readonly querySelectorAll: (selector: string) => Iterable<Node>;
  readonly getAttribute: (name: string) => string | null;
  readonly querySelector: (selector: string) => Node | null;
}

async function page(name: string, ...args: string[]): Promise<{ html: string; document: Node }> {
  const { code, err } = await call(
    ["report", ...args, "--out", name, "--quiet", "--workers", "1"],
    { folder },
  );
  expect([code, err]).toEqual([0, expect.stringContaining(name)]);
  const html = readFileSync(join(folder, name), "utf8");
  const parsed: unknown = parseHTML(html);
  return { html, document: (parsed as { readonly document: Node }).document };
}

const all = (node: Node, selector: string): Node[] => [...node.querySelectorAll(selector)];

const pages = {
  flagship: await page("flagship.html", "europe-2022", "--runs", "400"),
  arabic: await page("arabic.html", "europe-2022", "--runs", "400", "--lang", "ar"),
  hostile: await page("hostile.html", hostile, "--runs", "200"),
  "hostile in Arabic": await page("hostile-ar.html", hostile, "--runs", "200", "--lang", "ar"),
  several: await page("several.html", "two-state", "brinkmanship", "--runs", "200"),
};

describe.each(Object.entries(pages))("the page %s", (_, { html, document }) => {
  test("runs nothing and fetches nothing", () => {
    const tags = new Set(all(document, "*").map(({ tagName }) => tagName.toLowerCase()));
    for (const tag of ["script", "img", "iframe", "link", "object", "embed", "i"]) {
      expect(tags).not.toContain(tag);
    }
    for (const node of all(document, "*")) {
      for (const { name, value } of node.attributes) {
        expect(name).not.toMatch(/^on|^style$|^src|^xlink/u);
        if (name === "href") expect(value).toMatch(/^#[\w-]+$/u);
      }
    }
    expect(html).not.toMatch(/<script|<\/title>.*<\/title>|url\(|@import|<svg onload/iu);
  });

  test("allows itself one style sheet by its hash, and nothing else", () => {
    const styles = all(document, "style");
    expect(styles).toHaveLength(1);
    const text = /<style>([\s\S]*?)<\/style>/u.exec(html)![1]!;
    const hash = createHash("sha256").update(text).digest("base64");
    const policy = document
      .querySelector('meta[http-equiv="Content-Security-Policy"]')!
      .getAttribute("content");
    expect(policy).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
    );
  });

  test("says every plot in words, and has its data as a table", () => {
    const figures = all(document, "figure");
    expect(figures.length).toBeGreaterThan(2);
    for (const figure of figures) {
      const svg = figure.querySelector("svg")!;
      expect(svg.getAttribute("role")).toBe("img");
      expect(svg.getAttribute("aria-label")!.length).toBeGreaterThan(40);
      expect(svg.getAttribute("viewBox")).toMatch(/^0 0 \d+ \d+$/u);
      expect(figure.querySelector("figcaption")!.textContent).not.toBe("");
      expect(all(figure, "details table tbody tr").length).toBeGreaterThan(0);
    }
    expect(html).not.toMatch(/NaN|undefined|\[object|Infinity/u);
  });

  test("has contents that lead somewhere, and ids once", () => {
    const ids = all(document, "[id]").map((node) => node.getAttribute("id"));
    expect(new Set(ids).size).toBe(ids.length);
    const links = all(document, "nav a").map((node) => node.getAttribute("href")!.slice(1));
    expect(links).toEqual(all(document, "section").map((node) => node.getAttribute("id")));
  });

  test("has rows as wide as their heads", () => {
    for (const table of all(document, "table")) {
      // A head without words is a cell that heads nothing.
      const width = all(table, "thead th, thead td").length;
      expect(width).toBeGreaterThan(0);
      for (const row of all(table, "tbody tr")) expect(all(row, "th, td").length).toBe(width);
    }
  });
});

test("hostile texts are there, as text", () => {
  const { html, document } = pages.hostile;
  expect(document.querySelector("h1")!.textContent).toBe(
    '<script>alert(1)</script> & "T" | `x` </title>',
  );
  const texts = all(document, "figure svg text").map(({ textContent }) => textContent);
  expect(texts).toContain('<a href="javascript:alert(8)">In crisis</a> |');
  // In a plot and in its alternative: an entity that an author wrote is not one of the page's.
  expect(texts).toContain("{{first}} ${1} $& &lt;b&gt; (at all)");
  const labels = all(document, "figure svg").map((svg) => svg.getAttribute("aria-label"));
  expect(labels[0]).toContain("{{first}} ${1} $& &lt;b&gt; (at all), ");
  expect(html).toContain("&lt;iframe src=//x&gt;");
  expect(html).toContain("javascript:alert(5)");
});

test("both languages read in their own direction", () => {
  const start = ({ html }: { html: string }): string => html.split("\n")[1]!;
  expect(start(pages.flagship)).toBe('<html lang="en" dir="ltr">');
  expect(start(pages.arabic)).toBe('<html lang="ar" dir="rtl">');
  // Every text in a plot is told its direction: a plot itself runs from left to right.
  for (const { textContent } of all(pages.arabic.document, "figure svg text")) {
    expect(textContent).toMatch(/^[\u2066\u2067]|^\d$/u);
  }
});

test("the same command gives the same bytes, and less than a megabyte", async () => {
  const { html } = pages.flagship;
  const again = await page("flagship.html", "europe-2022", "--runs", "400");
  expect(again.html).toBe(html);
  // Figures of a million runs have two more digits each.
  expect(Buffer.byteLength(html)).toBeLessThan(800_000);
  expect(Buffer.byteLength(pages.arabic.html)).toBeLessThan(900_000);
});

test("labels of a plot are broken to its width, and nothing is lost", () => {
  const label = `${"word ".repeat(30)}${"x".repeat(100)}`;
  const row = { label, figures: ["1%", "0–2%"] as const, value: 0.01, low: 0, high: 0.02 };
  const laid = layRows([row, row]);
  const [first, second] = laid.rows;
  for (const { text } of first!.lines) expect(text.length * 7.6).toBeLessThanOrEqual(laid.width);
  expect(
    first!.lines
      .map(({ text }) => text)
      .join(" ")
      .replaceAll(/\s/gu, ""),
  ).toBe(label.replaceAll(/\s/gu, ""));
  expect(second!.lines[0]!.y).toBeGreaterThan(first!.y);
  expect(laid.height).toBeGreaterThan(second!.y);
});
