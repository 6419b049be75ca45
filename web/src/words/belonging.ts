import { count, instants } from "./format.ts";

/** Words of notices, of the directory of regions, and of what one may do in a region. */
export const belonging = {
  cancel: "Not now",
  notices: {
    title: "Notices",
    none: "Nobody has sent you a notice.",
    unread: "new",
    at: (at: Date) => instants.format(at),
    region: (regionId: string) => `about ${regionId}`,
    more: (shown: number) => `The latest ${count(shown, "notice", "notices")}.`,
    markRead: (unread: number) => `Mark ${count(unread, "new notice", "new notices")} as read`,
  },
  directory: {
    title: "Directory",
    why: "Every region, how it is governed, and who may come in.",
    none: "There is no region yet.",
    more: "More regions",
    government: { autocracy: "Autocracy", democracy: "Democracy", council: "Council" },
    policy: {
      open: "Anybody may join.",
      approval: "An officer decides who may join.",
      closed: "Nobody may join now.",
    },
    reputation: (minimum: number) => `A reputation of ${minimum} is needed.`,
    people: (citizens: number, residents: number, visitors: number) =>
      `${count(citizens, "citizen", "citizens")}, ${count(residents, "resident", "residents")}, ${count(visitors, "visitor", "visitors")}`,
    member: (standing: string) => `You are a ${standing} here.`,
    status: {
      provisioning: "is being built",
      active: "open",
      suspended: "suspended",
      closing: "closing",
      closed: "closed",
      failed: "could not be built",
    },
    join: (name: string) => `Join ${name}`,
    apply: (name: string) => `Apply to ${name}`,
    joinReview: "You come in as a visitor. You can leave again at any time.",
    applyReview: "An officer of the region reads your application and decides.",
    message: "What you write to the officers (may be left empty)",
    joined: "You have joined.",
    waiting: "Your application is waiting for an officer. A notice will tell you.",
    confirmJoin: "Join now",
    confirmApply: "Send the application",
  },
  acts: {
    leave: (regionId: string) => `Leave ${regionId}`,
    leaveReview:
      "Your standing and offices here end at once. You can join again where the region lets you in, as a visitor.",
    confirmLeave: "Leave now",
    left: "You have left.",
    home: (regionId: string) => `Make ${regionId} your home`,
    homeReview:
      "You become a resident here. At your present home you become a visitor, and citizenship and offices there end. You can move again, and begin there anew.",
    confirmHome: "Move here",
    moved: "This is your home now.",
    claim: "Claim citizenship",
    claimReview:
      "You become a citizen and may vote in what is called from now on. It ends when you leave or move.",
    confirmClaim: "Claim it",
    claimed: "You are a citizen now.",
  },
} as const;
