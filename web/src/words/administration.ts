import { galaxyMoney } from "./administration/money.ts";
import { account, accounts, books, ledger, log } from "./administration/records.ts";
import { create, region, regions } from "./administration/regions.ts";
import { health, jobs, schedules, tasks } from "./administration/work.ts";
import { grouped, instants } from "./format.ts";

/** Words of the pages for administrators. */
export const administration = {
  pages: "Pages for administrators",
  nav: {
    health: "Health",
    regions: "Regions",
    jobs: "Jobs",
    tasks: "Tasks",
    schedules: "Schedules",
    ledger: "Ledger",
    money: "Money",
    log: "Logs",
    accounts: "Accounts",
    books: "Billing",
  },
  again: "Ask again",
  more: "Earlier ones",
  first: "The latest ones",
  nobody: "nobody",
  never: "never",
  nothing: "–",
  at: (at: Date) => instants.format(at),
  number: (value: number) => grouped.format(value),
  whole: "The whole of it",
  reason: {
    public: "Reason, which all members read",
    theirs: "Reason, which the player reads",
    log: "Reason, which stands in the log",
    short: (least: number) => `Say why in at least ${least} characters.`,
  },
  health,
  regions,
  create,
  region,
  jobs,
  tasks,
  schedules,
  ledger,
  galaxyMoney,
  log,
  accounts,
  account,
  books,
} as const;
