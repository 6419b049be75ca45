import { describe, expect, it } from "vitest";
import { decided } from "../../../functions/src/governance/polls/tally/decision.ts";
import {
  authorityIn,
  DEFAULT_RESERVED_FIELDS,
  ENTRENCHED_FIELDS,
  legislation,
  reservedFields,
} from "../../../functions/src/regions/configuration/constitution.ts";
import { DEFAULT_CONFIGURATION } from "../../../functions/src/regions/configuration/defaultConfiguration.ts";
import { FIELD_NAMES } from "../../../functions/src/regions/configuration/fieldNames.ts";

const entrenched = [
  "type",
  "votingThresholdBasisPoints",
  "quorumBasisPoints",
  "electionEveryDays",
  "reservedFields",
].map((key) => `governance.${key}`);

describe("the names of fields", () => {
  it("are those of the configuration, in its order", () => {
    const fields = Object.entries(DEFAULT_CONFIGURATION).flatMap(([section, values]) =>
      Object.keys(values).map((key) => `${section}.${key}`),
    );
    expect([...FIELD_NAMES].sort()).toEqual(fields.sort());
  });
});

describe("the reserved fields", () => {
  it("are none in an autocracy, whatever its list says", () => {
    for (const list of [null, [], [...FIELD_NAMES]]) {
      expect(reservedFields({ type: "autocracy", reservedFields: list })).toEqual([]);
    }
  });

  it.each(["democracy", "council"] as const)("are the default ones in a %s without a list", (type) => {
    const reserved = reservedFields({ type, reservedFields: null });
    expect([...reserved].sort()).toEqual([...DEFAULT_RESERVED_FIELDS].sort());
  });

  it.each(["democracy", "council"] as const)(
    "hold the entrenched ones in a %s whose list does not",
    (type) => {
      expect(reservedFields({ type, reservedFields: ["culture.lore"] })).toEqual(
        FIELD_NAMES.filter((field) => entrenched.includes(field) || field === "culture.lore"),
      );
      expect([...ENTRENCHED_FIELDS].sort()).toEqual([...entrenched].sort());
    },
  );
});

describe("how a law is made", () => {
  const governance = { type: "democracy", votingThresholdBasisPoints: 5_100 } as const;
  const tax = ["economy.tradeTaxBasisPoints"];

  it("by the citizens of a democracy and the council of a council, in an autocracy not at all", () => {
    expect(legislation(governance, tax)).toEqual({
      electorate: "citizens",
      thresholdBasisPoints: 5_100,
      timelockDays: 2,
    });
    expect(legislation({ ...governance, type: "council" }, tax)?.electorate).toBe("council");
    expect(legislation({ ...governance, type: "autocracy" }, tax)).toBeNull();
  });

  it.each(entrenched)("with two thirds for %s, and two days' delay", (field) => {
    const terms = legislation(governance, [...tax, field])!;
    const carries = (votes: { for: number; against: number }) =>
      decided(
        { ...votes, abstain: 0 },
        { thresholdBasisPoints: terms.thresholdBasisPoints, quorum: 1, electorate: 9_999, voters: 9_999 },
      ).outcome;
    expect(carries({ for: 2, against: 1 })).toBe("passed");
    expect(carries({ for: 4, against: 2 })).toBe("passed");
    expect(carries({ for: 6, against: 4 })).toBe("rejected");
    expect(carries({ for: 665, against: 335 })).toBe("rejected");
    // The nearest below two thirds that as many votes allow: the threshold's rounding lets none of them through.
    expect(carries({ for: 3_332, against: 1_667 })).toBe("rejected");
    expect(terms.timelockDays).toBeGreaterThanOrEqual(2);
  });

  it("never with less than the region's own threshold", () => {
    const strict = { ...governance, votingThresholdBasisPoints: 9_000 };
    expect(legislation(strict, ["governance.type"])?.thresholdBasisPoints).toBe(9_000);
  });
});

describe("on whose word an officer acts", () => {
  const owner = { uid: "owner", administrator: false };
  it("is the owner's own, or the platform's where there is none", () => {
    expect(authorityIn({ ownerUid: "owner" }, owner)).toBe("owner");
    expect(authorityIn({ ownerUid: "owner" }, { uid: "governor", administrator: false })).toBe("officer");
    expect(authorityIn({ ownerUid: "owner" }, { uid: "root", administrator: true })).toBe("officer");
    expect(authorityIn({ ownerUid: null }, { uid: "root", administrator: true })).toBe("owner");
    expect(authorityIn({ ownerUid: null }, { uid: "governor", administrator: false })).toBe("officer");
  });
});
