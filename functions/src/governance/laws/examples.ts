/** A document of each collection as it is stored: fixtures of the tests, never loaded by what is deployed. */
const AT = new Date("2102-01-01T00:00:00Z");

export const proposals = {
  proposalId: "proposal",
  regionId: "lyra",
  title: "Lower the tax",
  rationale: "",
  content: { kind: "law", change: { economy: { tradeTaxBasisPoints: 900 } } },
  fields: ["economy.tradeTaxBasisPoints"],
  proposerUid: "leaver",
  submittedAt: AT,
  timelockDays: 2,
  cancelledAt: null,
  decision: null,
  decidedAt: null,
  implementedAt: null,
  failure: null,
  dueAt: null,
  createdAt: AT,
  endedAt: null,
  expiresAt: null,
};

export const claimedFields = { proposalId: "proposal", claimedAt: AT };
