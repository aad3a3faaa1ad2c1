/** Words of games of several people: seats, curtain, the one who leads. */

/** Words of `seats`, by key. */
export const seatsWords = {
  "key.uncover": "I am alone",
  "seats.everyone": "everyone may look",
  "seats.turn": "turn of {seat}",
  "seats.led": "{role}, led",
  "seats.curtain": "Curtain",
  "seats.next": "{seat}: it is your turn.",
  "seats.alone":
    "Press Enter when nobody else can see the screen. What you decide, and what only you may know, is behind this.",
  "log.title": "Told and decided by the one who leads",
  "log.empty": "Nothing so far.",
  "log.inject": "{date}: told: {text}",
  "log.override": "{date}: decided in their place: {text}",
  "message.injected": "Told: {text}",
  "message.not-facilitated": "Only a game with --facilitate is led.",
  "command.inject": "inject",
  "command.log": "log",
  "cmd.inject": "tells the players something that the model does not know; it stands in the log",
  "cmd.log": "what the one who leads told and decided",
  "help.hot-seat":
    "each --as is played by someone else at this screen, with a curtain between turns",
  "help.facilitate":
    "lead the game: decide for any actor (d), tell the players something (:inject); both are logged (:log)",
  "usage.hot-seat": "--hot-seat needs two seats or more: --as NAME for each",
} as const;
