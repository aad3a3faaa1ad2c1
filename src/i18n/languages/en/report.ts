/** Words of `brink report`: the document itself, and what the command says. */

/** Words of `report`, by key. */
export const reportWords = {
  "help.report": "a report to read or print, or the data behind it, from one or several results",
  "help.report-result":
    "folder of a batch (--out of brink batch), or a scenario, which is then run",
  "help.report-to": "html (default), md, csv or parquet",
  "help.report-rows":
    "csv and parquet: one row per run, per outcome or per step (default: outcomes)",
  "help.report-with":
    "JSON that another command printed (--json), as a section of its own; may be repeated",
  "help.report-out": "file to write (default: named after the scenario; md and csv are printed)",
  "help.run-csv": "print the run as comma-separated values, one row per step",
  "usage.rows-data": "--rows is for --to csv and --to parquet",
  "usage.with-document": "--with is for --to html and --to md",
  "report.folder-settings":
    "{folder} is a batch that ran already: --runs, --seed and --set are for scenarios",
  "report.with-unreadable": "--with: {file} cannot be read",
  "report.with-not-json": "--with: {file} is not the JSON of a command (run it with --json)",
  "report.with-kind": "--with: {file} is of kind “{kind}”; a report takes: {kinds}",
  "report.with-version":
    "--with: {file} was made by another version of Brink (schema {version}, not {wanted}); make it again with --json",
  "report.with-damaged":
    "--with: {file} is no complete document of the kind “{kind}”: {path} is {found}",
  "report.with-other":
    "--with: {file} was made from another scenario than those reported, or from another content of it",
  "report.written": "Wrote {file}",
  "report.empty": "{label}: no run came through without a fault; there is nothing to report",
  "report.contents": "Contents",
  "report.data": "The data as a table",
  "report.lead": "{runs}. Scenario {id}, {unit} from {start} to {end}.",
  "report.caution":
    "This teaches; it does not predict. The shares below count imagined courses of events under the numbers of one author, all of which are listed at the end. The intervals say how exact the counting is, not how right the numbers are. What really happens is one course, and may be none of these.",
  "report.headline.share": "“{outcome}”: {share} of the runs ({interval}), {likelihood}.",
  "report.headline.rare":
    "“{outcome}”: {share} of the runs ({interval}), about 1 run in {n}: {likelihood}.",
  "report.headline.none": "“{outcome}”: in none of the runs ({interval}).",
  "report.at-all": "{outcome} (at all)",
  "report.section.side": "Side by side",
  "report.side.intro":
    "The outcomes that all results have, with 95% intervals. Each interval is of one result alone; to see a small difference, compare the scenarios run by run with brink compare.",
  "report.section.odds": "What came out",
  "report.section.odds-of": "What came out: {label}",
  "report.odds.intro":
    "The share of runs in which each thing happens, with its 95% interval. Outcomes overlap: several can happen in one run.",
  "report.odds.caption": "Outcomes and their shares of the runs",
  "report.odds.caption-part": "Outcomes and their shares of the runs ({part} of {parts})",
  "report.odds.alternative":
    "Shares of the runs by outcome. Highest: {highest}, {high}. Lowest: {lowest}, {low}.",
  "report.odds.values": "Values and times",
  "report.section.flashpoints": "Flashpoints over time",
  "report.section.flashpoints-of": "Flashpoints over time: {label}",
  "report.flashpoints.intro":
    "Two plots for each flashpoint. The first: how many of the runs stand at each level, step by step. The second: how many have been at a level or a worse one at least once, for the levels above the one that all runs start at. The numbers in the plots are those of the legends. The scale of the second is chosen for each flashpoint.",
  "report.flashpoints.glance": "At a glance",
  "report.flashpoint": "Flashpoint",
  "report.flashpoint.usual": "Most often at the end",
  "report.flashpoint.worst": "Worst level seen",
  "report.flashpoint.reached": "Reached",
  "report.bands.caption": "{flashpoint}: where the runs stand",
  "report.bands.alternative":
    "Share of the runs at each level of {flashpoint}, by step. At the start: {first}. At the end: {last}.",
  "report.curves.caption": "{flashpoint}: reached that level or worse",
  "report.curves.alternative":
    "Share of the runs that have reached each level of {flashpoint} or a worse one, by step. By the end: {last}.",
  "report.share-of": "{level} {share}",
  "report.date": "Date",
  "report.thinned": "Every {n}th step is shown; --to csv --rows steps gives all of them.",
  "report.detail": "{flashpoint}: levels in figures",
  "report.section.unknowns": "What was drawn at the start",
  "report.section.unknowns-of": "What was drawn at the start: {label}",
  "report.section.assumptions": "The assumptions",
  "report.section.assumptions-of": "The assumptions: {label}",
  "report.assumptions.intro": {
    one: "The scenario rests on {n} number with a range. Each is what its basis makes it: a source, or the author's judgement. Change any of them with --set and see what follows.",
    other:
      "The scenario rests on {n} numbers with a range. Each is what its basis makes it: a source, or the author's judgement. Change any of them with --set and see what follows.",
  },
  "report.assumptions.none": "The scenario declares no number with a range.",
  "report.assumptions.differ": {
    zero: "Its numbers are those of {label}.",
    one: "{n} number differs from those of {label}; the others are as there.",
    other: "{n} numbers differ from those of {label}; the others are as there.",
  },
  "report.assumptions.number": "Number",
  "report.assumptions.value": "Value",
  "report.assumptions.range": "Range",
  "report.assumptions.basis": "Basis",
  "report.assumptions.because": "Reason",
  "report.assumptions.group": "{group} ({count})",
  "report.assumptions.group.parameters": "Parameters",
  "report.assumptions.group.flashpoints": "Rules of the flashpoints",
  "report.assumptions.group.actors": "What the actors do",
  "report.assumptions.group.events": "Events",
  "report.assumptions.group.couplings": "Couplings",
  "report.assumptions.group.unknowns": "What is drawn at the start",
  "report.assumptions.group.other": "Others",
  "report.sources": "Sources ({n})",
  "report.source": "Source",
  "report.source.mark": "Mark",
  "report.section.how": "How it was run",
  "report.how.fact": "What",
  "report.how.value": "Value",
  "report.how.scenario": "Scenario",
  "report.how.hash": "Its content (SHA-256)",
  "report.how.version": "Version of Brink",
  "report.how.engine": "Engine",
  "report.how.seed": "Seed",
  "report.how.runs": "Runs",
  "report.how.partial": "{done} of {total}: PARTIAL",
  "report.how.faults": "Runs with a fault",
  "report.how.set": "Changed numbers",
  "report.how.again": "This report again:",
  "report.how.methods":
    "Intervals at 95%: Wilson's score interval for shares, Student's t for means. They cover the sampling error only. The same command gives the same runs on any machine with this version of Brink.",
} as const;
