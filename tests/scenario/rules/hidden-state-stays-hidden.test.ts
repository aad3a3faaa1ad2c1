import { describe, expect, it } from "vitest";
import { border, errorsOf, head } from "../reading.ts";

const world = (parts: {
  drift?: string;
  then?: string;
  when?: string;
  ends?: string;
  other?: string;
}): string => `${head}unknowns:
  intent: { known_to: [red], values: { good: 100%, bad: 0% } }
definitions:
  grim: intent == bad
variables:
  seen: { start: 0, min: 0, max: 9, drift: "${parts.drift ?? "seen"}" }
  secret: { start: 0, min: 0, max: 9, hidden: true, drift: "${parts.other ?? "secret"}" }
${border}    rules:
      up: { from: calm, to: war, hazard: 0, times: [{ by: 0, when: intent == bad }] }
actors:
  red: { moves: { go: { when: "${parts.when ?? "true"}" } } }
  blue: { moves: { go: { when: "${parts.when ?? "true"}" }, sneak: { hidden: true } } }
events:
  council: { date: 2022-01-13, chance: 100%, then: ${parts.then ?? "{ seen: 1 }"} }
  plot: { hazard: 0, hidden: true }
ends_when: ${parts.ends ?? "t > 8"}
`;

describe("hidden state stays hidden", () => {
  it("lets chances and hidden variables read what is hidden", () => {
    expect(errorsOf(world({ other: "intent == bad ? secret : 0" }))).toEqual([]);
    expect(errorsOf(world({ then: "{ secret: { set: 1, when: intent == bad } }" }))).toEqual([]);
  });

  it.each([
    [{ drift: "secret" }, "secret"],
    [{ drift: "intent == bad ? 0 : seen" }, "intent == bad"],
    [{ drift: "happened(plot) ? 0 : seen" }, "happened(plot)"],
    [{ drift: "moved(blue, sneak) ? 0 : seen" }, "moved(blue, sneak)"],
    [{ drift: "grim ? 0 : seen" }, "grim"],
    [{ then: "{ seen: { set: 1, when: intent == bad } }" }, "intent == bad"],
    [{ then: "{ border: { set: war, when: intent == bad } }" }, "intent == bad"],
    [{ ends: "secret > 3" }, "secret"],
    [{ when: "intent == bad" }, "intent == bad"],
    // Whose own hidden move it is may read it; the other may not.
    [{ when: "moved(blue, sneak)" }, "moved(blue, sneak)"],
  ])("sees the leak of %j", (parts, at) => {
    // Of two actors only the one that does not know the unknown gives it away.
    expect(errorsOf(world(parts))).toEqual([`hidden-leak: ${at}`]);
  });

  it.each(["secret", "happened(plot)"])("sees that every actor's offers would tell %s", (read) => {
    const leak = `hidden-leak: ${read}`;
    const when = read === "secret" ? "secret > 3" : read;
    expect(errorsOf(world({ when }))).toEqual([leak, leak]);
  });
});
