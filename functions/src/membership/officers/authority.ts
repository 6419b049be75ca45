import { GameError } from "../../platform/errors.ts";

/** Who acts. */
export interface Officer {
  readonly uid: string;
  /** Has the governor's powers now: the governor, the owner or an administrator in the vacant office. */
  readonly governs: boolean;
}

/** Whom the act concerns. */
export interface Subject {
  readonly uid: string;
  /** Owner, governor, holder of an elected office, or an administrator in a region of the platform. */
  readonly holdsRegion: boolean;
  readonly moderates: boolean;
}

/**
 * Nobody acts against those who hold the region. A moderator acts against no other moderator, and
 * never in a case of their own.
 * @throws GameError `OFFICER_PROTECTED`.
 */
export function requireAuthority(officer: Officer, subject: Subject, act: "adverse" | "favourable"): void {
  if (act === "adverse" && subject.holdsRegion) {
    throw new GameError(
      "OFFICER_PROTECTED",
      "Nobody can act against the owner, the governor or an elected officer of the region, nor against an administrator in a region of the platform.",
      { uid: subject.uid },
    );
  }
  if (officer.governs) return;
  if (officer.uid === subject.uid) {
    throw new GameError(
      "OFFICER_PROTECTED",
      "Officers do not decide about themselves: another officer must.",
      {
        uid: subject.uid,
      },
    );
  }
  if (act === "adverse" && subject.moderates) {
    throw new GameError("OFFICER_PROTECTED", "Only the governor can act against a moderator.", {
      uid: subject.uid,
    });
  }
}

/** @throws GameError `PERMISSION_DENIED` unless the caller has the governor's powers. */
export function requireGovernor(officer: Officer, regionId: string): void {
  if (officer.governs) return;
  throw new GameError(
    "PERMISSION_DENIED",
    `Only the governor of ${regionId} appoints and dismisses moderators; the powers of a moderator do not suffice.`,
    { regionId },
  );
}
