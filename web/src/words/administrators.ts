/** Titles of the pages for administrators. Their other words come with these pages, and with no other. */
export const administrators = {
  title: "Administration",
  health: "Health of the platform",
  regions: "All regions",
  region: "A region, for administrators",
  jobs: "Jobs",
  tasks: "Tasks that wait",
  schedules: "Schedules and backfills",
  ledger: "Ledger",
  money: "Money of the galaxy",
  log: "Logs",
  accounts: "Accounts",
  account: "An account",
  books: "Billing, for administrators",
} as const;
