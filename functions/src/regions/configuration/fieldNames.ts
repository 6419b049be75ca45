import { z } from "zod";
import { sections } from "./sections.ts";

type FieldOf<Section extends keyof typeof sections> =
  `${Section}.${keyof (typeof sections)[Section]["shape"] & string}`;
/** A field by its section and name: `economy.tradeTaxBasisPoints`. */
export type FieldName =
  | { [Section in keyof typeof sections]: FieldOf<Section> }[keyof typeof sections]
  | "governance.reservedFields";

/** Every field of a configuration, in the order of the schema. */
export const FIELD_NAMES = [
  ...Object.keys(sections.governance.shape).map((key) => `governance.${key}`),
  "governance.reservedFields",
  ...(["economy", "banking", "currency", "culture", "gameplay", "immigration"] as const).flatMap((section) =>
    Object.keys(sections[section].shape).map((key) => `${section}.${key}`),
  ),
] as FieldName[];

/** Far more than there are: a new one asks for no version of a list of them. */
export const MOST_FIELDS = 100;

/** Fields of a configuration by name, as an answer lists them: `economy.tradeTaxBasisPoints`. */
export const fieldNames = z.array(z.string().max(64)).max(MOST_FIELDS);
