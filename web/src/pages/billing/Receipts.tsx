import type { Subscription } from "../../../../functions/src/billing/schema.ts";
import { Scrolling } from "../../controls/Scrolling.tsx";
import { WatchedList } from "../../controls/WatchedList.tsx";
import { useWatched } from "../../data/watch.ts";
import { useViewer } from "../../shell/player.ts";
import { words } from "../../words/en.ts";
import { subjectWords } from "./subjectWords.ts";

const SHOWN = 6;

interface Receipt extends Pick<Subscription, "subject"> {
  readonly id: string;
  readonly paidCents: number;
  readonly currency: string;
  readonly paidAt: Date;
  readonly hostedUrl: string | null;
}

/** What was paid, the latest first. */
export function Receipts() {
  const { uid } = useViewer();
  const watched = useWatched<readonly Receipt[]>({
    template: "players/{uid}/receipts",
    parameters: { uid },
    orderBy: ["paidAt", "desc"],
    limit: SHOWN,
  });
  const { billing: say } = words;
  return (
    <WatchedList id="receipts" title={say.receipts} none={say.noReceipts} watched={watched}>
      {(receipts) => (
        <Scrolling label={say.receiptsOf}>
          <table>
            <caption>{say.receiptsOf}</caption>
            <thead>
              <tr>
                <th scope="col">{say.for}</th>
                <th scope="col">{say.paid}</th>
                <th scope="col">{say.at}</th>
                <th scope="col">{say.invoice}</th>
              </tr>
            </thead>
            <tbody>
              {receipts.map((receipt) => (
                <tr key={receipt.id}>
                  <th scope="row">{subjectWords(receipt.subject)}</th>
                  <td>{words.money(receipt.paidCents, receipt.currency)}</td>
                  <td>{words.instant(receipt.paidAt)}</td>
                  <td>{isWeb(receipt.hostedUrl) ? <a href={receipt.hostedUrl}>{say.open}</a> : "–"}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolling>
      )}
    </WatchedList>
  );
}

/** Whatever is stored, a link leads to a page of the web and runs nothing. */
const isWeb = (url: string | null): url is string => url?.startsWith("https://") === true;
