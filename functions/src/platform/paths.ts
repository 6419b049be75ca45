/**
 * Every collection, once. What belongs to a region lives under it, what belongs to a person under the player, what
 * joins two regions in a collection of its own with both ids. The rules matrix and the data model are made from this
 * list: a collection that is not here does not exist.
 */
export const PATHS = {
  // platform
  administrators: "administrators/{uid}",
  jobs: "jobs/{jobId}",
  jobSteps: "jobs/{jobId}/steps/{step}",
  outbox: "outbox/{outboxId}",
  ledgerBalances: "ledgerBalances/{balanceId}",
  ledgerTransfers: "ledgerTransfers/{transferId}",
  platformAudit: "platformAudit/{auditId}",
  // galaxy
  sectors: "regions/{regionId}/sectors/{sectorNumber}",
  chart: "regions/{regionId}/chart/{chunk}",
  gates: "gates/{gateId}",
  // players
  players: "players/{uid}",
  playerNames: "playerNames/{nameKey}",
  requests: "players/{uid}/requests/{request}",
  memberships: "players/{uid}/memberships/{regionId}",
  notices: "players/{uid}/notices/{noticeId}",
  erasures: "erasures/{uid}",
  // regions
  regions: "regions/{regionId}",
  regionNames: "regionNames/{nameKey}",
  announcements: "regions/{regionId}/announcements/{announcementId}",
  audit: "regions/{regionId}/audit/{auditId}",
  // membership
  members: "regions/{regionId}/members/{uid}",
  joinRequests: "regions/{regionId}/joinRequests/{uid}",
  // governance
  offices: "regions/{regionId}/offices/{office}",
  elections: "regions/{regionId}/elections/{electionId}",
  nominations: "regions/{regionId}/elections/{electionId}/nominations/{uid}",
  polls: "regions/{regionId}/polls/{pollId}",
  ballots: "regions/{regionId}/polls/{pollId}/ballots/{uid}",
  publishedBallots: "regions/{regionId}/polls/{pollId}/publishedBallots/{page}",
  proposals: "regions/{regionId}/proposals/{proposalId}",
  claimedFields: "regions/{regionId}/claimedFields/{field}",
  petitions: "regions/{regionId}/petitions/{petitionId}",
  supporters: "regions/{regionId}/petitions/{petitionId}/supporters/{uid}",
  treaties: "treaties/{treatyId}",
} as const;

export type PathName = keyof typeof PATHS;
export type PathTemplate = (typeof PATHS)[PathName];

type ParameterNames<Template extends string> = Template extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParameterNames<Rest>
  : never;

/** `{ regionId: string, sectorNumber: string | number }` for `regions/{regionId}/sectors/{sectorNumber}`. */
export type Parameters<Template extends string> = {
  readonly [Name in ParameterNames<Template>]: string | number;
};

export type CollectionParameters<Template extends string> = Omit<
  Parameters<Template>,
  LastParameter<Template>
>;
type LastParameter<Template extends string> = Template extends `${string}{${infer Name}}${infer Rest}`
  ? Rest extends ""
    ? Name
    : LastParameter<Rest>
  : never;

/** The document path with its parameters filled in. @throws when a value could not be one document id. */
export function documentPath<Template extends PathTemplate>(
  template: Template,
  parameters: Parameters<Template>,
): string {
  return template.replace(/\{(\w+)\}/g, (_match, name: string) => {
    const value = String((parameters as Record<string, string | number>)[name]);
    if (!/^[^/]+$/.test(value) || value === "." || value === ".." || /^__.*__$/.test(value)) {
      throw new Error(`"${value}" cannot stand for {${name}} in ${template}`);
    }
    return value;
  });
}

/** The collection that a template's documents stand in. */
export function collectionPath<Template extends PathTemplate>(
  template: Template,
  parameters: CollectionParameters<Template>,
): string {
  const parent = template.slice(0, template.lastIndexOf("/")) as PathTemplate;
  return documentPath(parent, parameters as never);
}
