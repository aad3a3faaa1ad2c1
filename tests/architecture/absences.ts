/** What a source file may not contain, seen in its syntax tree (comments and strings do not count). */

import ts from "typescript";

/** Globals that reach the machine: forbidden below `app/`. */
const machineGlobals = new Set([
  "process",
  "console",
  "performance",
  "setTimeout",
  "setInterval",
  "setImmediate",
  "queueMicrotask",
  "fetch",
  "crypto",
  "globalThis",
]);

/** Properties likewise. */
const machineProperties = new Set(["Math.random", "Date.now"]);

/** Whether an identifier is a name being declared or a property, rather than a use of a global. */
function isOnlyAName(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isPropertyAssignment(parent) && parent.name === node) ||
    ((ts.isPropertySignature(parent) || ts.isMethodSignature(parent)) && parent.name === node) ||
    (ts.isPropertyDeclaration(parent) && parent.name === node) ||
    (ts.isMethodDeclaration(parent) && parent.name === node) ||
    ts.isQualifiedName(parent)
  );
}

/** Every use of the machine in a text of TypeScript, as `line: what`. */
export function machineUses(text: string): string[] {
  const file = ts.createSourceFile("a.tsx", text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const uses: string[] = [];
  const note = (node: ts.Node, what: string): void => {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
    uses.push(`${line + 1}: ${what}`);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && machineGlobals.has(node.text) && !isOnlyAName(node)) {
      note(node, node.text);
    }
    if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) {
      const property = ts.isPropertyAccessExpression(node)
        ? node.name.text
        : ts.isStringLiteral(node.argumentExpression)
          ? node.argumentExpression.text
          : "";
      const name = `${node.expression.getText(file)}.${property}`;
      if (machineProperties.has(name)) note(node, name);
    }
    if (
      ts.isNewExpression(node) &&
      node.expression.getText(file) === "Date" &&
      (node.arguments?.length ?? 0) === 0
    ) {
      note(node, "new Date()");
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return uses;
}

/** Whether a text instantiates or compiles WebAssembly. */
export function usesWebAssembly(text: string): boolean {
  const file = ts.createSourceFile("a.tsx", text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  let found = false;
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node) && node.expression.getText(file) === "WebAssembly") {
      found = true;
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** Strings and names of properties that are the tag of a language, as `line: tag`. */
export function languageNames(text: string, tags: readonly string[]): string[] {
  const file = ts.createSourceFile("a.tsx", text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    const named =
      ts.isStringLiteralLike(node) ||
      (ts.isIdentifier(node) &&
        ts.isPropertyAssignment(node.parent) &&
        node.parent.name === node) ||
      (ts.isIdentifier(node) &&
        ts.isPropertyAccessExpression(node.parent) &&
        node.parent.name === node);
    if (named && tags.includes(node.text)) {
      names.push(
        `${file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1}: ${node.text}`,
      );
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return names;
}

/** Lines that write an isolate (U+2066 to U+2069), as it is or escaped. */
export function isolateUses(text: string): string[] {
  return text
    .split("\n")
    .flatMap((line, index) =>
      /[\u2066-\u2069]|\\u\{?206[6-9]/u.test(line) ? [String(index + 1)] : [],
    );
}

const exported =
  /^export (?:declare |abstract |async )*(?:function\*?|class|interface|type|const|enum) (\w+)/u;

/** Exported symbols without a comment above them; of an overloaded function the first counts. */
export function undocumented(text: string): readonly string[] {
  const lines = text.split("\n");
  return lines.flatMap((line, index) => {
    const name = exported.exec(line)?.[1];
    const isDirective = (lines[index - 1] ?? "").startsWith("// eslint-disable");
    const above = lines[index - (isDirective ? 2 : 1)] ?? "";
    const isOverload = exported.exec(above)?.[1] === name;
    return name === undefined || isOverload || above.trim().endsWith("*/") ? [] : [name];
  });
}
