import { account } from "./account.ts";
import { administrators } from "./administrators.ts";
import { ballot } from "./ballot.ts";
import { belonging } from "./belonging.ts";
import { billing } from "./billing.ts";
import { layers, map, route, sector, table } from "./chart.ts";
import { explorer } from "./explorer.ts";
import { fights } from "./fights.ts";
import { count, grouped, instants } from "./format.ts";
import { governing } from "./governing.ts";
import { members } from "./members.ts";
import { overview } from "./overview.ts";
import { profile } from "./profile.ts";
import { palette, register, signIn, states } from "./shell.ts";
import { titles } from "./titles.ts";
import { trade } from "./trade.ts";
import { travel } from "./travel.ts";
import { treasury } from "./treasury.ts";
import { votes } from "./votes.ts";

/** Every word that the console says by itself. What people wrote is none of it. */
export const words = {
  game: "SectorWars 2102",
  skip: "Skip to the content",
  menu: { label: "Pages", account: "Account", signedInAs: (name: string) => `Signed in as ${name}` },
  number: (value: number) => grouped.format(value),
  instant: (value: Date) => instants.format(value),
  money: (cents: number, currency: string) =>
    new Intl.NumberFormat("en", { style: "currency", currency: currency.toUpperCase() }).format(cents / 100),
  credits: (value: number) => count(value, "credit", "credits"),
  states,
  signIn,
  register,
  palette,
  blocked: { title: "Your account is blocked", because: "The platform says why:" },
  erased: {
    title: "This account is being erased",
    why: "Somebody who was signed in to it has asked for that. You are signed out when it is done.",
  },
  notFound: { title: "There is no such page", why: "The address may be mistyped.", home: "To the regions" },
  home: {
    title: "Regions",
    why: "The star charts that you may open.",
    nexus: "The Nexus",
    nexusWhat: "The centre of the galaxy: six districts, and the gates to every region.",
    open: (name: string) => `Open the chart of ${name}`,
    votes: (name: string) => `Votes of ${name}`,
  },
  map,
  layers,
  table,
  route,
  sector,
  profile,
  explorer,
  votes,
  ballot,
  belonging,
  billing,
  administrators,
  overview,
  account,
  titles,
  fights,
  trade,
  travel,
  treasury,
  governing,
  members,
  standings: { visitor: "visitor", resident: "resident", citizen: "citizen" },
  duration(ms: number): string {
    const minutes = Math.ceil(ms / 60_000);
    const days = Math.floor(minutes / 1_440);
    const hours = Math.floor((minutes % 1_440) / 60);
    if (days > 0) return `${count(days, "day", "days")} ${count(hours, "hour", "hours")}`;
    if (hours > 0) return `${count(hours, "hour", "hours")} ${count(minutes % 60, "minute", "minutes")}`;
    return count(minutes, "minute", "minutes");
  },
  zones: {
    federation: "Federation",
    border: "Border",
    frontier: "Frontier",
    commerce: "Commerce",
    diplomatic: "Diplomatic",
    transit: "Transit",
    explorer_guild: "Explorer Guild",
    refugee_assistance: "Refugee Assistance",
    neutral_space: "Neutral Space",
  },
} as const;
