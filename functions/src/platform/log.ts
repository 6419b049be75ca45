import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import * as logger from "firebase-functions/logger";

/** What every line of a call, a task or a schedule carries, so that one search finds the whole story. */
export interface LogContext {
  /** Travels from the client (its `x-correlation-id` header, else its request id, else drawn) through outbox and tasks. */
  readonly correlationId: string;
  /** The deployed thing that runs: `galaxy/planRoute`, `buildRegionStep`, `sweep`. */
  readonly operation: string;
}

const storage = new AsyncLocalStorage<LogContext>();

export function inLogContext<T>(context: LogContext, run: () => Promise<T>): Promise<T> {
  return storage.run(context, run);
}

export function correlationId(): string {
  return storage.getStore()?.correlationId ?? randomUUID();
}

const CORRELATION_ID = /^[A-Za-z0-9_-]{8,64}$/;

/** The client's id when it has the form of one, else a new one: a log line must not carry what a stranger wrote. */
export function correlationIdFrom(header: string | undefined): string {
  return header !== undefined && CORRELATION_ID.test(header) ? header : randomUUID();
}

type Fields = Readonly<Record<string, unknown>>;

export const log = {
  info: (message: string, fields: Fields = {}) => write("INFO", message, fields),
  warn: (message: string, fields: Fields = {}) => write("WARNING", message, fields),
  error: (message: string, fields: Fields = {}) => write("ERROR", message, fields),
};

function write(severity: "INFO" | "WARNING" | "ERROR", message: string, fields: Fields): void {
  logger.write({ severity, message, ...storage.getStore(), ...fields });
}
