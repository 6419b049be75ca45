import { type CollectionName, collections } from "../../../functions/src/house.ts";
import { documentPath } from "../../../functions/src/platform/paths.ts";
import { COLLECTION_NAMES, documentsOf, exampleOf } from "../../../scripts/generate/declared.ts";
import { type Fixture, fixturesFrom } from "./fixtures.ts";

const INSTANT = new Date("2102-01-01T00:00:00Z");

const [administratorExample, playerExample, regionExample, memberExample, presenceExample] =
  await Promise.all(
    (["administrators", "players", "regions", "members", "presence"] as const).map(exampleOf),
  );

const at = (parameters: Fixture["parameters"], data: object): Fixture => ({
  parameters,
  data: data as Fixture["data"],
});

const administrator = (uid: string, status: "active" | "ended") =>
  at({ uid }, { ...administratorExample, uid, status, endedAt: status === "ended" ? INSTANT : null });

const player = (uid: string, galacticCitizen = false) =>
  at({ uid }, { ...playerExample, uid, name: uid, galacticCitizen });

const region = (regionId: string, ownerUid: string | null, governorUid: string | null) => {
  const kind = regionId === "nexus" || regionId === "default" ? regionId : "owned";
  return at({ regionId }, { ...regionExample, regionId, kind, ownerUid, governorUid });
};

interface MemberFacts {
  readonly status?: "active" | "banned" | "left";
  readonly standing?: "visitor" | "resident" | "citizen";
  readonly moderatorPermissions?: readonly string[];
  readonly blocked?: true;
  readonly offices?: readonly ("councilMember" | "ambassador")[];
}

const BLOCK = { reason: "spam", byUid: "administrator", at: INSTANT };
const BAN = { reason: "spam", byUid: "governor", at: INSTANT, until: null, wasMember: true };

const member = (regionId: string, uid: string, facts: MemberFacts = {}) =>
  at(
    { regionId, uid },
    { ...memberExample, uid, regionId, name: uid, ...facts, ban: facts.status === "banned" ? BAN : null },
  );

const present = (regionId: string, uid: string, sectorNumber = 30, open = true) =>
  at({ regionId, uid }, { ...presenceExample, uid, name: uid, sectorNumber, docked: !open, open });

const EVERY_POWER = ["region:{regionId}:economy:manage", "region:{regionId}:members:manage"] as const;

/** Who is who: what decides who may read. `mira` and `null` exist only to be governed. All else is made from examples. */
const CAST: Readonly<Partial<Record<CollectionName, readonly Fixture[]>>> = {
  administrators: [
    administrator("administrator", "active"),
    administrator("dismissedAdministrator", "ended"),
    administrator("appointee", "active"),
    administrator("appointeeInWords", "active"),
  ],
  players: [
    ...["leaver", "citizen", "banned"].map((uid) => player(uid)),
    player("galacticCitizen", true),
    at({ uid: "blocked" }, { ...player("blocked").data, blocked: BLOCK }),
  ],
  regions: [
    region("lyra", "owner", "governor"),
    region("vega", "governingOwner", null),
    region("mira", null, "foreignGovernor"),
    // A name like any other; where a field holds no region, a path made of it would lead here.
    region("null", null, "foreignGovernor"),
    region("nexus", null, null),
    region("default", null, null),
  ],
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
      member(regionId, "foreignModerator", { moderatorPermissions: EVERY_POWER }),
    ),
    ...["lyra", "vega", "nexus", "default"].flatMap((regionId) => [
      member(regionId, "leaver", { status: "left" }),
      member(regionId, "banned", { status: "banned", moderatorPermissions: EVERY_POWER }),
      member(regionId, "blocked", { standing: "citizen", moderatorPermissions: EVERY_POWER, blocked: true }),
    ]),
    member("nexus", "citizen", { standing: "citizen" }),
  ],
  // In each region somebody is in sector 30, and somebody in 31. The visitor is nobody whom the room `players` knows.
  presence: [
    ...["leaver", "citizen", "blocked", "visitor"].map((uid) => present("lyra", uid)),
    present("lyra", "governor", 30, false),
    present("lyra", "galacticCitizen", 31),
    present("lyra", "banned", 31, false),
    present("vega", "leaver"),
    present("vega", "citizen", 31),
    ...["leaver", "galacticCitizen"].map((uid) => present("nexus", uid)),
    present("nexus", "citizen", 31),
  ],
};

const WORLD = new Map(
  await Promise.all(
    COLLECTION_NAMES.map(async (name) => {
      const { schema } = await documentsOf(name);
      const fixtures = CAST[name] ?? (await fixturesFrom(name));
      return [name, fixtures.map(({ parameters, data }) => at(parameters, schema.parse(data)))] as const;
    }),
  ),
);

/** The fixtures of a collection, each as its room's schema takes it. */
export function fixturesOf(name: CollectionName): Fixture[] {
  return WORLD.get(name)!;
}

/** Every document of the fixture database by its path. */
export function worldByPath(): Map<string, Fixture["data"]> {
  return new Map(
    COLLECTION_NAMES.flatMap((name) =>
      fixturesOf(name).map(
        ({ parameters, data }) => [documentPath(collections[name].path, parameters), data] as const,
      ),
    ),
  );
}
