import type { Rooms } from "./declaration/declareRoom.ts";

/** Every reason that an error can carry: the rooms declare them. */
export type Reason = {
  [Room in keyof Rooms]: Rooms[Room] extends { readonly reasons: infer Declared } ? keyof Declared : never;
}[keyof Rooms];
export type ErrorMetadata = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/**
 * What rooms throw. `sentence` tells a player what was wrong, which bound holds and what to do; `metadata`
 * carries the same for programs, cut where it is long; an `offer` is what may be taken in place of what was refused, and leaves whole.
 * The callable wrapper alone turns it into an `HttpsError`.
 */
export class GameError extends Error {
  readonly reason: Reason;
  readonly metadata: ErrorMetadata;
  readonly offer: object | undefined;

  constructor(reason: Reason, sentence: string, metadata: ErrorMetadata = {}, offer?: object) {
    super(sentence);
    this.name = "GameError";
    this.reason = reason;
    this.metadata = metadata;
    this.offer = offer;
  }
}
