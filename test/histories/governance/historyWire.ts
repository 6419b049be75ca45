import type { Configuration } from "../../../functions/src/regions/configuration/configuration.ts";
import { servedTo } from "../../support/refusals/inProcess.ts";
import { type Call, type FieldValue, OWNER } from "./historyCommands.ts";
import { questionOf } from "./historyModelLaws.ts";

export const ADMINISTRATOR = "administrator";
/** Who holds the region that treaties are made with. */
export const FOREIGNER = "foreigner";
const MANAGE_MEMBERS = "region:{regionId}:members:manage";
const because = "As the history has it.";
export const uidOf = (player: number) => `p${player}`;

/** The callable that a call is, with the documents' ids in place of the model's names. */
export function wireForm(
  call: Call,
  idOf: (name: string) => string,
): { path: string; as: string; input: object } {
  const isAbroad = call.verb === "treaty" && call.side === "abroad";
  const as = isAbroad
    ? FOREIGNER
    : "by" in call
      ? uidOf(call.by)
      : call.as === "administrator"
        ? ADMINISTRATOR
        : uidOf(OWNER);
  const uid = "on" in call && call.on !== null ? uidOf(call.on) : null;
  const at = (path: string, input: object = {}) => ({ path, as, input });
  switch (call.verb) {
    case "join":
      return at("membership/joinRegion");
    case "settle":
      return at("membership/setHomeRegion");
    case "claim":
      return at("membership/claimCitizenship");
    case "leave":
      return at("membership/leaveRegion");
    case "ban":
      return at("membership/banMember", {
        uid,
        reason: because,
        ...(call.hours === null ? {} : { termHours: call.hours }),
      });
    case "unban":
    case "promote":
    case "demote":
      return at(`membership/${call.verb}Member`, { uid, reason: because });
    case "weigh":
      return at("membership/setVotingPower", { uid, votingPower: call.power, reason: because });
    case "repute":
      return at("membership/setReputation", { uid, reputation: call.reputation, reason: because });
    case "name":
      return at("membership/appointModerator", { uid, permissions: [MANAGE_MEMBERS], reason: because });
    case "dismiss":
      return at("membership/dismissModerator", { uid, reason: because });
    case "callElection":
      return at("governance/callElection", { office: call.office, reason: because });
    case "resign":
      return at("governance/resignOffice", { office: call.office });
    case "nominate":
      return at("governance/nominateCandidate", { electionId: idOf(call.election), uid });
    case "second":
      return at("governance/secondCandidate", { electionId: idOf(call.election), uid });
    case "accept":
      return at("governance/acceptNomination", { electionId: idOf(call.election), platform: "Hope." });
    case "withdraw":
      return at("governance/withdrawCandidacy", { electionId: idOf(call.election) });
    case "cast":
      return at("governance/castBallot", { pollId: idOf(call.poll), choice: call.choice });
    case "draft": {
      const content =
        call.change === null
          ? { kind: "referendum", question: questionIn(call.name) }
          : { kind: "law", change: sections(call.change) };
      return at("governance/draftProposal", { title: "A proposal", rationale: "", content });
    }
    case "submit":
    case "cancel":
      return at(`governance/${call.verb}Proposal`, { proposalId: idOf(call.proposal) });
    case "veto":
      return at("governance/vetoProposal", { proposalId: idOf(call.proposal), reason: because });
    case "petition": {
      return at("governance/openPetition", { title: "A petition", demand: demandOf(call) });
    }
    case "treaty":
      return at(`governance/${TREATY_VERBS[call.act]}`, treatyInput(call, idOf));
    case "support":
    case "unsupport":
      return at(`governance/${call.verb === "support" ? "supportPetition" : "withdrawSupport"}`, {
        petitionId: idOf(call.petition),
      });
    case "answer":
      return at("governance/answerPetition", {
        petitionId: idOf(call.petition),
        sentence: "We have heard you.",
      });
    case "configure": {
      const economy = call.change.some(([field]) => field.startsWith("economy."));
      return at(`regions/${economy ? "configureEconomy" : "configureRegion"}`, sections(call.change));
    }
    case "appoint":
      return at("regions/appointGovernor", { uid, reason: because });
    case "intervene": {
      const { kind } = call.action;
      const on = "on" in call.action ? { uid: uidOf(call.action.on) } : {};
      const change = "change" in call.action ? { change: sections(call.action.change) } : {};
      return at("regions/interveneInRegion", { reason: because, action: { kind, ...on, ...change } });
    }
  }
}

const questionIn = (name: string) => `Shall we have library number ${questionOf(name)}?`;

function demandOf({ name, demand }: Extract<Call, { verb: "petition" }>): object {
  if (demand.kind === "referendum") return { kind: "referendum", question: questionIn(name) };
  const { kind, office } = demand;
  return { kind, office, ...(demand.kind === "recall" ? { uid: uidOf(demand.on) } : {}) };
}

const TREATY_VERBS = {
  offer: "offerTreaty",
  sign: "signTreaty",
  decline: "declineTreaty",
  notice: "giveTreatyNotice",
  breach: "declareBreach",
} as const;

function treatyInput(
  { act, side, type, revision, termDays, noticeDays }: Extract<Call, { verb: "treaty" }>,
  idOf: (name: string) => string,
): object {
  const regionId = idOf(side);
  const withRegionId = idOf(side === "home" ? "abroad" : "home");
  if (act === "offer") {
    const terms = type === "trade_agreement" ? { type, dutyBasisPoints: 5_000 } : { type };
    return { regionId, withRegionId, terms, termDays, noticeDays };
  }
  const named = { regionId, withRegionId, type };
  return act === "sign" || act === "decline" ? { ...named, revision } : { ...named, reason: because };
}

/** A year of game time would pass for every test at once on the wire, whose processes have a clock of their own. */
export const serve = (path: string, uid: string, data: object) =>
  servedTo(uid, path, data, { administrator: uid === ADMINISTRATOR });

/** `[["economy.tradeTaxBasisPoints", 500]]` as `{ economy: { tradeTaxBasisPoints: 500 } }`. */
export function sections(change: readonly FieldValue[]): Record<string, Record<string, unknown>> {
  const result: Record<string, Record<string, unknown>> = {};
  for (const [field, value] of change) {
    const [section, key] = field.split(".") as [string, string];
    result[section] = { ...result[section], [key]: value };
  }
  return result;
}

/** A configuration by the full names of its fields. */
export function flat(configuration: Configuration): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(configuration).flatMap(([section, fields]) =>
      Object.entries(fields).map(([key, value]) => [`${section}.${key}`, value]),
    ),
  );
}
