/** When it is in the store: what promotions with days and hours go by. */
import type { LocalMoment } from "@tillbook/rules";

const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** The calendar day and the minute since Monday 00:00 at a time in a zone; null is this machine's own zone. */
export function localMoment(at: Date, timeZone: string | null): LocalMoment {
  const format = new Intl.DateTimeFormat("en-GB", {
    year: "numeric", month: "2-digit", day: "2-digit", weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
    ...(timeZone === null ? {} : { timeZone }),
  });
  const parts = Object.fromEntries(format.formatToParts(at).map((part) => [part.type, part.value]));
  const day = DAYS.indexOf(parts["weekday"] ?? "");
  return {
    date: `${parts["year"] ?? ""}-${parts["month"] ?? ""}-${parts["day"] ?? ""}`,
    minute_of_week: day * 1440 + Number(parts["hour"]) * 60 + Number(parts["minute"]),
  };
}
