// The linter's rules: typescript-eslint's strictest set, plus the absences of docs/architecture.md
// that can be seen in one file. Run as `eslint --config tests/config/eslint.config.mjs`.

import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import tseslint from "typescript-eslint";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Folders that may touch the machine; everything else is pure. */
const machineFolders = ["src/app/**", "src/ask/**", "src/tui/**", "src/cli/**", "src/build/**"];

export default tseslint.config(
  { ignores: ["dist/**", "coverage/**", "node_modules/**", "tests/**/fixtures/**"] },
  {
    files: ["**/*.ts", "**/*.tsx"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      // Functions that others call say what they give back; schemas, which are values, are inferred.
      "@typescript-eslint/explicit-module-boundary-types": "error",
      // A union member's name is often clearer than an index signature's; both are used on purpose.
      "@typescript-eslint/consistent-type-definitions": "off",
      "@typescript-eslint/consistent-indexed-object-style": "off",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      // Numeric loops over parallel arrays are the clearest form in the engines.
      "@typescript-eslint/prefer-for-of": "off",
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", caughtErrorsIgnorePattern: "^_" },
      ],
      eqeqeq: "error",
      "no-restricted-exports": ["error", { restrictDefaultExports: { direct: true } }],
      "no-restricted-syntax": [
        "error",
        { selector: "TSEnumDeclaration", message: "Use a union of string literals." },
        {
          selector: "SwitchStatement[discriminant.property.name='kind'] > SwitchCase[test=null]",
          message: "Name every kind: a new one must not be answered by a default.",
        },
      ],
    },
  },
  {
    // Where the constructs of the language live, no name of a union is answered by a default either.
    files: ["src/{scenario/expression,ir,engine,batch,stats,study,belief,export}/**/*.ts"],
    // Instructions are printed by the shape of their names.
    ignores: ["src/engine/kernel/print.ts"],
    rules: {
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: false, allowDefaultCaseForExhaustiveSwitch: false },
      ],
    },
  },
  {
    files: ["src/**/*.ts", "src/**/*.tsx"],
    ignores: machineFolders,
    rules: {
      "no-console": "error",
      "no-restricted-globals": ["error", "process", "setTimeout", "setInterval", "performance"],
      "no-restricted-properties": [
        "error",
        { object: "Math", property: "random", message: "Draws are addressed: see random/." },
        { object: "Date", property: "now", message: "Clocks are passed in." },
      ],
    },
  },
  {
    // What is written goes through the one room that loses nothing; elsewhere files are only read.
    files: ["src/**/*.ts", "src/**/*.tsx"],
    ignores: ["src/app/storage/**", "src/build/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          paths: [
            ...["fs", "fs/promises", "node:fs/promises"].map((name) => ({ name })),
            {
              name: "node:fs",
              allowImportNames: [
                ...[
                  "accessSync",
                  "closeSync",
                  "constants",
                  "existsSync",
                  "fstatSync",
                  "readdirSync",
                ],
                ...["readFileSync", "realpathSync", "statSync"],
              ],
              message: "Write by app/storage/.",
            },
          ],
        },
      ],
    },
  },
  {
    // What a schema is, is what it says.
    files: ["src/answer/**/*.ts"],
    rules: { "@typescript-eslint/explicit-module-boundary-types": "off" },
  },
  {
    files: ["tests/**/*.ts", "tests/**/*.tsx"],
    rules: {
      "@typescript-eslint/explicit-module-boundary-types": "off",
      // Test runners hand out functions of any shape, and a failing `!` is a failing test.
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/restrict-template-expressions": "off",
      // Keys to press, given as one string.
      "@typescript-eslint/no-misused-spread": "off",
    },
  },
  { files: ["tests/**/vitest.config.ts"], rules: { "no-restricted-exports": "off" } },
);
