import type { Holding } from "../platform/holdings.ts";
import type { Remains } from "../players/moments.ts";
import { joinRequests, members, memberships } from "./schema.ts";

/** The player's mirrors lead to the memberships; both go at once. */
export const memberRemains: Remains = {
  query: (uid) => memberships.collection({ uid }),
  erase(batch, mirror, uid) {
    batch.delete(members.ref({ regionId: mirror.id, uid }));
    batch.delete(memberships.ref({ uid, regionId: mirror.id }));
  },
};

export const applicationRemains: Remains = {
  query: (uid) => joinRequests.group().where("uid", "==", uid),
  erase: (batch, application) => batch.delete(application.ref),
};

/** Standing, reputation, voting power and offices stand on the membership and go with it. */
const membershipHolding: Holding = {
  name: "memberships",
  form: "fixed",
  leaves: "By leaving the region or by a ban; at the account's end they are deleted.",
  valueCredits: null,
  requireUnbound: null,
};

export const belongings = [membershipHolding];
