/** Four times the histories of a government that a usual run plays, with tasks and ballots delivered twice at once. */
process.env.GOVERNMENT_HISTORIES ??= "100";
process.env.HISTORY_RACES ??= "1";
await import("../histories/governance/histories.test.ts");
