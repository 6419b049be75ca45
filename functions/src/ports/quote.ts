import { z } from "zod";
import { access } from "../platform/access.ts";
import { query } from "../platform/callable.ts";
import { validQuoteKeys } from "../platform/config.ts";
import { after, MINUTE_MS } from "../platform/duration.ts";
import { GameError } from "../platform/errors.ts";
import { credits, instant, regionId } from "../platform/fields.ts";
import { dayOf } from "../platform/ledger/day.ts";
import { newId } from "../platform/random.ts";
import { players } from "../players/schema.ts";
import { requireAllowed } from "../regions/status/capabilities.ts";
import { ownPilot } from "../ships/pilots/ownPilot.ts";
import { requireDocked } from "../ships/pilots/pilot.ts";
import { requireWelcome } from "../ships/visits/visit.ts";
import { booksOn, chargeOf } from "./market/charge.ts";
import { deskOf, newDesk } from "./market/desk.ts";
import { deskCount } from "./market/goods.ts";
import type { LevyMoney } from "./market/levies.ts";
import { chargedLinesField, linesField, netCreditsField } from "./market/lines.ts";
import { zoneOf } from "./market/port.ts";
import { termsOf } from "./market/terms.ts";
import { type KnownRegion, knownPort, knownRegion, marketAt } from "./memory.ts";
import { paperField } from "./paper.ts";
import { quoted } from "./quoted.ts";
import { deskId, desks, traders } from "./schema.ts";

/** A change of what a quote fixes must bind soon. */
const VALID_MS = MINUTE_MS;

export const quote = query({
  summary:
    "What a trade at the port where the pilot is docked would come to, and a paper that holds it for 60 seconds.",
  access: access.player,
  input: z.strictObject({
    regionId,
    lines: linesField,
    /** In what taxes and levies are paid: credits, or units of the region's currency. */
    leviesIn: z.enum(["credits", "units"]).default("credits"),
  }),
  output: z.strictObject({
    paper: paperField,
    expiresAt: instant,
    /** Sales before purchases. */
    lines: chargedLinesField,
    netCredits: netCreditsField,
    /** What is paid in units of the region's currency, in place of taxes and levies. */
    levyUnits: credits,
  }),
  async handle({ caller, reads, now }, { regionId, lines, leviesIn }) {
    const { uid } = caller;
    const pilot = await ownPilot(reads, uid, regionId);
    requireDocked(pilot);
    requireWelcome(pilot, now);
    const { sectorNumber } = pilot.place;
    const [region, sector] = await Promise.all([
      knownRegion(regionId, now),
      knownPort(regionId, sectorNumber),
    ]);
    requireAllowed(region, "trade");
    const day = dayOf(now);
    const desk = deskOf(pilot.place, { uid, day, desks: deskCount(zoneOf(sector)) });
    const terms = termsOf(sector, marketAt(region, now), lines, desk);
    const [{ accountId }, stored, trader] = await Promise.all([
      reads.get(players, { uid }).then((player) => player!),
      reads.get(desks, { regionId, deskId: deskId(sectorNumber, desk) }),
      reads.get(traders, { regionId, uid }),
    ]);
    const before = { desk: stored ?? newDesk(terms.openedAt), books: booksOn(day, trader) };
    const charge = chargeOf(terms, before, now);
    const levyMoney = leviesIn === "units" ? requireLevyMoney(region) : null;

    const expiresAt = after(now, VALID_MS);
    const whose = { paperId: newId(), uid, accountId, shipId: pilot.shipId, regionId, sectorNumber, desk };
    return quoted({ ...whose, expiresAt, levyMoney, terms }, charge, validQuoteKeys());
  },
});

/** @throws GameError `NO_CURRENCY` */
function requireLevyMoney({ regionId, levyMoney }: KnownRegion): LevyMoney {
  if (levyMoney !== null) return levyMoney;
  throw new GameError("NO_CURRENCY", `In "${regionId}" levies are paid in credits alone.`, { regionId });
}
