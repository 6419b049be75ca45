import { billOf } from "../../../functions/src/governance/laws/law.ts";
import { GameError } from "../../../functions/src/platform/errors.ts";
import type {
  Configuration,
  ConfigurationChange,
} from "../../../functions/src/regions/configuration/configuration.ts";
import {
  configured,
  type FieldChange,
} from "../../../functions/src/regions/configuration/configurationDecision.ts";
import type { Authority, Legislation } from "../../../functions/src/regions/configuration/constitution.ts";
import { fieldsIn, only } from "./draft.ts";

/** On whose word somebody acts: null where they hold no permission to set this section, or to propose. */
export interface Powers {
  readonly authority: Authority | null;
  readonly mayPropose: boolean;
}

export interface Part {
  readonly change: ConfigurationChange;
  readonly changes: readonly FieldChange[];
}

/** Who decides a change, field by field, by the server's own functions. */
export interface Ruling {
  /** What this person sets at once. */
  readonly now: Part | null;
  /** What a vote decides, which this person may call. */
  readonly vote: (Part & Legislation) | null;
  /** What is neither, with the rule why not; empty where it is for want of a permission alone. */
  readonly refused: { readonly fields: readonly string[]; readonly because: string } | null;
}

/** Who decides a change by somebody with these powers. What breaks a bound is refused whole. */
export function rulingOn(current: Configuration, change: ConfigurationChange, powers: Powers): Ruling {
  const fields = fieldsIn(change);
  const nothing = { now: null, vote: null, refused: null };
  if (fields.length === 0) return nothing;
  const bound = refusalOf(() => configured(current, change, "vote"));
  if (bound !== null) return { ...nothing, refused: { fields, because: bound } };
  const settable = fields.filter((field) => maySet(current, only(change, [field]), powers.authority));
  const rest = fields.filter((field) => !settable.includes(field));
  return {
    now: settable.length === 0 ? null : partOf(current, only(change, settable)),
    ...ofVote(current, only(change, rest), powers),
  };
}

function ofVote(
  current: Configuration,
  change: ConfigurationChange,
  powers: Powers,
): Pick<Ruling, "vote" | "refused"> {
  const fields = fieldsIn(change);
  if (fields.length === 0) return { vote: null, refused: null };
  const noLaw = refusalOf(() => billOf(current, change));
  if (powers.mayPropose && noLaw === null) {
    const { electorate, thresholdBasisPoints, timelockDays } = billOf(current, change);
    const terms = { electorate, thresholdBasisPoints, timelockDays };
    return { vote: { ...partOf(current, change), ...terms }, refused: null };
  }
  const noOrder = refusalOf(() => configured(current, change, powers.authority ?? "officer"));
  return { vote: null, refused: { fields, because: noOrder ?? "" } };
}

const partOf = (current: Configuration, change: ConfigurationChange): Part => ({
  change,
  changes: configured(current, change, "vote").changes,
});

const maySet = (current: Configuration, change: ConfigurationChange, authority: Authority | null): boolean =>
  authority !== null && refusalOf(() => configured(current, change, authority)) === null;

/** The rule against something, in the server's words; null where there is none. */
function refusalOf(decide: () => unknown): string | null {
  try {
    decide();
    return null;
  } catch (error) {
    if (error instanceof GameError) return error.message;
    throw error;
  }
}
