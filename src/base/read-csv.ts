/** Tables as spreadsheets save them (RFC 4180): cells between commas, or between semicolons or tabs. */

/** A cell: its text, without blanks around it, and where it stands in the file. */
export interface CsvCell {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A table, cell by cell. */
export interface CsvTable {
  /** Empty rows are left out. */
  readonly rows: readonly (readonly CsvCell[])[];
  /** Offset of a quotation mark that is never closed. */
  readonly unclosed?: number;
}

/** The cells of a table with their places. The first row says what separates. */
export function readCsvCells(text: string): CsvTable {
  const head = text.split("\n", 1)[0] ?? "";
  const separator = [",", ";", "\t"].find((one) => head.includes(one)) ?? ",";
  const rows: CsvCell[][] = [];
  let row: CsvCell[] = [];
  let cell = "";
  let start = 0;
  let opened: number | undefined;
  const endCell = (end: number): void => {
    row.push({ text: cell.trim(), start, end });
    cell = "";
    start = end + 1;
  };
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    if (opened !== undefined && character === '"' && text[index + 1] === '"') {
      cell += '"';
      index++;
    } else if (character === '"') opened = opened === undefined ? index : undefined;
    else if (opened !== undefined || (character !== separator && character !== "\n")) {
      cell += character;
    } else {
      endCell(index);
      if (character === "\n") rows.push(row);
      if (character === "\n") row = [];
    }
  }
  endCell(text.length);
  rows.push(row);
  return {
    rows: rows.filter((cells) => cells.some((one) => one.text !== "")),
    ...(opened === undefined ? {} : { unclosed: opened }),
  };
}

/** The texts of the cells, row by row; empty rows are left out. */
export function readCsv(text: string): readonly (readonly string[])[] {
  return readCsvCells(text).rows.map((cells) => cells.map((cell) => cell.text));
}
