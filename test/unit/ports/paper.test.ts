import { describe, expect, test } from "vitest";
import { z } from "zod";
import { after, DAY_MS } from "../../../functions/src/platform/duration.ts";
import { COMMODITIES } from "../../../functions/src/platform/goods.ts";
import { canonicalJson, digest, keyedDigest } from "../../../functions/src/platform/random.ts";
import {
  PAPER_FORM,
  type Paper,
  paperField,
  paperIn,
  requireValid,
  signed,
  written,
} from "../../../functions/src/ports/paper.ts";
import { refusal } from "./refusal.ts";
import { opened } from "./sectors.ts";

const bracket = { fromCredits: 1_000_000_000_000, basisPoints: 2_500 };
/** As long as a paper can be. */
const flow = {
  from: new Date("2102-01-01T00:00:00Z"),
  until: new Date("2102-01-08T00:00:00Z"),
  thousandths: 3_000,
};
const longest: Paper = {
  paperId: "0f8fad5b-d9cb-469f-a165-70867728950e",
  uid: "u".repeat(128),
  accountId: `player:${"a".repeat(64)}`,
  shipId: "s".repeat(128),
  regionId: "r".repeat(32),
  sectorNumber: 5_000,
  desk: 31,
  quotedNetCredits: -1_000_000_000,
  expiresAt: opened,
  levyMoney: { rateMillionths: 1_000_000_000, levyRebateBasisPoints: 2_000 },
  terms: {
    swingThousandths: 400,
    purseCreditsADay: 1_000_000,
    openedAt: opened,
    specializedBefore: Array.from({ length: 4 }, () => ({
      specialization: "manufacturing" as const,
      until: opened,
    })),
    paces: Array.from({ length: 4 }, () => ({ from: opened, thousandths: 1_500 })),
    lines: COMMODITIES.map((commodity) => ({
      commodity,
      side: "sell",
      units: 360,
      priceThousandths: 750_000,
      capacityUnits: 100_000,
      unitsADay: 100_000,
      factorThousandths: 3_000,
      traderUnits: 1_000_000,
      deskUnits: 1_000_000,
      flows: [flow, flow, flow, flow],
      tax: [bracket, bracket, bracket, bracket, bracket],
    })),
  },
};

describe("a paper", () => {
  test("comes back as it was signed, by either of two keys, and the longest fits", () => {
    for (const keys of [["new", "old"], ["old"]]) {
      const text = signed(longest, keys);
      expect(paperField.safeParse(text).success).toBe(true);
      expect(paperIn(text, ["new", "old"])).toEqual(longest);
    }
  });

  test("is none where a letter of it differs, or its key is retired", () => {
    const text = signed(longest, ["new"]);
    const reason = (other: string, keys: readonly string[]) => refusal(() => paperIn(other, keys))?.reason;
    expect(reason(text, ["newer", "newest"])).toBe("QUOTE_INVALID");
    for (const index of [0, 40, text.length - 20]) {
      const letter = text[index] === "A" ? "B" : "A";
      expect(reason(text.slice(0, index) + letter + text.slice(index + 1), ["new"]), `${index}`).toBe(
        "QUOTE_INVALID",
      );
    }
  });

  test("is none of another form, and the form is raised with what a paper holds", () => {
    const [body] = signed(longest, ["new"]).split(".");
    const ofNextForm = `${body}.${keyedDigest("new", PAPER_FORM + 1, body!)}`;
    expect(refusal(() => paperIn(ofNextForm, ["new"]))?.reason).toBe("QUOTE_INVALID");
    const shape = digest(canonicalJson(z.toJSONSchema(written, { io: "input", unrepresentable: "any" })));
    expect({ [PAPER_FORM]: shape }, "A paper holds something else: raise PAPER_FORM.").toEqual({
      1: "4Wu1bsWrCj62JSiED3m3NlZ94ftsMYjaT6yMGVcKYiE",
    });
  });

  test("that a reader would choke on is not signed", () => {
    expect(() => signed({ ...longest, sectorNumber: 0 }, ["new"])).toThrow(z.ZodError);
  });

  test("is its player's, in its region, until the instant at which it ends", () => {
    const by = { uid: longest.uid, regionId: longest.regionId, now: new Date(opened.getTime() - 1) };
    const reason = (change: object) => refusal(() => requireValid(longest, { ...by, ...change }))?.reason;
    expect(reason({})).toBeUndefined();
    expect(reason({ now: opened })).toBe("QUOTE_EXPIRED");
    expect(reason({ now: after(opened, 200 * DAY_MS) })).toBe("QUOTE_EXPIRED");
    expect(reason({ uid: "another" })).toBe("QUOTE_INVALID");
    expect(reason({ regionId: "another" })).toBe("QUOTE_INVALID");
  });
});
