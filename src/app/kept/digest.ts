/** SHA-256 from Node, several times as fast as the pure one: start-up hangs on it. */

import { hash } from "node:crypto";
import type { Digest } from "../../checked/form.ts";

/** SHA-256 of the UTF-8 form of a text, as 64 lower-case hexadecimal digits. */
export const digest: Digest = (text) => hash("sha256", text);
