import { answerFaults } from "./checks/answers.ts";
import { ballotFaults } from "./checks/ballots.ts";
import { configurationFaults } from "./checks/configuration.ts";
import { membershipFaults } from "./checks/membership.ts";
import type { Journal } from "./journal.ts";
import type { LoadPlayer } from "./population.ts";
import type { Stored } from "./stored.ts";

/** What must hold after a run, and what does not. */
export interface Check {
  readonly name: string;
  readonly faults: readonly string[];
}

export function checksOf(
  players: readonly LoadPlayer[],
  journal: Journal,
  stored: Stored,
  unexpected: readonly string[],
): Check[] {
  const founders = players.map(({ uid, homeRegionId: regionId }) => ({ uid, regionId }));
  const owners = players
    .filter(({ owner }) => owner)
    .map(({ uid, homeRegionId }) => [homeRegionId, uid] as const);
  const writes = Map.groupBy(journal.configuration, ({ regionId, field }) => `${regionId} ${field}`);
  return [
    {
      name: "every acknowledged configuration is in one serial order, whose last is stored",
      faults: stored.fields.flatMap((field) =>
        configurationFaults(field, writes.get(`${field.regionId} ${field.field}`) ?? []),
      ),
    },
    {
      name: "every acknowledged joining and leaving has its member and its mirror, and there are no others",
      faults: membershipFaults(founders, journal.membership, stored),
    },
    {
      name: "every voter's ballot is the last acknowledged one, with its revision",
      faults: ballotFaults(journal.ballots, stored.ballots),
    },
    {
      name: "as many stored answers as acknowledged calls that change something",
      faults: answerFaults(journal, new Map(owners), stored.answers),
    },
    { name: "no error but RATE_LIMITED with retryAfterSeconds, and BUSY before success", faults: unexpected },
  ];
}
