import { GameError } from "../errors.ts";

export function accountUnknown(accountId: string): GameError {
  return new GameError("ACCOUNT_UNKNOWN", `The ledger has no account ${accountId}: it was never opened.`, {
    accountId,
  });
}

/** What a commit was refused for that paid into a shard nobody had opened; undefined for any other refusal. */
export function unopenedAccount(error: unknown): GameError | undefined {
  const { code, message } = error as { code?: unknown; message?: unknown };
  const NOT_FOUND = 5;
  const [, accountId] = /ledgerBalances\/([^~/]+)~\d+/.exec(String(message)) ?? [];
  return code === NOT_FOUND && accountId !== undefined ? accountUnknown(accountId) : undefined;
}
