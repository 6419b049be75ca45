import { z } from "zod";
import { access } from "../platform/access.ts";
import { mutation } from "../platform/callable.ts";
import { combatKey } from "../platform/config.ts";
import { documentId, regionId, uid } from "../platform/fields.ts";
import { documentPath } from "../platform/paths.ts";
import { derivedId } from "../platform/random.ts";
import { stageLetter } from "../players/stageLetter.ts";
import { claimed } from "../ships/insurance/insurance.ts";
import { ownPilotPaths } from "../ships/pilots/actingPilot.ts";
import { afterFight } from "../ships/pilots/deeds.ts";
import { acted, turnsAfter } from "../ships/pilots/pilot.ts";
import { pilots, tenths } from "../ships/schema.ts";
import { paidFrom } from "../ships/visits/purse.ts";
import { prepareAftermath } from "./aftermath.ts";
import { attacked, disreputePoints } from "./afterwards.ts";
import { guardPoints } from "./aid/aid.ts";
import { prepareDisrepute } from "./disrepute.ts";
import { seedOf } from "./draws.ts";
import { type Encounter, readEncounter, type Side } from "./encounter.ts";
import { ATTACK_TENTHS } from "./fight.ts";
import { fought } from "./fighter.ts";
import { letterOf } from "./letter.ts";
import { requireMayAttack } from "./mayAttack.ts";
import { recordOf } from "./record.ts";
import { consequences, engagements, roundsField, sideField } from "./schema.ts";
import { prepareSpoils } from "./spoils.ts";
import { stageWreck, wreckLiesUntil } from "./wrecks/wreck.ts";

export const attack = mutation({
  summary:
    "Attacks a player in the space of the pilot's sector, for five turns. It is fought out at once, in ten rounds at most.",
  access: access.player,
  input: z.strictObject({
    regionId,
    uid,
    /** Of who is protected as a newcomer: the protection may end for ever. */
    waiveProtection: z.boolean().default(false),
  }),
  output: z.strictObject({
    engagementId: documentId,
    roundsFought: roundsField,
    attacker: sideField,
    defender: sideField,
    ...consequences,
    turnsTenths: tenths,
  }),
  turn: ({ uid }) => documentPath(pilots.template, { uid }),
  loads: ownPilotPaths,
  async handle(context, { regionId, uid, waiveProtection }) {
    const { caller, tx, now, intent } = context;
    const encounter = await readEncounter(context, { regionId, uid });
    const { attacker, defender, here } = encounter;
    requireMayAttack(attacker, defender, here, { now, waiveProtection });
    const engagementId = derivedId("engagement", intent);
    const seed = seedOf(combatKey.value(), engagementId);
    const guarded = guardPoints(here, defender.member, now);
    const fight = fought(engaged(encounter, { now, waiveProtection }), { seed, guardPoints: guarded }, now);
    const sides = [fight.attacker, fight.defender];
    const spoils = await prepareSpoils(context, { engagementId, here }, sides);
    const targetReputation = defender.member?.reputation ?? 0;
    const points = disreputePoints(attacker.pilot, defender.pilot, { targetReputation, now });
    const disrepute = await prepareDisrepute(context, attacker.member, here.region, points);
    const aftermaths = [];
    for (const side of sides) {
      const { uid } = side.pilot;
      const insurance = claimed(side.pilot.insurance, spoils.of(uid).burnt, now);
      const others = side === fight.attacker ? fight.defender : fight.attacker;
      const deeds = afterFight(side.pilot.deeds, side.after.end, others.after.end);
      const pilot = { ...paidFrom(side.pilot, spoils.taxCreditsOf(uid)), insurance, deeds };
      aftermaths.push(await prepareAftermath(context, { ...side, pilot }));
    }

    const record = recordOf(fight, spoils, { seed, at: now, disreputePoints: disrepute.points });
    tx.create(engagements.ref({ engagementId }), record);
    for (const stage of aftermaths) stage(tx);
    spoils.stage();
    for (const side of sides) stageWreck(tx, side, spoils.of(side.pilot.uid).left, now);
    disrepute.stage();
    const sentence = letterOf(record, {
      attackerName: attacker.pilot.name,
      wreckLiesUntil: wreckLiesUntil(now),
    });
    stageLetter(tx, { fromUid: caller.uid, uid, kind: "ATTACKED", sentence, regionId }, now);
    const { roundsFought, attacker: own, defender: other, taxCredits } = record;
    return {
      engagementId,
      roundsFought,
      attacker: own,
      defender: other,
      taxCredits,
      disreputePoints: disrepute.points,
      turnsTenths: fight.attacker.pilot.turns.amount,
    };
  },
});

/** Both sides as the attack finds them: the attacker has paid for it, and everybody knows when it was. */
function engaged(
  { attacker, defender }: Encounter,
  how: { readonly now: Date; readonly waiveProtection: boolean },
): { readonly attacker: Side; readonly defender: Side } {
  const { now } = how;
  const turns = turnsAfter(attacker.pilot, ATTACK_TENTHS, now);
  const fights = attacked(attacker.pilot.fights, defender.pilot.uid, how);
  const targets = { ...defender.pilot.fights, engagedAt: now };
  return {
    attacker: { ...attacker, pilot: acted({ ...attacker.pilot, turns, fights }, now) },
    defender: { ...defender, pilot: { ...defender.pilot, fights: targets } },
  };
}
