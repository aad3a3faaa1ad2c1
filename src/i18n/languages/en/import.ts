/** Words of `brink import`. */

/** Words of `import`, by key. */
export const importWords = {
  "help.import": "tables of what happened, as parts of a scenario: a history, or counted cases",
  "help.import-what":
    "history (entries of a `history:`) or cases (counts, as numbers with their n)",
  "help.import-table": "the table: CSV with commas, semicolons or tabs, its first row the head",
  "help.import-scenario": "the scenario that it is for: its ladders, levels and days are held to",
  "help.import-shape":
    "columns named as in a data set: mid, icb, ucdp (a row a year) or ged (events)",
  "help.import-column":
    "what a column says: date, latest, year, month, day, level, note, or end- before the first five",
  "help.import-where": "only rows with these values: 3, 3,4, 25..999, 1000.. (may be repeated)",
  "help.import-ladder": "the ladder that the rows are about",
  "help.import-level": "which level values are, mildest first: 1..2=calm; - leaves such rows out",
  "help.import-baseline": "where the ladder stands when no row is under way (default: unseen)",
  "help.import-event": "rows are happenings of this event",
  "help.import-from": "first day (default: the scenario's)",
  "help.import-until": "last day (default: that of the scenario's history, or its last)",
  "help.import-count": "what is counted, and the number's id: war=viol=4 (may be repeated)",
  "help.import-source": "id of the source that entries and numbers cite",
  "help.import-write": "change the scenario's file, comments kept (default: print)",
  "help.import-out": "write the changed scenario to this file",
  "import.not-for": "{option} means nothing to brink import {action}",
  "import.no-file": "there is no such file",
  "import.out-taken": "there is a file of that name already",
  "import.pair": "it must be written name=value",
  "import.id": "it must be an id: small letters, digits and _, a letter first",
  "import.date": "it must be a date such as 2014-03-02",
  "import.too-large": "it has more than {size}",
  "import.needs-scenario": "--write and --out need a scenario to write into",
  "import.shipped":
    "“{scenario}” ships with Brink: write to a file of your own with --out, or copy it",
  "import.needs-count": "cases need --count id=column=values: what is counted",
  "import.no-cases": "there is no case: no row meets every --where and says something",
  "import.ladder-or-event": "a history needs --ladder or --event, and not both",
  "import.needs-date": "name the column of the date: --shape, or --column role=name with {roles}",
  "import.needs-level": "a ladder needs --level values=level for every value of the level’s column",
  "import.has-history":
    "the history has entries of “{ladder}” already: take them out first, or print without a scenario",
  "import.nothing":
    "there is no entry: no row meets every --where and lies within the days that are kept",
  "import.counted": "{rows} of {all} rows counted",
  "import.made": "Entries: {entries}, of {used} rows; {rows} of {all} rows meet every --where",
} as const;
