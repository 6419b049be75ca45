import { GameError } from "../../../functions/src/platform/errors.ts";
import { regionId as regionIdSchema } from "../../../functions/src/platform/fields.ts";
import type { ConfigurationChange } from "../../../functions/src/regions/configuration/configuration.ts";
import { configured } from "../../../functions/src/regions/configuration/configurationDecision.ts";
import { DEFAULT_CONFIGURATION } from "../../../functions/src/regions/configuration/defaultConfiguration.ts";
import { newDisplayName } from "../../../functions/src/regions/names/displayName.ts";
import { type Draft, readDraft } from "../settings/draft.ts";
import { type FieldForm, formOf, type Section } from "../settings/fields.ts";

/** What somebody wants to buy, as far as it has come. */
export interface NewRegion {
  readonly displayName: string;
  readonly regionId: string;
  /** What differs from the usual rules, by the paths of its fields. */
  readonly edits: Draft;
}

export const NOTHING_YET: NewRegion = { displayName: "", regionId: "", edits: {} };

/** The steps that ask for something, each with the sections of the rules that it asks for. */
export const ASKED = {
  basics: [],
  economy: ["economy", "banking", "currency"],
  rules: ["governance", "gameplay", "immigration"],
  theme: ["culture"],
} as const satisfies Readonly<Record<string, readonly Section[]>>;
export type AskedStep = keyof typeof ASKED;

export const STEPS = [...(Object.keys(ASKED) as AskedStep[]), "review"] as const;
export type Step = (typeof STEPS)[number];

export const formsOf = (step: AskedStep): FieldForm[] => ASKED[step].flatMap(formOf);

/** The id that a name suggests: `New Vega` is `new-vega`; empty where nothing of it can be one. */
export function suggestedId(displayName: string): string {
  const plain = displayName.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
  const joined = plain.replaceAll(/[^a-z0-9]+/g, "-").replace(/^[^a-z]+/, "");
  return joined.slice(0, 32).replace(/-$/, "");
}

export type NamePart = "displayName" | "regionId";
const NAMES = { displayName: newDisplayName, regionId: regionIdSchema } as const;

/** What the name breaks of the rules for names; null where it breaks none. Whether another region has it, the server says. */
export function wrongName(part: NamePart, name: string): string | null {
  const parsed = NAMES[part].safeParse(name);
  return parsed.success ? null : parsed.error.issues[0]!.message;
}

export interface Asked {
  readonly change: ConfigurationChange;
  /** The paths whose text is not what their field asks for, each with the line. */
  readonly wrong: ReadonlyMap<string, number | null>;
  /** The bound that the change breaks, in the server's words; null where it breaks none. */
  readonly refusal: string | null;
}

/** What the edits of some fields ask for, held against the bounds of the server. */
export function askedOf(edits: Draft, forms: readonly FieldForm[]): Asked {
  const { change, wrong } = readDraft(edits, forms, DEFAULT_CONFIGURATION);
  return { change, wrong, refusal: wrong.size > 0 ? null : boundOf(change) };
}

function boundOf(change: ConfigurationChange): string | null {
  try {
    configured(DEFAULT_CONFIGURATION, change, "platform");
    return null;
  } catch (error) {
    if (error instanceof GameError) return error.message;
    throw error;
  }
}

/** Whether a step asks for nothing more. */
export function isComplete(step: AskedStep, { displayName, regionId, edits }: NewRegion): boolean {
  if (step === "basics")
    return wrongName("displayName", displayName) === null && wrongName("regionId", regionId) === null;
  const { wrong, refusal } = askedOf(edits, formsOf(step));
  return wrong.size === 0 && refusal === null;
}
