import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

export interface RecordingProxy {
  readonly port: number;
  /** Documents that have come by since `forget`: one for each query or listener that a document was sent to. */
  documents(): number;
  forget(): void;
  close(): void;
}

/** Stands between a browser and the Firestore emulator, passes everything on, and counts the documents that it sees. */
export async function startRecordingProxy(target: { host: string; port: number }): Promise<RecordingProxy> {
  /** The text of each answer so far: a document may come in several parts. */
  let answers: string[] = [];
  const server = createServer((incoming, response) => {
    const { "accept-encoding": _, ...headers } = incoming.headers;
    const { method, url: path } = incoming;
    const onward = request({ ...target, method, path, headers }, (answer) => {
      response.writeHead(answer.statusCode!, answer.headers);
      response.flushHeaders();
      const [place, decoder] = [answers.push("") - 1, new TextDecoder()];
      const own = answers;
      answer.on("data", (part: Buffer) => {
        own[place] += decoder.decode(part, { stream: true });
        response.write(part);
      });
      answer.on("end", () => response.end());
      answer.on("error", () => response.destroy());
    });
    onward.on("error", () => response.destroy());
    response.on("close", () => onward.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    documents: () => answers.reduce((sum, text) => sum + documentsIn(text), 0),
    forget: () => {
      answers = [];
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** What a listener is told of a document: that it is so, or that there is none. What leaves a query is told without a read. */
const TOLD = /"(documentChange|documentDelete)":/g;

/** Documents in an answer of Firestore's channel, each for as many targets as it is for. */
export function documentsIn(text: string): number {
  let documents = 0;
  for (const { 1: kind, index } of text.matchAll(TOLD)) {
    const message = objectAt(text, text.indexOf(":", index) + 1);
    if (message === null) continue;
    const { targetIds, removedTargetIds } = JSON.parse(message) as Readonly<
      Record<string, number[] | undefined>
    >;
    documents += kind === "documentChange" ? (targetIds?.length ?? 0) : (removedTargetIds?.length ?? 0);
  }
  return documents;
}

/** The object of a JSON text that begins at a place; null where its end has not come yet. */
function objectAt(text: string, from: number): string | null {
  let depth = 0;
  let isQuoted = false;
  for (let at = from; at < text.length; at++) {
    const sign = text[at];
    if (isQuoted && sign === "\\") at += 1;
    else if (sign === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (sign === "{") depth += 1;
    else if (sign === "}" && --depth === 0) return text.slice(text.indexOf("{", from), at + 1);
  }
  return null;
}
