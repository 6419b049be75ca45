import { expect, test } from "vitest";
import type { RegionStatus } from "../../../functions/src/regions/schema.ts";
import {
  allows,
  type Capability,
  requireAllowed,
  statusesAllowing,
} from "../../../functions/src/regions/status/capabilities.ts";
import { NEXT_STATUSES } from "../../../functions/src/regions/status/lifecycle.ts";

const STATUSES: readonly RegionStatus[] = [
  "provisioning",
  "failed",
  "active",
  "suspended",
  "closing",
  "closed",
];

/** A row for each capability, a column for each status in the order above. */
const TABLE: Readonly<Record<Capability, string>> = {
  enter: "..x...",
  settle: "..x...",
  leave: "xxxxxx",
  takeOut: "..xxx.",
  speak: "xxxxx.",
  moderate: "xxxxx.",
  vote: "..xx..",
  legislate: "..x...",
  trade: "..x...",
  build: "..x...",
  fight: "..x...",
  arrive: "..x...",
  tax: "..x...",
  spend: "..x...",
  configure: "xxxx..",
  handOn: "..xx..",
  close: ".xxx..",
};

const cells = (Object.keys(TABLE) as Capability[]).flatMap((capability) =>
  STATUSES.map((status, column) => ({ capability, status, allowed: TABLE[capability][column] === "x" })),
);

test.each(cells)("$status, $capability: $allowed", ({ capability, status, allowed }) => {
  const region = { regionId: "aurora", status, closesAt: null };
  expect(allows(region, capability)).toBe(allowed);
  const required = () => requireAllowed(region, capability);
  if (allowed) return expect(required).not.toThrow();
  expect(required).toThrow(
    expect.objectContaining({ reason: "REGION_CLOSED", metadata: { regionId: "aurora", status } }),
  );
});

test("a query asks for the statuses that allow it", () => {
  expect(statusesAllowing("vote").sort()).toEqual(["active", "suspended"]);
});

test("closing can begin where the lifecycle lets it follow", () => {
  for (const status of STATUSES) {
    expect(allows({ status }, "close")).toBe(NEXT_STATUSES[status].includes("closing"));
  }
});

test("a region that is announced to close takes in no new residents, and all else goes on", () => {
  const announced = { regionId: "aurora", status: "active", closesAt: new Date() } as const;
  const refused = (Object.keys(TABLE) as Capability[]).filter((capability) => !allows(announced, capability));
  expect(refused).toEqual(["settle"]);
  expect(() => requireAllowed(announced, "settle")).toThrow("going to close");
});
