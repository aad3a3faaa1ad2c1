/** Tables as spreadsheets save them (RFC 4180): cells between commas, or between semicolons or tabs. */

/** The cells of a table, row by row; empty rows are left out. The first row says what separates. */
export function readCsv(text: string): readonly (readonly string[])[] {
  const head = text.split("\n", 1)[0] ?? "";
  const separator = [",", ";", "\t"].find((one) => head.includes(one)) ?? ",";
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  const endCell = (): void => {
    row.push(cell.trim());
    cell = "";
  };
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    if (quoted && character === '"' && text[index + 1] === '"') {
      cell += '"';
      index++;
    } else if (character === '"') quoted = !quoted;
    else if (quoted || (character !== separator && character !== "\n")) cell += character;
    else {
      endCell();
      if (character === "\n") rows.push(row);
      if (character === "\n") row = [];
    }
  }
  endCell();
  return [...rows, row].filter((cells) => cells.some((one) => one !== ""));
}
