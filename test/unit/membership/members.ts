import { newMember } from "../../../functions/src/membership/newMember.ts";
import type { Member } from "../../../functions/src/membership/schema.ts";

/** Minutes after some instant: all that these tests need of time. */
export const at = (minute: number) => new Date(Date.UTC(2102, 0, 1) + minute * 60_000);

/** A visitor since minute 0, with what differs. */
export function member(change: Partial<Member> = {}): Member {
  return {
    ...newMember({ uid: "ada", regionId: "terra", name: "Ada", standing: "visitor", at: at(0) }),
    ...change,
  };
}

export const resident = (change: Partial<Member> = {}) =>
  member({ standing: "resident", residentSince: at(0), ...change });

export const citizen = (change: Partial<Member> = {}) =>
  member({
    standing: "citizen",
    residentSince: at(0),
    citizenSince: at(0),
    votingPowerCheckpoints: [{ since: at(0), power: change.votingPower ?? 1 }],
    ...change,
  });

/** The reason for which the platform refuses, or undefined where it does not. */
export function refusal(act: () => unknown): string | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    return (error as { reason?: string }).reason ?? String(error);
  }
}
