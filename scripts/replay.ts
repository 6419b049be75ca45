/**
 * `npm run replay -- <engagement id> [--project <id>]`: repeats a fight from its record, which both sides can read: the seed and the
 * two ships as they went in. On the local stack, or with application default credentials on a project.
 */
import type { Survivor } from "../functions/src/combat/fight.ts";
import { type Replay, replayOf } from "../functions/src/combat/replay.ts";
import { type Engagement, engagements } from "../functions/src/combat/schema.ts";
import { command, given } from "./command.ts";
import { Failure } from "./setup/failure.mjs";
import { chooseBackend, requireBackend } from "./stack/backend.ts";

const USAGE = "npm run replay -- <engagement id> [--project <project id>]";

/** What is printed of a fight that was repeated. */
export function reportOf(engagement: Engagement, { rounds, agrees }: Replay): string {
  const { regionId, sectorNumber, at, attacker, defender } = engagement;
  const start = (name: string, ship: Engagement["attacker"]) =>
    `  ${name}: ${ship.shipClass}, attack ${ship.attack}, shield ${ship.shieldPoints}, hull ${ship.hullPoints}, stance ${ship.stance}`;
  return [
    `Sector ${sectorNumber} of ${regionId}, ${at.toISOString()}`,
    start("attacker", attacker),
    start("defender", defender),
    "",
    ...rounds.map(
      (round, index) =>
        `  round ${`${index + 1}`.padStart(2)}: attacker ${leftOf(round.attacker)}; defender ${leftOf(round.defender)}`,
    ),
    "",
    `${agrees ? "✓" : "✗"} the fight ends as its record says`,
  ].join("\n");
}

const leftOf = ({ end, shieldPoints, hullPoints }: Survivor) =>
  end === "stands" ? `shield ${shieldPoints}, hull ${hullPoints}` : end;

async function main(): Promise<void> {
  const { words, values } = given(USAGE, { least: 1, most: 1 }, { project: { type: "string" } });
  const [engagementId = ""] = words;
  chooseBackend(values.project);
  await requireBackend();
  const engagement = (await engagements.ref({ engagementId }).get()).data();
  if (engagement === undefined) throw new Failure(`There is no fight of the id "${engagementId}".`);
  const replay = replayOf(engagement);
  console.log(reportOf(engagement, replay));
  if (!replay.agrees) process.exitCode = 1;
}

if (import.meta.main) await command(main);
