import { describe, expect, test } from "vitest";
import { attacked, bereft } from "../../../functions/src/combat/afterwards.ts";
import { type Here, type Party, requireMayAttack } from "../../../functions/src/combat/mayAttack.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../../functions/src/platform/duration.ts";
import { digest } from "../../../functions/src/platform/random.ts";
import { NEVER } from "../../../functions/src/regions/status/terms.ts";
import { NO_FIGHTS } from "../../../functions/src/ships/pilots/fights.ts";
import { refusal } from "../ports/refusal.ts";
import { later, NOW } from "../ships/pilots.ts";
import { HERE, PLACE, party, zone } from "./parties.ts";

interface Case {
  readonly attacker?: Party;
  readonly target?: Party;
  readonly here?: Partial<Here>;
  readonly now?: Date;
  readonly waiveProtection?: boolean;
}

function refused({
  attacker = party("vera"),
  target = party("otto"),
  here,
  now = NOW,
  waiveProtection = false,
}: Case) {
  return refusal(() => requireMayAttack(attacker, target, { ...HERE, ...here }, { now, waiveProtection }));
}

const law = (gameplay: Partial<Here["gameplay"]>) => ({ gameplay: { ...HERE.gameplay, ...gameplay } });

test("two in the space of a frontier sector who have never fought may fight", () => {
  expect(refused({})).toBeUndefined();
});

describe("each rule has its reason, and says when it ends where it ends by itself", () => {
  const at = (instant: Date) => instant.toISOString();
  test.each<[string, Case, string, string | undefined]>([
    [
      "a suspended region",
      { here: { region: { regionId: "lyra", status: "suspended" } } },
      "REGION_CLOSED",
      undefined,
    ],
    [
      "a region that closes",
      { here: { region: { regionId: "lyra", status: "closing" } } },
      "REGION_CLOSED",
      undefined,
    ],
    ["a region without fights", { here: law({ pvpEnabled: false }) }, "PVP_OFF", undefined],
    [
      "a border without fights",
      { here: { ...law({ pvpBorder: false }), zone: zone("border") } },
      "PVP_OFF",
      undefined,
    ],
    ["federation space", { here: { zone: zone("federation") } }, "SAFE_SPACE", undefined],
    ["a safe district", { here: { zone: zone("commerce") } }, "SAFE_SPACE", undefined],
    [
      "an attacker in the berth",
      { attacker: party("vera", { place: { ...PLACE, berth: "port" } }) },
      "DOCKED",
      undefined,
    ],
    [
      "a target in the berth",
      { target: party("otto", { place: { ...PLACE, berth: "port" } }) },
      "TARGET_GONE",
      undefined,
    ],
    [
      "a target in the next sector",
      { target: party("otto", { place: { ...PLACE, sectorNumber: 301 } }) },
      "TARGET_GONE",
      undefined,
    ],
    [
      "a target in another region",
      { target: party("otto", { place: { ...PLACE, regionId: "vega" } }) },
      "TARGET_GONE",
      undefined,
    ],
    ["a target in passage", { target: party("otto", { passageId: "passage" }) }, "TARGET_GONE", undefined],
    ["oneself", { target: party("vera") }, "TARGET_GONE", undefined],
    ["an attacker in a pod", { attacker: party("vera", { shipClass: "escape_pod" }) }, "IN_POD", undefined],
    ["a target in a pod", { target: party("otto", { shipClass: "escape_pod" }) }, "IN_POD", undefined],
    [
      "a newcomer",
      { target: party("otto", { registeredAt: later(-HOUR_MS) }) },
      "NEWCOMER",
      at(later(71 * HOUR_MS)),
    ],
    [
      "a newcomer who attacks",
      { attacker: party("vera", { registeredAt: later(-HOUR_MS) }) },
      "OWN_PROTECTION",
      at(later(71 * HOUR_MS)),
    ],
    [
      "a treaty with a term",
      { here: { forbiddenUntil: later(DAY_MS) } },
      "TREATY_FORBIDS",
      at(later(DAY_MS)),
    ],
    ["a treaty without one", { here: { forbiddenUntil: NEVER } }, "TREATY_FORBIDS", undefined],
    [
      "who has just lost a ship",
      { target: party("otto", { fights: { immuneUntil: later(HOUR_MS) } }) },
      "IMMUNE",
      at(later(HOUR_MS)),
    ],
    [
      "a second attack on the same one",
      {
        attacker: party("vera", { fights: { opponents: [{ digest: digest("otto"), at: later(-HOUR_MS) }] } }),
      },
      "FOUGHT_ALREADY",
      at(later(23 * HOUR_MS)),
    ],
    [
      "an attack on whom one was attacked by",
      { target: party("otto", { fights: { opponents: [{ digest: digest("vera"), at: later(-HOUR_MS) }] } }) },
      "FOUGHT_ALREADY",
      at(later(23 * HOUR_MS)),
    ],
    [
      "who has just fought",
      { target: party("otto", { fights: { engagedAt: later(-MINUTE_MS + 1) } }) },
      "JUST_ENGAGED",
      at(later(1)),
    ],
    [
      "who has just been fought",
      { attacker: party("vera", { fights: { engagedAt: NOW } }) },
      "JUST_ENGAGED",
      at(later(MINUTE_MS)),
    ],
  ])("%s", (_what, facts, reason, until) => {
    expect(refused(facts)).toMatchObject({ reason });
    expect(refused(facts)!.metadata.until).toBe(until);
    if (until === undefined) return;
    const [before, after] = [-1, 0].map((ms) => new Date(Date.parse(until) + ms));
    expect(refused({ ...facts, now: before! })).toMatchObject({ reason });
    expect(refused({ ...facts, now: after! })).toBeUndefined();
  });
});

describe("what does not protect", () => {
  test.each<[string, Case]>([
    ["the border's law in the frontier", { here: law({ pvpBorder: false }) }],
    [
      "a newcomer's protection that was waived",
      { target: party("otto", { registeredAt: NOW, fights: { isProtectionWaived: true } }) },
    ],
    [
      "an own protection that is waived",
      { attacker: party("vera", { registeredAt: NOW }), waiveProtection: true },
    ],
    ["the own immunity", { attacker: party("vera", { fights: { immuneUntil: later(HOUR_MS) } }) }],
    [
      "a fight with somebody else",
      { attacker: party("vera", { fights: { opponents: [{ digest: digest("rhea"), at: NOW }] } }) },
    ],
    [
      "a region without protection",
      { here: law({ newcomerProtectionHours: 0 }), target: party("otto", { registeredAt: NOW }) },
    ],
  ])("%s", (_what, facts) => {
    expect(refused(facts)).toBeUndefined();
  });
});

describe("what an attack leaves", () => {
  const how = { now: NOW, waiveProtection: false };

  test("ends the own immunity, and counts the opponent for a day", () => {
    const opponents = [-DAY_MS, -DAY_MS + 1].map((ms, index) => ({
      digest: digest(`${index}`),
      at: later(ms),
    }));
    const fights = attacked({ ...NO_FIGHTS, immuneUntil: later(HOUR_MS), opponents }, "otto", how);
    expect(fights).toEqual({
      ...NO_FIGHTS,
      engagedAt: NOW,
      attackedAt: NOW,
      immuneUntil: null,
      opponents: [opponents[1], { digest: digest("otto"), at: NOW }],
    });
  });

  test("waives protection for ever, wherever one goes", () => {
    const waived = attacked(NO_FIGHTS, "otto", { ...how, waiveProtection: true });
    expect(waived.isProtectionWaived).toBe(true);
    expect(attacked(waived, "rhea", how).isProtectionWaived).toBe(true);
    expect(bereft(waived, NOW)).toEqual({ ...waived, immuneUntil: later(HOUR_MS) });
  });
});
