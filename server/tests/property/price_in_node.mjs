// Prices one case per line of standard input with the till's engine: {rules, basket, parts: [[milli, ...], ...], due_minor}
// -> {priced, refunds, rounding_minor}, or {code, field} of the error.
import { createInterface } from "node:readline";

import { RuleError, cashRounding, priceBasket, refundLine } from "../../../web/packages/rules/src/index.ts";

function answer({ rules, basket, parts, due_minor: due }) {
  try {
    const priced = priceBasket(basket, rules);
    const refunds = priced.lines.map((line, i) => {
      let already = 0;
      return parts[i].map((milli) => {
        const back = refundLine(line, already, milli);
        already += milli;
        return back;
      });
    });
    return { priced, refunds, rounding_minor: cashRounding(due, rules.cash_rounding_minor) };
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    return { code: error.code, field: error.field };
  }
}

for await (const line of createInterface({ input: process.stdin })) process.stdout.write(`${JSON.stringify(answer(JSON.parse(line)))}\n`);
