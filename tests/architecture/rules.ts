/** Dependency-cruiser rules made from the table of rooms, and the cruise itself. */

import { builtinModules } from "node:module";
import { cruise, type ICruiseResult, type IForbiddenRuleType } from "dependency-cruiser";
import { machineRooms, packages, rooms } from "./rooms.ts";

const escape = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** A pattern for everything in a room. */
const inside = (folder: string): string => `^src/${escape(folder)}/`;

const dependencyRules: readonly IForbiddenRuleType[] = [
  {
    name: "no-cycles",
    severity: "error",
    from: { path: "^src/" },
    to: { circular: true },
  },
  {
    name: "no-unresolved",
    severity: "error",
    from: { path: "^src/" },
    to: { couldNotResolve: true },
  },
  {
    name: "every-file-in-a-room",
    severity: "error",
    from: {},
    to: {
      path: "^src/",
      pathNot: [...rooms.map(({ folder }) => inside(folder)), "^src/index\\.ts$"],
    },
  },
  {
    name: "machine-only-in-app-and-above",
    severity: "error",
    from: { path: "^src/", pathNot: machineRooms.map(inside) },
    to: { path: `^(node:.*|${builtinModules.map(escape).join("|")})$` },
  },
  ...rooms.flatMap(({ folder, imports, types = [] }): IForbiddenRuleType[] => [
    {
      name: `${folder}-imports`,
      severity: "error",
      from: { path: inside(folder) },
      to: { path: "^src/", pathNot: ["base", folder, ...imports, ...types].map(inside) },
    },
    ...(types.length === 0
      ? []
      : [
          {
            name: `${folder}-imports-types-only`,
            severity: "error" as const,
            from: { path: inside(folder) },
            to: { path: types.map(inside), dependencyTypesNot: ["type-only" as const] },
          },
        ]),
  ]),
  ...Object.entries(packages).map(([name, allowed]): IForbiddenRuleType => ({
    name: `package-${name}`,
    severity: "error",
    from: { path: "^src/", pathNot: allowed.map(inside) },
    to: { path: `(^|/)node_modules/${escape(name)}/|^${escape(name)}$` },
  })),
];

/** Reads every module below `src/` of a project folder and checks it against the rules. */
export async function cruiseSources(baseDirectory: string): Promise<ICruiseResult> {
  const { output } = await cruise(
    ["src"],
    {
      baseDir: baseDirectory,
      tsPreCompilationDeps: "specify",
      doNotFollow: { path: "node_modules" },
      validate: true,
      enhancedResolveOptions: {
        exportsFields: ["exports"],
        conditionNames: ["import", "node", "default", "types"],
      },
      ruleSet: { forbidden: [...dependencyRules] },
    },
    { extensions: [".ts", ".tsx", ".cjs", ".js", ".json"] },
  );
  if (typeof output === "string") throw new TypeError("the cruise returned a report, not a result");
  return output;
}
