/** The bound on the size of a file, for those who ask before they read it: without the YAML library. */

/** Largest file, in bytes of UTF-8. */
export const maximumBytes: number = 2 * 1024 * 1024;

/** The same, to be read. */
export const maximumSize = `${String(maximumBytes / 1024 / 1024)} MiB`;
