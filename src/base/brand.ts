/** Branded strings: an id of one kind cannot be passed where another kind is meant. */

declare const brand: unique symbol;

/** A `string` that only code which has checked it may call a `Name`. */
export type Brand<Name extends string> = string & { readonly [brand]: Name };

/** Id of a scenario. */
export type ScenarioId = Brand<"ScenarioId">;
/** Id of a flashpoint. */
export type FlashpointId = Brand<"FlashpointId">;
/** Id of a level. */
export type LevelId = Brand<"LevelId">;
/** Id of a rule. */
export type RuleId = Brand<"RuleId">;
/** Id of an actor. */
export type ActorId = Brand<"ActorId">;
/** Id of a move. */
export type MoveId = Brand<"MoveId">;
/** Id of an event. */
export type EventId = Brand<"EventId">;
/** Id of a stopwatch. */
export type StopwatchId = Brand<"StopwatchId">;
/** Id of a variable. */
export type VariableId = Brand<"VariableId">;
/** Id of an unknown. */
export type UnknownId = Brand<"UnknownId">;
/** Id of an unknown value. */
export type UnknownValueId = Brand<"UnknownValueId">;
/** Id of an outcome. */
export type OutcomeId = Brand<"OutcomeId">;
/** Id of an expectation. */
export type ExpectationId = Brand<"ExpectationId">;
/** Id of a source. */
export type SourceId = Brand<"SourceId">;

/**
 * Name of a parameter: its own id for a declared one (`spillover`), else the path of the
 * ranged number in the file (`flashpoints.ukraine.rules.invasion.chance`).
 */
export type ParameterId = Brand<"ParameterId">;
