/** Six digits of one person: typed, sent by the sixth, and what the server said. The digits live nowhere else. */
import { clockTime } from "@tillbook/ui";
import { useState } from "preact/hooks";
import { Refused, Unreached } from "../../journal/http";
import { type Me, openSession, type TillPerson } from "../../sync/session";
import type { PadKey } from "../parts/Keypad";
import { figures, firstName, isOnline, me } from "../shell/place";
import { sound } from "../shell/say";
import { t } from "../shell/words";
import { PIN_LENGTH } from "./people";

export type Pin = {
  readonly digits: number;
  readonly isBusy: boolean;
  readonly isWrong: boolean;
  readonly says: string | null;
  /** Locks learnt here, before the list of people is read again. */
  readonly locked: ReadonlyMap<string, string>;
  readonly press: (key: PadKey) => void;
  readonly clear: () => void;
};

export function usePin(person: TillPerson | null, onSignedIn: (person: TillPerson) => Promise<void>): Pin {
  const [digits, setDigits] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [isWrong, setWrong] = useState(false);
  const [says, setSays] = useState<string | null>(null);
  const [locked, setLocked] = useState<ReadonlyMap<string, string>>(new Map());

  const refuse = (words: string) => {
    setSays(words);
    setWrong(true);
    sound("refused");
  };
  const explain = (who: TillPerson, error: unknown) => {
    if (error instanceof Unreached) {
      isOnline.value = false;
      return refuse(t("signin.no-answer"));
    }
    if (!(error instanceof Refused)) throw error;
    const until = error.data["locked_until"];
    if (typeof until === "string") {
      setLocked(new Map(locked).set(who.id, until));
      return refuse(t("signin.locked-now", { name: firstName(who.name), time: clockTime(new Date(until), figures.value.locale) }));
    }
    refuse(t("signin.wrong", { count: Number(error.data["tries_left"] ?? 0) }));
  };
  const submit = async (who: TillPerson, entered: string) => {
    setBusy(true);
    let signedIn: Me | null = null;
    try {
      signedIn = await openSession(who.id, entered);
    } catch (error) {
      explain(who, error);
    } finally {
      setBusy(false);
      setDigits("");
    }
    if (!signedIn) return;
    me.value = signedIn;
    await onSignedIn(who);
  };
  const press = (key: PadKey) => {
    if (!person || isBusy || key === "sign") return;
    const next = key === "back" ? digits.slice(0, -1) : (digits + key).slice(0, PIN_LENGTH);
    setDigits(next);
    setWrong(false);
    setSays(null);
    if (next.length === PIN_LENGTH) void submit(person, next);
  };
  const clear = () => {
    setDigits("");
    setWrong(false);
    setSays(null);
  };
  return { digits: digits.length, isBusy, isWrong, says, locked, press, clear };
}
