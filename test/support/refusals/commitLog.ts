import { readFileSync, statSync } from "node:fs";

/** A commit that a worker of the functions has sent, whether it was carried out or not. */
export interface LoggedCommit {
  /** `membership/joinRegion`, `sweep`; undefined for what no request has caused. */
  readonly operation?: string;
  /** The names of the documents that it writes. */
  readonly paths: readonly string[];
}

/** Where the log ends now. A worker writes a commit down before it sends it, so before its answer. */
export const endOfCommits = (): number => statSync(process.env.COMMIT_LOG!).size;

/** What an operation has sent since then. */
export function commitsOf(operation: string, fromByte: number): LoggedCommit[] {
  const lines = readFileSync(process.env.COMMIT_LOG!).subarray(fromByte).toString().split("\n");
  const commits = lines.filter(Boolean).map((line) => JSON.parse(line) as LoggedCommit);
  return commits.filter((commit) => commit.operation === operation);
}
