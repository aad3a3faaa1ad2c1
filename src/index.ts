/**
 * Brink as a library. `ask` puts any question to a scenario and gives its typed answer; `tell` and the
 * renderers say it in words. Below them stand the stages of the pipeline as pure functions, from the text
 * of a scenario to estimates with intervals: apart from what `ask/library.ts` exports, nothing here touches
 * files, processes or the clock. `docs/library.md` shows it at work.
 */

// Questions: asked, answered, told.
export { ask, readDocument, tableOf, tell } from "./ask/library.ts";
export type {
  AnswerTo,
  AnyAnswer,
  AskOptions,
  AskSetting,
  Place,
  QuestionName,
  ScenarioText,
  TellOptions,
} from "./ask/library.ts";
export { InUse } from "./app/storage/lock.ts";
export { Unwritten } from "./app/storage/unwritten.ts";
export { NothingDone, ScenarioFaults, Skew, Unanswerable, UsageFault } from "./ask/refusal.ts";

// Answers: plain data, the same as `--json` prints.
export type { Answer } from "./answer/kind.ts";
export type { Caution } from "./answer/caution.ts";
export type { ReadFault } from "./answer/read.ts";
export type { AdviseAnswer } from "./answer/advise-schema.ts";
export type { AskAnswer } from "./answer/ask.ts";
export type { AuditAnswer } from "./answer/audit.ts";
export type { BatchAnswer } from "./answer/batch.ts";
export type { BelieveAnswer } from "./answer/believe.ts";
export type { CompareAnswer } from "./answer/compare.ts";
export type { ExactAnswer } from "./answer/exact-schema.ts";
export type { GivenAnswer } from "./answer/given.ts";
export type { HindcastAnswer } from "./answer/hindcast.ts";
export type { PathsAnswer } from "./answer/paths.ts";
export type { RareAnswer } from "./answer/rare.ts";
export type { RegretAnswer } from "./answer/regret-schema.ts";
export type { ReportAnswer } from "./answer/report.ts";
export type { RunAnswer } from "./answer/run-schema.ts";
export type { SensitivityAnswer } from "./answer/sensitivity-schema.ts";
export type { UncertainAnswer } from "./answer/uncertain.ts";
export type { Cell, Column, ColumnKind, DataTable } from "./answer/table.ts";

// Stories in one language, and their forms.
export type { Block, Page, Plot, Section, Story } from "./story/block.ts";
export { pageOf } from "./story/single-page.ts";
export { csvTable } from "./render/csv.ts";
export { reportHtml } from "./render/html/page.ts";
export { reportMarkdown } from "./render/markdown.ts";
export { openParquet } from "./render/parquet.ts";
export type { ParquetFile } from "./render/parquet.ts";
export { storyText } from "./render/terminal.ts";

// Text → Model: reading and checking a scenario.
export type { Load, Loaded } from "./scenario/compose.ts";
export { readScenario } from "./scenario/read.ts";
export type { ReadOptions, ReadResult } from "./scenario/read.ts";
export { formatScenario } from "./scenario/format.ts";
export { canonicalModel, hashModel } from "./scenario/hash.ts";
export { scenarioSchema } from "./scenario/shape/schema.ts";
export type { Schema } from "./scenario/shape/schema.ts";
export { printExpression } from "./scenario/expression/print.ts";
export type { Expression } from "./scenario/expression/expression.ts";
export type { Model } from "./scenario/model.ts";

// What is wrong with a scenario, in words.
export type { Diagnostic } from "./source/diagnostic.ts";
export type { SourceFile, Span } from "./source/span.ts";
export { formatDiagnostic, messageOf } from "./i18n/diagnostics.ts";
export type { DiagnosticStyle } from "./i18n/diagnostics.ts";
export type { Language } from "./i18n/language.ts";
export type { Digits, NumberStyle } from "./i18n/number.ts";

// Model → Program: made ready for the engines, and what can be proven of it.
export { analyse } from "./ir/analysis/analyse.ts";
export { checkSites } from "./ir/collisions.ts";
export { lower } from "./ir/lower.ts";
export { printProgram } from "./ir/print.ts";
export type { Program } from "./ir/program.ts";

// Addressed randomness.
export { keyOfSeed } from "./random/seed.ts";
export { luckOf } from "./random/stream.ts";
export type { Luck } from "./random/luck.ts";
export type { Key } from "./random/philox.ts";

// One run, explained: the interpreter, which is the specification.
export { advance, availableMoves } from "./engine/interpreter/advance.ts";
export { chances, eventChances } from "./engine/interpreter/chances.ts";
export type { TransitionChance } from "./engine/interpreter/chances.ts";
export type { EventThreshold } from "./engine/interpreter/events.ts";
export { RunFault } from "./engine/interpreter/fault.ts";
export { beginOutcomes, observe } from "./engine/interpreter/outcome.ts";
export type { OutcomeProgress } from "./engine/interpreter/outcome.ts";
export type { Choice, Choices, MoveOption, StepRecord } from "./engine/interpreter/record.ts";
export { parametersOf, simulate } from "./engine/interpreter/run.ts";
export type { Run } from "./engine/interpreter/run.ts";
export { start } from "./engine/interpreter/start.ts";
export type { State } from "./engine/interpreter/state.ts";

// Many runs: engines, tallies that merge exactly, estimates with intervals.
export type { Engine, PreparedEngine, RunList } from "./batch/engine.ts";
export { interpreterEngine } from "./batch/interpreter-engine.ts";
export { kernelEngine } from "./batch/kernel-engine.ts";
export { mergeTallies } from "./batch/tally.ts";
export type { Tally } from "./batch/tally.ts";
export { estimate } from "./study/estimates.ts";
export type { Estimates } from "./study/estimates.ts";
export type { Interval } from "./stats/interval.ts";
export { meanInterval } from "./stats/mean.ts";
export type { Moments } from "./stats/mean.ts";
export { clopperPearsonInterval, wilsonInterval } from "./stats/proportion.ts";
export { quantileInterval } from "./stats/quantile.ts";
export type { CountedTimes } from "./stats/quantile.ts";

// What an observer may believe about the unknowns.
export { beginBelief, believePath, filterStep, updateBelief } from "./belief/filter.ts";
export type { Belief, Hypothesis } from "./belief/filter.ts";
export { knowledgeOf, observationOf, publicKnowledge } from "./belief/observation.ts";
export type { Knowledge, Observation } from "./belief/observation.ts";
export { posteriorOf } from "./belief/posterior.ts";
export { BeliefTooLarge, ImpossibleObservation } from "./belief/refusal.ts";
