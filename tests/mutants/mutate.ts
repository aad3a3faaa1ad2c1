/** The ways to change one token of a program so that it still compiles and says something else. */

import ts from "typescript";

/** A change of one token. */
export interface Mutant {
  /** Offsets of the token in the text. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** From 1. */
  readonly line: number;
  /** Offsets of the expression or statement that is evaluated where the token is. */
  readonly from: number;
  readonly to: number;
}

const { SyntaxKind } = ts;

/** What stands for an operator. */
const operators: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [SyntaxKind.PlusToken, "-"],
  [SyntaxKind.MinusToken, "+"],
  [SyntaxKind.AsteriskToken, "/"],
  [SyntaxKind.SlashToken, "*"],
  [SyntaxKind.PercentToken, "*"],
  [SyntaxKind.LessThanToken, "<="],
  [SyntaxKind.LessThanEqualsToken, "<"],
  [SyntaxKind.GreaterThanToken, ">="],
  [SyntaxKind.GreaterThanEqualsToken, ">"],
  [SyntaxKind.EqualsEqualsEqualsToken, "!=="],
  [SyntaxKind.ExclamationEqualsEqualsToken, "==="],
  [SyntaxKind.AmpersandAmpersandToken, "||"],
  [SyntaxKind.BarBarToken, "&&"],
  [SyntaxKind.PlusEqualsToken, "-="],
  [SyntaxKind.MinusEqualsToken, "+="],
  [SyntaxKind.AsteriskEqualsToken, "/="],
]);

/** What stands for a name after a dot. */
const names: ReadonlyMap<string, string> = new Map([
  ["min", "max"],
  ["max", "min"],
  ["floor", "ceil"],
  ["ceil", "floor"],
  ["some", "every"],
  ["every", "some"],
  ["find", "findLast"],
  ["findLast", "find"],
]);

/** A sum of texts; a minus there is no number, which every test of the text would see. */
const joinsTexts = (node: ts.BinaryExpression): boolean =>
  [node.left, node.right].some((side) => ts.isStringLiteral(side) || ts.isTemplateLiteral(side));

const isKey = ({ parent, pos }: ts.Node): boolean =>
  ts.isPropertyAssignment(parent) && parent.name.pos === pos;

/** The token of a node that can be changed, and what for. */
function change(node: ts.Node): readonly [token: ts.Node, text: string] | undefined {
  if (ts.isBinaryExpression(node)) {
    const text = operators.get(node.operatorToken.kind);
    return text === undefined || joinsTexts(node) ? undefined : [node.operatorToken, text];
  }
  if (ts.isPropertyAccessExpression(node)) {
    const text = names.get(node.name.text);
    return text === undefined ? undefined : [node.name, text];
  }
  if (ts.isNumericLiteral(node) && !isKey(node)) return [node, String(Number(node.text) + 1)];
  if (node.kind === SyntaxKind.TrueKeyword) return [node, "false"];
  if (node.kind === SyntaxKind.FalseKeyword) return [node, "true"];
  if (ts.isContinueStatement(node) && node.label === undefined) return [node, "break;"];
  return undefined;
}

/** What is evaluated first of a chain such as `a?.b.some`: what is put before it breaks no chain. */
function rootOf(node: ts.Node): ts.Node {
  let root = node;
  while (
    ts.isPropertyAccessExpression(root) ||
    ts.isElementAccessExpression(root) ||
    ts.isCallExpression(root) ||
    ts.isNonNullExpression(root)
  )
    root = root.expression;
  return root;
}

/** All mutants of a text, in its order. */
export function mutantsOf(path: string, source: string): readonly Mutant[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
  const found: Mutant[] = [];
  const visit = (node: ts.Node): void => {
    // Types run nothing.
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node))
      return;
    const [token, text] =
      ts.isPrefixUnaryExpression(node) && node.operator === SyntaxKind.ExclamationToken
        ? [node, ""]
        : (change(node) ?? []);
    if (token !== undefined && text !== undefined) {
      const start = token.getStart(file);
      const line = file.getLineAndCharacterOfPosition(start).line + 1;
      // Of `!x` the sign alone.
      const end = text === "" ? start + 1 : token.getEnd();
      const evaluated = rootOf(node);
      const [from, to] = [evaluated.getStart(file), evaluated.getEnd()];
      found.push({ start, end, text, line, from, to });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** The text with a call of `globalThis.brinkReached`, where there is one, before each mutant's place. */
export function watchMutants(
  source: string,
  mutants: readonly { readonly mutant: Mutant; readonly name: string }[],
): string {
  const inserted = mutants.flatMap(({ mutant: { from, to }, name }) => {
    const call = `globalThis.brinkReached?.(${JSON.stringify(name)})`;
    return source.startsWith("continue", from)
      ? [
          { at: from, other: to, text: `{ ${call}; ` },
          { at: to, other: from, text: " }" },
        ]
      : [
          { at: from, other: to, text: `(${call}, ` },
          { at: to, other: from, text: ")" },
        ];
  });
  // What closes comes before what opens at its place, and the inner of two before the outer; the
  // outer of two opens first.
  const opens = ({ at, other }: (typeof inserted)[number]): number => Number(at < other);
  return inserted
    .toSorted((a, b) => a.at - b.at || opens(a) - opens(b) || b.other - a.other)
    .reduceRight((text, { at, text: put }) => text.slice(0, at) + put + text.slice(at), source);
}
