/** A figure before it is drawn: boxes and arrows with their words, in one language. */

/** One box. */
export interface FigureNode {
  /** Letters, digits and underscores, not starting with a digit. */
  readonly id: string;
  readonly label: string;
  /** Where a run starts. */
  readonly start?: boolean;
}

/** One arrow. */
export interface FigureEdge {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly line: "solid" | "dashed" | "dotted";
}

/** What a drawing program is given. */
export interface Figure {
  /** A part of a file's name: `ladder-ukraine`. */
  readonly name: string;
  readonly title: string;
  /** Which way arrows climb. */
  readonly direction: "up" | "right";
  readonly nodes: readonly FigureNode[];
  readonly edges: readonly FigureEdge[];
}
