import {
  platformDropTask,
  playersBlockAccount,
  regionsSuspendRegion,
} from "../../../../client/rooms/textBounds.ts";

/** Characters of a reason, by who reads it. A test holds them against what each of these callables takes. */
export const REASONS = {
  public: regionsSuspendRegion.reason,
  theirs: playersBlockAccount.reason,
  log: platformDropTask.reason,
} as const;

/** Of a new region: as the callable takes it. */
export const REGION_ID = /^[a-z](?:-?[a-z0-9])+$/;
export const UID = /^[A-Za-z0-9_:-]{1,128}$/;
