/** Every validation rule, one per file. */

import type { Rule } from "./rule.ts";

export const rules: readonly Rule[] = [];
