import { administrators } from "../administrators.ts";
import { instants } from "../format.ts";

export const galaxyMoney = {
  title: administrators.money,
  why: "What became of all credits, by the books of each day, and how fast ports move.",
  pace: "Pace of all ports",
  usual: "It was never set: ports move as their sectors give.",
  paceFrom: (pace: string, from: Date) => `${pace} from ${instants.format(from)}:`,
  setPace: "Set the pace",
  setPaceReview: "It holds for all ports from next Monday on. Setting it anew before then undoes it.",
  confirmPace: "Set it now",
  pacePercent: "Percent of what sectors give",
  paceBounds: (least: number, most: number) => `It is a whole number from ${least} to ${most}.`,
  paceSet: (from: Date) => `It is set from ${instants.format(from)} on.`,
  weeks: "Weeks, the latest first",
  noWeeks: "No week is closed yet.",
  sheets: "Days, the latest first",
  noSheets: "No day has a balance sheet yet.",
  columns: {
    day: "Day",
    players: "Held by players",
    treasuries: "By treasuries",
    banks: "By banks",
    funds: "By funds",
    difference: "Difference",
    week: "Week",
    active: "Active players",
    each: "Credits of each",
    growth: "Growth",
    pace: "Pace",
    proposed: "Proposed",
  },
} as const;
