/** Where a piece of text stands. */

/** A text with the name under which messages cite it (a path relative to the user's folder, `/`-separated). */
export interface SourceFile {
  readonly name: string;
  readonly text: string;
}

/** Half-open range of UTF-16 offsets `[start, end)` in one file. */
export interface Span {
  readonly file: SourceFile;
  readonly start: number;
  readonly end: number;
}
