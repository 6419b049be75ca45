import { describe, expect, it } from "vitest";
import { contentHash, lawTimes, proposalStatusAt } from "../../../functions/src/governance/laws/proposal.ts";
import { day, law, passed, pollFor, SUBMITTED_AT } from "./proposals.ts";

const referendum = { kind: "referendum", question: "Shall the gates stay open?" } as const;

describe("the status of a proposal", () => {
  const poll = pollFor(law());

  it.each([
    ["pending until the vote opens", law(), poll, day(1, -1), "pending"],
    ["voting from then on", law(), poll, day(1), "voting"],
    ["voting until the end", law(), poll, day(8, -1), "voting"],
    ["counting once voting has ended", law(), poll, day(8), "counting"],
    ["counting while it is sealed", law(), { ...poll, phase: "sealed" as const }, day(8), "counting"],
    [
      "voting again where a late quorum has extended it",
      law(),
      { ...poll, closesAt: day(9) },
      day(8),
      "voting",
    ],
    ["queued through the timelock", passed(), poll, day(10, -1), "queued"],
    ["queued while it waits to be carried out", passed(), poll, day(24, -1), "queued"],
    ["expired when nobody could", passed(), poll, day(24), "expired"],
    [
      "expired as soon as it cannot any more",
      passed({ endedAt: day(10), failure: "No" }),
      poll,
      day(10),
      "expired",
    ],
    ["implemented", passed({ implementedAt: day(10), endedAt: day(10) }), poll, day(99), "implemented"],
    ["rejected", law({ decision: "rejected", decidedAt: day(8), endedAt: day(8) }), poll, day(9), "rejected"],
    [
      "rejected where too few voted",
      law({ decision: "noQuorum", decidedAt: day(8) }),
      poll,
      day(9),
      "rejected",
    ],
    ["cancelled, whatever else", passed({ cancelledAt: day(9) }), poll, day(9), "cancelled"],
    ["cancelled with its vote", law(), { ...poll, phase: "cancelled" as const }, day(2), "cancelled"],
    ["passed as a referendum", passed({ content: referendum, endedAt: day(8) }), poll, day(99), "passed"],
  ] as const)("is %s", (_name, proposal, its, now, status) => {
    expect(proposalStatusAt(proposal, its, now)).toBe(status);
  });

  it("is draft before it is submitted, and cancelled as one", () => {
    const draft = law({ submittedAt: null });
    expect(proposalStatusAt(draft, undefined, day(99))).toBe("draft");
    expect(proposalStatusAt({ ...draft, cancelledAt: SUBMITTED_AT }, undefined, day(99))).toBe("cancelled");
  });
});

describe("the times of a law", () => {
  it("are two days from its passing, and fourteen more", () => {
    expect(lawTimes(passed())).toEqual({ effectiveAt: day(10), expiresAt: day(24) });
  });

  it("are none before it has passed", () => {
    expect(() => lawTimes(law())).toThrow("not decided");
  });
});

describe("the hash of what is voted on", () => {
  const hashOf = (change: object) => contentHash({ content: { kind: "law", change }, votedHash: null });

  it("tells every change, and no order of keys", () => {
    const one = hashOf({ economy: { tradeTaxBasisPoints: 900 }, gameplay: { pvpEnabled: false } });
    expect(one).toHaveLength(43);
    expect(hashOf({ gameplay: { pvpEnabled: false }, economy: { tradeTaxBasisPoints: 900 } })).toBe(one);
    expect(hashOf({ gameplay: { pvpEnabled: false }, economy: { tradeTaxBasisPoints: 901 } })).not.toBe(one);
  });
});
