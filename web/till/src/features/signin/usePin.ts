/** Six digits of one person: typed, sent by the sixth, and what the server said. The digits live nowhere else. */
import { clockTime } from "@tillbook/ui";
import { useSignal } from "@preact/signals";
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

/** `who` is asked when the sixth digit comes, so that a fast hand after a tap on a name means that name. */
export function usePin(who: () => TillPerson | null, onSignedIn: () => Promise<void>): Pin {
  const digits = useSignal("");
  const isBusy = useSignal(false);
  const says = useSignal<string | null>(null);
  const locked = useSignal<ReadonlyMap<string, string>>(new Map());

  const refuse = (words: string) => {
    says.value = words;
    sound("refused");
  };
  const explain = (person: TillPerson, error: unknown) => {
    if (error instanceof Unreached) {
      isOnline.value = false;
      refuse(t("signin.no-answer")); return;
    }
    if (!(error instanceof Refused)) throw error;
    isOnline.value = true;
    const until = error.data["locked_until"];
    if (typeof until === "string") {
      locked.value = new Map(locked.value).set(person.id, until);
      refuse(t("signin.locked-now", { name: firstName(person.name), time: clockTime(new Date(until), figures.value.locale) })); return;
    }
    refuse(t("signin.wrong", { count: Number(error.data["tries_left"] ?? 0) }));
  };
  const submit = async (person: TillPerson) => {
    isBusy.value = true;
    let signedIn: Me | null = null;
    try {
      signedIn = await openSession(person.id, digits.value);
    } catch (error) {
      explain(person, error);
    } finally {
      isBusy.value = false;
      digits.value = "";
    }
    if (!signedIn) return;
    me.value = signedIn;
    await onSignedIn();
  };
  const press = (key: PadKey) => {
    const person = who();
    if (!person || isBusy.value || key === "sign") return;
    digits.value = key === "back" ? digits.value.slice(0, -1) : (digits.value + key).slice(0, PIN_LENGTH);
    says.value = null;
    if (digits.value.length === PIN_LENGTH) void submit(person);
  };
  const clear = () => {
    digits.value = "";
    says.value = null;
  };
  return { digits: digits.value.length, isBusy: isBusy.value, isWrong: says.value !== null, says: says.value, locked: locked.value, press, clear };
}
