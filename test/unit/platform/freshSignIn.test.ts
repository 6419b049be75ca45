import { expect, test } from "vitest";
import { access, type Identity, isFresh, requireSignedIn } from "../../../functions/src/platform/access.ts";
import { registeredCallables } from "../../../scripts/generate/registry.ts";

const MINUTES_AGO = (minutes: number) => ({ signedInAtSeconds: 1_000_000 - minutes * 60 });

test.each([
  [0, true],
  [15, true],
  [16, false],
  [Number.NaN, false],
])("a sign-in %d minutes ago is fresh: %s", (minutes, expected) => {
  expect(isFresh(MINUTES_AGO(minutes), 1_000_000_000)).toBe(expected);
});

test("what asks for a fresh sign-in says so before it looks at anything, and the same access without it does not", () => {
  const identity = { uid: "ada", signedInAtSeconds: 1 } as Identity;
  const refused = () => requireSignedIn(access.fresh(access.signedIn), identity);
  expect(refused).toThrow(
    expect.objectContaining({ reason: "SIGN_IN_AGAIN", metadata: { freshMinutes: 15 } }),
  );
  expect(() => requireSignedIn(access.signedIn, identity)).not.toThrow();
});

test("a sign-in of the last minutes is asked for by what ends or hands on something for good", async () => {
  const fresh = (await registeredCallables()).filter(({ access }) => access.isFresh).map(({ path }) => path);
  expect(fresh.sort()).toEqual([
    "billing/abandonPurchase",
    "membership/appointModerator",
    "players/deleteAccount",
    "regions/appointGovernor",
    "regions/closeRegion",
    "regions/interveneInRegion",
    "regions/offerRegion",
  ]);
});
