/** The folder from which shipped exercises are named in tests. */

import { fileURLToPath } from "node:url";

/** The project's folder. */
export const shippedFolder: string = fileURLToPath(new URL("../../..", import.meta.url));
