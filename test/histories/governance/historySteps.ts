import {
  type Call,
  type Command,
  type Demand,
  MODERATOR,
  type Office,
  OWNER,
  type Pass,
  PLAYERS,
  RULER,
} from "./historyCommands.ts";
import { DAY, HOUR, type Model } from "./historyModel.ts";
import { type Choice, isRanked, type ModelPoll } from "./historyModelPolls.ts";
import { isPointed, pointsSaid } from "./historyPoints.ts";

/** What a command comes to as things stand: one call after the other, or all at once where they do not touch. */
export interface Step {
  readonly calls: readonly Call[];
  readonly atOnce: boolean;
}

export function stepOf(model: Model, command: Exclude<Command, Pass>, name: string): Step {
  const ruler = model.governor ?? OWNER;
  const one = (call: Call): Step => ({ calls: [call], atOnce: false });
  const who = (by: number) => (by === RULER ? ruler : by === MODERATOR ? (model.moderator() ?? ruler) : by);
  switch (command.kind) {
    case "callElection":
    case "resign":
      return one({ verb: command.kind, by: who(command.by), office: command.office });
    case "stand": {
      const { called, election } = nominationsIn(model, command.office);
      const { who } = command;
      const calls = who.map((by): Call => ({ verb: "nominate", by, election, on: by }));
      // Where one signature may not be enough the others sign, for one each.
      const others = isPopulous(model) ? PLAYERS.filter((player) => !who.includes(player)) : [];
      const signed = others.map(
        (by, index): Call => ({ verb: "second", by, election, on: who[index % who.length]! }),
      );
      return { calls: [...called, ...calls, ...signed], atOnce: false };
    }
    case "nominate": {
      const { called, election } = nominationsIn(model, command.office);
      const { by, on } = command;
      const answers = command.next.map((verb): Call => ({ verb, by: on, election }));
      return { calls: [...called, { verb: "nominate", by, on, election }, ...answers], atOnce: false };
    }
    case "second": {
      const election = electionOf(model, command.office);
      const standing = [...(model.elections.find(({ name }) => name === election)?.nominations.keys() ?? [])];
      const on = standing[command.on % Math.max(1, standing.length)] ?? command.on;
      return one({ verb: "second", by: command.by, on, election });
    }
    case "accept":
    case "withdraw":
      return one({ verb: command.kind, by: command.by, election: electionOf(model, command.office) });
    case "vote": {
      const poll = pollOf(model, command.which);
      if (poll?.phase !== "open") return { calls: [], atOnce: false };
      const calls = PLAYERS.flatMap((by) => {
        const said = command.sayings[by];
        return said == null ? [] : [castOf(by, poll, said)];
      });
      return { calls, atOnce: true };
    }
    case "cast":
      return one(castOf(command.by, pollOf(model, command.which), command.says));
    case "propose": {
      const citizens = model.citizens();
      const by = citizens[command.by % Math.max(1, citizens.length)] ?? command.by;
      return {
        calls: [
          { verb: "draft", by, name, change: command.change },
          { verb: "submit", by, proposal: name },
        ],
        atOnce: false,
      };
    }
    case "draft":
      return one({ verb: "draft", by: command.by, name, change: command.change });
    case "submit":
    case "cancel": {
      const proposal = proposalOf(model, command.which, command.kind === "submit");
      return one({
        verb: command.kind,
        by: command.by ?? proposal?.by ?? OWNER,
        proposal: proposal?.name ?? "none",
      });
    }
    case "petition": {
      const { office } = command;
      const [on] = model.holders(office);
      const demand: Demand =
        command.asks === "referendum"
          ? { kind: command.asks }
          : {
              office,
              ...(command.asks === "recall" ? { kind: command.asks, on: on ?? 1 } : { kind: command.asks }),
            };
      const support = command.supporters.map((by): Call => ({ verb: "support", by, petition: name }));
      const { by } = command;
      const opened: Call = { verb: "petition", by, name, demand };
      return { calls: [opened, ...support], atOnce: false };
    }
    case "treaty": {
      const { act, side, by, type, isLate, termDays, noticeDays } = command;
      const revision = (model.treaties.get(type)?.revision ?? 1) + Number(isLate);
      return one({ verb: "treaty", act, side, by: who(by), type, revision, termDays, noticeDays });
    }
    case "unsupport":
      return one({ verb: "unsupport", by: command.by, petition: petitionOf(model, command.which) });
    case "answer":
      return one({ verb: "answer", by: who(command.by), petition: petitionOf(model, command.which) });
    case "veto":
      return one({
        verb: "veto",
        as: command.as,
        proposal: proposalOf(model, command.which, false)?.name ?? "none",
      });
    case "configure":
      return one({ verb: "configure", by: who(command.by), change: oneRoom(command.change) });
    case "intervene":
      return one({ verb: "intervene", as: command.as, action: command.action });
    case "appoint":
      return one({ verb: "appoint", by: command.by, on: command.on });
    case "come":
      return {
        calls: [
          { verb: "join", by: command.by },
          { verb: "settle", by: command.by },
          { verb: "promote", by: ruler, on: command.by },
        ],
        atOnce: false,
      };
    case "claim":
    case "leave":
      return one({ verb: command.kind, by: command.by });
    case "weigh":
      return one({ verb: "weigh", by: who(command.by), on: command.on, power: command.power });
    case "repute":
      return one({ verb: "repute", by: who(command.by), on: command.on, reputation: command.reputation });
    case "promote":
    case "demote":
    case "unban":
    case "name":
    case "dismiss":
      return one({ verb: command.kind, by: who(command.by), on: command.on });
    case "ban":
      return one({ verb: "ban", by: who(command.by), on: command.on, hours: command.hours });
  }
}

const isPopulous = (model: Model) => model.members.size > 20;

/** Economy is one call and the rest is another: a command is one of them. */
function oneRoom(change: Extract<Command, { kind: "configure" }>["change"]) {
  const economy = change.filter(([field]) => field.startsWith("economy."));
  return economy.length > 0 ? economy : change;
}

/** The election in which candidates are nominated; where there is none, the ruler calls it first. */
function nominationsIn(model: Model, office: Office): { called: Call[]; election: string } {
  const { election, count } = model.offices[office];
  if (election !== null && election.nominationsAt <= model.now)
    return { called: [], election: election.name };
  const by = model.governor ?? OWNER;
  return { called: [{ verb: "callElection", by, office }], election: `${office}#${count + 1}` };
}

function electionOf(model: Model, office: Office): string {
  const called = model.offices[office].election ?? model.elections.findLast((it) => it.office === office);
  return called?.name ?? "none";
}

/** Of the polls that are open, or ought to be closed by now, where any is; the newest first. */
function pollOf(model: Model, which: number): ModelPoll | undefined {
  const all = [...model.polls.values()].reverse();
  const open = all.filter(({ phase }) => phase === "open");
  const among = open.length > 0 ? open : all;
  return among[which % Math.max(1, among.length)];
}

function petitionOf(model: Model, which: number): string {
  return model.petitions.at(-1 - which)?.name ?? model.petitions.at(-1)?.name ?? "none";
}

function proposalOf(model: Model, which: number, drafts: boolean) {
  const all = model.proposals.toReversed();
  const open = all.filter(({ ended, submitted }) => !ended && !(drafts && submitted));
  const among = open.length > 0 ? open : all;
  return among[which % Math.max(1, among.length)];
}

function castOf(by: number, poll: ModelPoll | undefined, said: number): Call {
  return { verb: "cast", by, poll: poll?.name ?? "none", choice: choiceOf(poll, said) };
}

const ANSWERS = ["for", "against", "for", "abstain"] as const;

function choiceOf(poll: ModelPoll | undefined, said: number): Choice {
  const options = poll?.options ?? [];
  if (poll === undefined || poll.method === "yesNoAbstain" || options.length === 0) {
    return { kind: "one", option: ANSWERS[said % ANSWERS.length]! };
  }
  if (isRanked(poll)) {
    const first = said % options.length;
    const ranking = [...options.slice(first), ...options.slice(0, first)];
    return { kind: "ranking", ranking: ranking.slice(0, options.length - ((said >> 2) % options.length)) };
  }
  if (isPointed(poll.method)) {
    return { kind: "points", points: pointsSaid(poll.method, options, said) };
  }
  if (poll.method === "plurality") return { kind: "one", option: options[said % options.length]! };
  if (options.includes("none")) {
    const wanted = options.filter((option, index) => option !== "none" && (said >> index) % 2 === 0);
    return { kind: "several", options: wanted.length > 0 ? wanted : ["none"] };
  }
  const approved = options.filter((_, index) => ((said + 1) >> index) % 2 === 1);
  return { kind: "several", options: approved.length > 0 ? approved : [options[0]!] };
}

/** When something is due next, after now. */
export function nextDue(model: Model): number | undefined {
  const instants = [
    ...[...model.polls.values()].map(({ dueAt }) => dueAt),
    ...model.elections.map(({ dueAt }) => dueAt),
    ...model.proposals.map(({ dueAt }) => dueAt),
    ...model.petitions.map(({ dueAt, endedAt, closesAt }) => (endedAt === null ? closesAt : dueAt)),
    ...[...model.members.values()].map(({ ban }) => ban?.until),
  ];
  const coming = instants.filter((instant) => instant != null && instant > model.now) as number[];
  return coming.length === 0 ? undefined : Math.min(...coming);
}

/** When a passage of time ends. */
export function endOf(model: Model, { to }: Pass): number {
  if (typeof to === "number") return model.now + to * HOUR;
  const month = model.now + 30 * DAY;
  const all = [...model.polls.values()];
  if (to === "opening" || to === "closing" || to === "atClose") {
    const phase = to === "opening" ? "called" : "open";
    const instants = all
      .filter((poll) => poll.phase === phase)
      .map(({ opensAt, closesAt }) => (phase === "open" ? closesAt : opensAt));
    const near = instants.filter((instant) => instant > model.now && instant <= month);
    // The next command comes a millisecond later: at the very instant.
    return near.length === 0 ? model.now + DAY : Math.min(...near) - Number(to === "atClose");
  }
  if (to === "nominations") {
    const coming = model.elections.map(({ dueAt }) => dueAt ?? 0).filter((instant) => instant > model.now);
    return coming.length === 0 ? model.now + DAY : Math.min(...coming);
  }
  const due = nextDue(model) ?? model.now + DAY;
  if (to === "due") return due;
  if (to === "instant") return Math.max(model.now, due - 1);
  const closings = all.filter(({ phase }) => phase === "open").map((p) => p.closesAt);
  const lastDays = closings.map((closesAt) => closesAt - 12 * HOUR).filter((instant) => instant > model.now);
  return lastDays.length === 0 ? due : Math.min(...lastDays);
}
