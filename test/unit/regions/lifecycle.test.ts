import { describe, expect, it } from "vitest";
import type { RegionStatus } from "../../../functions/src/regions/schema.ts";
import { movedTo, NEXT_STATUSES } from "../../../functions/src/regions/status/lifecycle.ts";

const STATUSES = Object.keys(NEXT_STATUSES) as RegionStatus[];

/** Rows: the present status. Columns, in the same order: what it may become. */
const ALLOWED: Record<RegionStatus, RegionStatus[]> = {
  provisioning: ["active", "failed"],
  failed: ["provisioning", "closing"],
  active: ["suspended", "closing"],
  suspended: ["active", "closing"],
  closing: ["closed"],
  closed: [],
};
const pairs = STATUSES.flatMap((from) =>
  STATUSES.map((to) => ({ from, to, allowed: ALLOWED[from].includes(to) })),
);

describe("the lifecycle of a region", () => {
  it.each(pairs.filter(({ allowed }) => allowed))("lets $from become $to", ({ from, to }) => {
    expect(movedTo({ regionId: "aurora", status: from }, to, "a reason")).toEqual({
      status: to,
      statusReason: "a reason",
    });
  });

  it.each(pairs.filter(({ allowed }) => !allowed))("does not let $from become $to", ({ from, to }) => {
    expect(() => movedTo({ regionId: "aurora", status: from }, to, null)).toThrow(
      expect.objectContaining({
        reason: "REGION_STATUS",
        metadata: { regionId: "aurora", status: from, possible: ALLOWED[from] },
      }),
    );
  });

  it("names the present status and what may follow it", () => {
    expect(() => movedTo({ regionId: "aurora", status: "active" }, "closed", null)).toThrow(
      'The region "aurora" is active: it can only become suspended or closing, not closed.',
    );
  });
});
