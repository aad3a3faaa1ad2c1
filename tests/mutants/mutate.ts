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
  if (ts.isNumericLiteral(node)) return [node, String(Number(node.text) + 1)];
  if (node.kind === SyntaxKind.TrueKeyword) return [node, "false"];
  if (node.kind === SyntaxKind.FalseKeyword) return [node, "true"];
  if (ts.isContinueStatement(node) && node.label === undefined) return [node, "break;"];
  return undefined;
}

/** All mutants of a text, in its order. */
export function mutantsOf(path: string, source: string): readonly Mutant[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
  const found: Mutant[] = [];
  const visit = (node: ts.Node): void => {
    // Types run nothing.
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node))
      return;
    const [token, text] = change(node) ?? [];
    if (token !== undefined && text !== undefined) {
      const start = token.getStart(file);
      const line = file.getLineAndCharacterOfPosition(start).line + 1;
      found.push({ start, end: token.getEnd(), text, line });
    } else if (ts.isPrefixUnaryExpression(node) && node.operator === SyntaxKind.ExclamationToken) {
      const start = node.getStart(file);
      const line = file.getLineAndCharacterOfPosition(start).line + 1;
      found.push({ start, end: start + 1, text: "", line });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
