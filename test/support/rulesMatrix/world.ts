import { chart, gates, sectors } from "../../../functions/src/galaxy/documents.ts";
import { elections, nominations } from "../../../functions/src/governance/elections/schema.ts";
import { claimedFields, proposals } from "../../../functions/src/governance/laws/schema.ts";
import { offices } from "../../../functions/src/governance/offices/schema.ts";
import { petitions, supporters } from "../../../functions/src/governance/petitions/schema.ts";
import { ballots, polls, publishedBallots } from "../../../functions/src/governance/polls/schema.ts";
import { treaties } from "../../../functions/src/governance/treaties/schema.ts";
import { type CollectionName, collections } from "../../../functions/src/house.ts";
import { joinRequests, members, memberships } from "../../../functions/src/membership/schema.ts";
import { administrators } from "../../../functions/src/platform/access.ts";
import { platformAudit, regionAudit } from "../../../functions/src/platform/audit.ts";
import type { Documents as Declared } from "../../../functions/src/platform/documents/collection.ts";
import { jobSteps, jobs } from "../../../functions/src/platform/jobs.ts";
import {
  ledgerBalances,
  ledgerDays,
  ledgerTransfers,
} from "../../../functions/src/platform/ledger/schema.ts";
import { outbox } from "../../../functions/src/platform/outbox.ts";
import { documentPath } from "../../../functions/src/platform/paths.ts";
import { requests } from "../../../functions/src/platform/replay.ts";
import { erasures, notices, playerNames, players } from "../../../functions/src/players/schema.ts";
import { announcements, regionNames, regions } from "../../../functions/src/regions/schema.ts";
import * as make from "./documents.ts";

/** A document of the fixture database. */
export interface Fixture {
  readonly parameters: Readonly<Record<string, string>>;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The regions whose affairs the matrix asks for. `mira` and `null` exist only to be governed, `ghost` not at all. */
const ASKED = ["lyra", "vega", "nexus", "default", "ghost"] as const;
const inEach = (fixtures: (regionId: string) => Fixture[]) => ASKED.flatMap(fixtures);

const at = (parameters: Fixture["parameters"], data: object): Fixture => ({
  parameters,
  data: data as Fixture["data"],
});

const region = (regionId: string, ownerUid: string | null, governorUid: string | null) =>
  at({ regionId }, make.region(regionId, ownerUid, governorUid));

const member = (regionId: string, uid: string, facts: Parameters<typeof make.member>[2] = {}) =>
  at({ regionId, uid }, make.member(regionId, uid, facts));

const EVERY_POWER = ["region:{regionId}:economy:manage", "region:{regionId}:members:manage"] as const;

/** At least one document of every path: a path that is missing here does not compile. */
const WORLD: Readonly<Record<CollectionName, readonly Fixture[]>> = {
  administrators: [
    at({ uid: "administrator" }, make.administrator("administrator", "active")),
    at({ uid: "dismissedAdministrator" }, make.administrator("dismissedAdministrator", "ended")),
    at({ uid: "appointee" }, make.administrator("appointee", "active")),
    at({ uid: "appointeeInWords" }, make.administrator("appointeeInWords", "active")),
  ],
  jobs: [at({ jobId: "watched" }, make.job(["leaver"])), at({ jobId: "unwatched" }, make.job([]))],
  jobSteps: [at({ jobId: "watched", step: "0" }, { attempt: 1, at: make.INSTANT })],
  outbox: [at({ outboxId: "row" }, make.outboxRow())],
  ledgerBalances: [
    at({ balanceId: "player:p1~0" }, make.balance("player:p1", "leaver", null)),
    at({ balanceId: "treasury:lyra~0" }, make.balance("treasury:lyra", null, "lyra")),
    at({ balanceId: "treasury:vega~0" }, make.balance("treasury:vega", null, "vega")),
    at({ balanceId: "treasury:ghost~0" }, make.balance("treasury:ghost", null, "ghost")),
    at({ balanceId: "platform:fees~0" }, make.balance("platform:fees", null, null)),
  ],
  ledgerTransfers: [at({ transferId: "transfer" }, make.transfer())],
  ledgerDays: [at({ day: "2102-01-01" }, make.ledgerDay())],
  platformAudit: [
    at({ auditId: "subject" }, make.audit(null, "officers", "leaver")),
    at({ auditId: "nobody" }, make.audit(null, "officers", null)),
  ],
  sectors: inEach((regionId) => [at({ regionId, sectorNumber: "1" }, make.sector())]),
  chart: inEach((regionId) => [at({ regionId, chunk: "1" }, make.chartChunk())]),
  gates: [at({ gateId: "lyra" }, make.gate("lyra"))],
  players: [
    at({ uid: "leaver" }, make.player("leaver")),
    at({ uid: "citizen" }, make.player("citizen")),
    at({ uid: "banned" }, make.player("banned")),
    at({ uid: "galacticCitizen" }, { ...make.player("galacticCitizen"), galacticCitizen: true }),
  ],
  playerNames: [at({ nameKey: "~leaver" }, make.playerName("leaver"))],
  requests: [at({ uid: "leaver", request: "intent" }, make.request())],
  memberships: [at({ uid: "leaver", regionId: "lyra" }, make.membership("lyra"))],
  notices: [at({ uid: "leaver", noticeId: "notice" }, make.notice("lyra"))],
  erasures: [at({ uid: "leaver" }, make.erasure())],
  regions: [
    region("lyra", "owner", "governor"),
    region("vega", "governingOwner", null),
    region("mira", null, "foreignGovernor"),
    // A name like any other; where a field holds no region, a path made of it would lead here.
    region("null", null, "foreignGovernor"),
    region("nexus", null, null),
    region("default", null, null),
  ],
  regionNames: [at({ nameKey: "~lyra" }, make.regionName("lyra"))],
  announcements: inEach((regionId) => [at({ regionId, announcementId: "notice" }, make.announcement())]),
  audit: inEach((regionId) => [
    at({ regionId, auditId: "public" }, make.audit(regionId, "public", null)),
    at({ regionId, auditId: "subject" }, make.audit(regionId, "officers", "leaver")),
    at({ regionId, auditId: "officers" }, make.audit(regionId, "officers", null)),
  ]),
  members: [
    member("lyra", "visitor", { standing: "visitor" }),
    member("lyra", "resident", { standing: "resident" }),
    member("lyra", "citizen", { standing: "citizen" }),
    member("lyra", "membersModerator", { moderatorPermissions: ["region:{regionId}:members:manage"] }),
    member("lyra", "economyModerator", { moderatorPermissions: ["region:{regionId}:economy:manage"] }),
    member("lyra", "analyticsModerator", { moderatorPermissions: ["region:{regionId}:analytics:view"] }),
    member("lyra", "councilMember", { standing: "citizen", offices: ["councilMember"] }),
    member("lyra", "ambassador", { standing: "citizen", offices: ["ambassador"] }),
    ...["vega", "mira"].map((regionId) =>
      member(regionId, "foreignModerator", { moderatorPermissions: [...EVERY_POWER] }),
    ),
    ...["lyra", "vega", "nexus", "default"].flatMap((regionId) => [
      member(regionId, "leaver", { status: "left" }),
      member(regionId, "banned", { status: "banned", moderatorPermissions: [...EVERY_POWER] }),
    ]),
    member("nexus", "citizen", { standing: "citizen" }),
  ],
  joinRequests: inEach((regionId) => [at({ regionId, uid: "leaver" }, make.joinRequest(regionId, "leaver"))]),
  offices: inEach((regionId) => [at({ regionId, office: "councilMember" }, make.office(regionId))]),
  elections: inEach((regionId) => [at({ regionId, electionId: "election" }, make.election(regionId))]),
  nominations: inEach((regionId) => [
    at({ regionId, electionId: "election", uid: "leaver" }, make.nomination(regionId, "leaver")),
  ]),
  polls: inEach((regionId) => [at({ regionId, pollId: "poll" }, make.poll(regionId))]),
  ballots: inEach((regionId) => [at({ regionId, pollId: "poll", uid: "leaver" }, make.ballot())]),
  publishedBallots: inEach((regionId) => [at({ regionId, pollId: "poll", page: "0" }, make.publishedPage())]),
  proposals: inEach((regionId) => [at({ regionId, proposalId: "proposal" }, make.proposal(regionId))]),
  claimedFields: inEach((regionId) => [
    at({ regionId, field: "economy.tradeTaxBasisPoints" }, make.claimedField()),
  ]),
  petitions: inEach((regionId) => [at({ regionId, petitionId: "petition" }, make.petition(regionId))]),
  supporters: inEach((regionId) => [
    at({ regionId, petitionId: "petition", uid: "leaver" }, make.supporter(regionId, "leaver")),
  ]),
  treaties: [at({ treatyId: "lyra~vega~non_aggression" }, make.treaty())],
};

// biome-ignore lint/suspicious/noExplicitAny: twenty collections of twenty shapes.
const DECLARED: Readonly<Record<CollectionName, Declared<any, any>>> = {
  administrators,
  jobs,
  jobSteps,
  outbox,
  ledgerBalances,
  ledgerTransfers,
  ledgerDays,
  platformAudit,
  sectors,
  chart,
  gates,
  players,
  playerNames,
  requests,
  memberships,
  notices,
  erasures,
  regions,
  regionNames,
  announcements,
  audit: regionAudit,
  members,
  joinRequests,
  offices,
  elections,
  nominations,
  polls,
  ballots,
  publishedBallots,
  proposals,
  claimedFields,
  petitions,
  supporters,
  treaties,
};

/** The fixtures of a path, each as its room's schema takes it. @throws when a fixture has not the real shape. */
export function fixturesOf(path: CollectionName): Fixture[] {
  return WORLD[path].map(({ parameters, data }) => ({
    parameters,
    data: DECLARED[path].schema.parse(data) as Fixture["data"],
  }));
}

/** Every document of the fixture database by its path. */
export function worldByPath(): Map<string, Fixture["data"]> {
  return new Map(
    (Object.keys(collections) as CollectionName[]).flatMap((path) =>
      fixturesOf(path).map(
        ({ parameters, data }) => [documentPath(collections[path].path, parameters as never), data] as const,
      ),
    ),
  );
}
