/** Words of command lines that a user can paste into a shell. */

/** A word, quoted where a shell would read something into it. */
export function shellWord(text: string): string {
  if (/^[\w%+,./:=@-]+$/u.test(text) && !text.startsWith("-")) return text;
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** An option, with its value if it takes one; a value that looks like an option is joined to it and cannot be taken for one. */
export function joined(option: string, value: string | null): string {
  if (value === null) return option;
  return value.startsWith("-") ? `${option}=${shellWord(value)}` : `${option} ${shellWord(value)}`;
}
