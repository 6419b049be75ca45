/** More histories of a government than a usual run plays (eight seconds each), with tasks and ballots delivered twice at once. */
process.env.GOVERNMENT_HISTORIES ??= "60";
process.env.HISTORY_RACES ??= "1";
await import("../histories/governance/histories.test.ts");
