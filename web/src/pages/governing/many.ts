import type { Region } from "../../../../functions/src/regions/schema.ts";
import { type Listed, type Officer, ruleAgainst } from "./officer.ts";

/** As many as are listed, and acted upon, at once. */
export const MOST_AT_ONCE = 100;

/** What an officer can do to several members in the same way. */
export const MANY_ACTS = ["promote", "demote", "unban", "ban"] as const;
export type ManyAct = (typeof MANY_ACTS)[number];

/** Whether an officer may do that to a member as they are now; the server judges each call anew. */
export function isOpenTo(act: ManyAct, officer: Officer, region: Region, member: Listed): boolean {
  const { status, standing } = member;
  const may = (kind: "adverse" | "favourable") => ruleAgainst(kind, officer, region, member) === null;
  switch (act) {
    case "promote":
      return status === "active" && standing === "resident" && may("favourable");
    case "demote":
      return status === "active" && standing !== "visitor" && may("adverse");
    case "ban":
      return may("adverse");
    case "unban":
      return status === "banned" && may("favourable");
  }
}

/** What has become of one of them; what was not sent yet has no entry. */
export type Result = "done" | { readonly error: unknown };

/**
 * Sends an act for each of them, one after the other, and tells each result as it comes. Who has been dealt with is passed over: a second
 * try sends what has failed, by the same ids.
 */
export async function sendEach(
  uids: readonly string[],
  results: ReadonlyMap<string, Result>,
  send: (uid: string) => Promise<unknown>,
  onResult: (uid: string, result: Result) => void,
): Promise<number> {
  let failed = 0;
  for (const uid of uids.filter((each) => results.get(each) !== "done")) {
    try {
      await send(uid);
      onResult(uid, "done");
    } catch (error) {
      failed += 1;
      onResult(uid, { error });
    }
  }
  return failed;
}
