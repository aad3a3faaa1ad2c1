/** Branded strings: an id of one kind cannot be passed where another kind is meant. */

declare const brand: unique symbol;

/** A `string` that only code which has checked it may call a `Name`. */
export type Brand<Name extends string> = string & { readonly [brand]: Name };

export type ScenarioId = Brand<"ScenarioId">;
export type FlashpointId = Brand<"FlashpointId">;
export type LevelId = Brand<"LevelId">;
export type RuleId = Brand<"RuleId">;
export type ActorId = Brand<"ActorId">;
export type MoveId = Brand<"MoveId">;
export type EventId = Brand<"EventId">;
export type StopwatchId = Brand<"StopwatchId">;
export type VariableId = Brand<"VariableId">;
export type UnknownId = Brand<"UnknownId">;
export type UnknownValueId = Brand<"UnknownValueId">;
export type OutcomeId = Brand<"OutcomeId">;
export type ExpectationId = Brand<"ExpectationId">;
export type SourceId = Brand<"SourceId">;

/**
 * Name of a parameter: its own id for a declared one (`spillover`), else the path of the
 * ranged number in the file (`flashpoints.ukraine.rules.invasion.chance`).
 */
export type ParameterId = Brand<"ParameterId">;
