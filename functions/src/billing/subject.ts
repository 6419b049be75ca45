/** What a player subscribes to: a region of their own, or the platform's Galactic Citizen. */
export type Subject =
  | { readonly kind: "region"; readonly regionId: string }
  | { readonly kind: "galacticCitizen" };

/** One word for a subject: a player has one open checkout and one live subscription for each. */
export function subjectKey(subject: Subject): string {
  return subject.kind === "region" ? `region:${subject.regionId}` : "galacticCitizen";
}
