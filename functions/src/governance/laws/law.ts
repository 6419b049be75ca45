import { after, HOUR_MS } from "../../platform/duration.ts";
import { GameError } from "../../platform/errors.ts";
import type { Configuration, ConfigurationChange } from "../../regions/configuration/configuration.ts";
import { configured, type FieldChange } from "../../regions/configuration/configurationDecision.ts";
import { type Legislation, legislation } from "../../regions/configuration/constitution.ts";
import type { FieldName } from "../../regions/configuration/fieldNames.ts";
import type { Region } from "../../regions/schema.ts";
import { allows } from "../../regions/status/capabilities.ts";
import type { Poll } from "../polls/poll.ts";
import { contentHash, lawTimes, type Proposal } from "./proposal.ts";

/** A law as it is put to the vote. */
export interface Bill extends Legislation {
  /** The part of the change that differs from what holds: nothing else is voted on, claimed or carried out. */
  readonly change: ConfigurationChange;
  readonly fields: readonly FieldName[];
}

/**
 * Checks a change against the bounds and the type of government.
 * @throws GameError `GOVERNED_BY_OFFICERS`, `CONFIGURATION_BOUND` or `WITHOUT_EFFECT`.
 */
export function billOf(current: Configuration, change: ConfigurationChange): Bill {
  const fields = configured(current, change, "vote").changes.map(({ field }) => field);
  const terms = legislation(current.governance, fields);
  if (terms === null) throw officersError();
  if (fields.length === 0) {
    throw new GameError(
      "WITHOUT_EFFECT",
      "content.change: every field that it names has that value already.",
    );
  }
  return { ...terms, change: only(change, fields), fields };
}

function officersError(): GameError {
  return new GameError(
    "GOVERNED_BY_OFFICERS",
    "In an autocracy no law is made: the governor sets every field at once. A referendum can ask the citizens.",
    { governanceType: "autocracy" },
  );
}

/** The change without the fields that are not among these. */
function only(change: ConfigurationChange, fields: readonly FieldName[]): ConfigurationChange {
  const sections = Object.entries(change)
    .map(([section, given]) => {
      const kept = Object.entries(given ?? {}).filter(([key]) =>
        fields.includes(`${section}.${key}` as FieldName),
      );
      return [section, Object.fromEntries(kept)] as const;
    })
    .filter(([, kept]) => Object.keys(kept).length > 0);
  return Object.fromEntries(sections);
}

/** What has happened to the region since that no vote on the proposal can overcome; null while nothing has. */
export function obstacleTo(
  { content }: Pick<Proposal, "content">,
  { status, governance }: Pick<Region, "status" | "governance">,
): string | null {
  if (!allows({ status }, "vote")) return `The region is ${status}.`;
  if (content.kind === "law" && governance.type === "autocracy") {
    return "The region has become an autocracy, which makes no laws.";
  }
  return null;
}

/** A law of a suspended region is looked at again after this time. */
const WAIT_MS = HOUR_MS;

/** What becomes of a passed law at an instant. */
export type LawOutcome =
  | { readonly kind: "none" }
  | { readonly kind: "waits" | "expired"; readonly failure: string; readonly dueAt: Date | null }
  | {
      readonly kind: "implemented";
      readonly configuration: Configuration;
      readonly changes: readonly FieldChange[];
    };

/**
 * Everything that was checked when the law was proposed is checked again, with what holds now. What it finds against a
 * law holds for good, except a suspended region, which the law waits for until it expires.
 */
export function executed(
  law: Proposal,
  poll: Pick<Poll, "contentHash"> | undefined,
  region: Pick<Region, "status" | "governance">,
  configuration: Configuration,
  now: Date,
): LawOutcome {
  if (law.endedAt !== null || law.decision !== "passed" || law.content.kind !== "law")
    return { kind: "none" };
  const { effectiveAt, expiresAt } = lawTimes(law);
  if (now < effectiveAt) return { kind: "none" };
  if (poll?.contentHash !== contentHash(law)) return expired("It is not what was voted on.");
  const obstacle = obstacleTo(law, region);
  if (obstacle !== null) return expired(obstacle);
  if (now >= expiresAt) return expired(law.failure ?? "Nobody could carry it out within its time.");
  if (!allows(region, "legislate")) {
    const again = after(now, WAIT_MS);
    const dueAt = again < expiresAt ? again : expiresAt;
    return {
      kind: "waits",
      failure: `The region is ${region.status}: it takes effect when it is active again.`,
      dueAt,
    };
  }
  return applied(configuration, law.content.change);
}

const expired = (failure: string): LawOutcome => ({ kind: "expired", failure, dueAt: null });

/** Where somebody has set the very same meanwhile there is nothing to change, and the law holds all the same. */
function applied(current: Configuration, change: ConfigurationChange): LawOutcome {
  try {
    return { kind: "implemented", ...configured(current, change, "vote") };
  } catch (error) {
    if (error instanceof GameError) return expired(error.message);
    throw error;
  }
}
