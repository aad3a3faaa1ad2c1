import { describe, expect, it } from "vitest";
import { csvTable, csvText } from "../../src/render/csv.ts";

describe("CSV", () => {
  it("gives a spreadsheet no formula, and leaves numbers as they are", () => {
    const texts = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\r=1", "a=b", "border == crisis"];
    expect(csvText([texts])).toBe(`'=1+1,'+1,'-1,'@SUM(A1),'\tx,"'\r=1",a=b,border == crisis\r\n`);
    expect(csvText([[-1, 2.5, Infinity, -1e-9]])).toBe("-1,2.5,never,-1e-9\r\n");
  });

  it("does so in a table: its seed, names of files, conditions", () => {
    const columns = [
      { name: "seed", kind: "text" },
      { name: "mean", kind: "number" },
    ] as const;
    const table = csvTable({
      columns,
      rows: [
        [`=HYPERLINK("x")`, -2],
        [null, 0],
      ],
    });
    expect(table).toBe(`seed,mean\r\n"'=HYPERLINK(""x"")",-2\r\n,0\r\n`);
  });
});
