/** How long a file may be. */

/** Lines that a file of `src/` may have. */
export const mostLines = 300;
