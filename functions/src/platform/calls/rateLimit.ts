import RateLimiterMemory from "rate-limiter-flexible/lib/RateLimiterMemory.js";
import RateLimiterRes from "rate-limiter-flexible/lib/RateLimiterRes.js";
import type { Identity } from "../access.ts";
import { GameError } from "../errors.ts";
import { addressOf } from "../wire/address.ts";

/** Per caller and callable, in the memory of one instance: it dampens a loop, it is no quota across instances. */
export interface RateLimit {
  readonly callsPerMinute: number;
}

const DEFAULT: RateLimit = { callsPerMinute: 120 };
const limiters = new Map<string, RateLimiterMemory>();

/** @throws GameError `RATE_LIMITED` with `retryAfterSeconds`. */
export async function limitRate(
  path: string,
  identity: Identity | undefined,
  request: Parameters<typeof addressOf>[0],
  limit: RateLimit = DEFAULT,
): Promise<void> {
  let limiter = limiters.get(path);
  if (limiter === undefined) {
    limiter = new RateLimiterMemory({ points: limit.callsPerMinute, duration: 60 });
    limiters.set(path, limiter);
  }
  try {
    await limiter.consume(identity?.uid ?? addressOf(request));
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    const retryAfterSeconds = Math.ceil(refusal.msBeforeNext / 1_000);
    throw new GameError(
      "RATE_LIMITED",
      `At most ${limit.callsPerMinute} calls a minute; try again in ${retryAfterSeconds} s.`,
      { retryAfterSeconds },
    );
  }
}
