import type { Goods } from "../../../../functions/src/ships/cargo/goods.ts";
import { fieldWords } from "../../votes/fields.ts";
import { words } from "../../words/en.ts";

/** `12 ore, 3 rare goods`. */
export const goodsWords = (goods: Goods): string =>
  goods.length === 0
    ? words.travel.nothing
    : goods.map(({ commodity, units }) => `${words.number(units)} ${fieldWords(commodity)}`).join(", ");
