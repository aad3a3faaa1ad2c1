/**
 * Entry of the built program. Node's cache of compiled code is asked for before anything else is
 * loaded, and only in the private folder: what lies in it is run.
 */

import { enableCompileCache } from "node:module";
import { privatePart } from "../app/storage/private-folder.ts";

const compiled = privatePart(process.env, "compiled");
if (compiled !== undefined) enableCompileCache(compiled);
await import("./process.ts");
