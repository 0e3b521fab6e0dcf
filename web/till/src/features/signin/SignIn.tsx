/** Sign-in: who, then six digits; the sixth submits. A locked person says until when, others work. */
import { clockTime, longDay, money } from "@tillbook/ui";
import { duoBasket, iconCloudSlash, iconLockSimple } from "@tillbook/ui/icons.ts";
import { signal, useSignal } from "@preact/signals";
import { useState } from "preact/hooks";
import type { TillPerson } from "../../sync/session";
import { livingLines } from "../basket/basket";
import { basket, priced } from "../basket/current";
import { Dots } from "../parts/Dots";
import { Icon } from "../parts/Icon";
import { Keypad } from "../parts/Keypad";
import { saving } from "../pay/paying";
import { Badge } from "../shell/Bar";
import { usePad } from "../shell/padListener";
import { figures, firstName, place } from "../shell/place";
import { t, Words } from "../shell/words";
import { byLastUse, isLocked } from "./people";
import { usePin } from "./usePin";

/** Names that fit without scrolling; beyond them one searches. */
const NAMES_SHOWN = 8;
/** The minute on the clock. */
const now = signal(new Date());
setInterval(() => (now.value = new Date()), 1_000);

export function SignIn({ onSignedIn }: { readonly onSignedIn: () => Promise<void> }) {
  const people = byLastUse(place.value?.people ?? []);
  const chosen = useSignal<TillPerson | null>(people.find((person) => !isLocked(person, new Date())) ?? null);
  const [isForgotten, setForgotten] = useState(false);
  const pin = usePin(() => chosen.value, onSignedIn);
  usePad(pin.press);
  const choose = (person: TillPerson) => {
    chosen.value = person;
    setForgotten(false);
    pin.clear();
  };
  return (
    <>
      <main class="who">
        <Where />
        <Kept />
        <span class="sp" />
        <h1>{t("signin.who")}</h1>
        <People people={people} chosen={chosen.value} locked={pin.locked} onChoose={choose} />
      </main>
      <section class="ticket pin" aria-label={t("signin.enter")}>
        <div class="hello">
          <b>{chosen.value ? t("signin.hello", { name: firstName(chosen.value.name) }) : t("signin.pick")}</b>
          <p class={pin.says ? "warn-word" : "quiet"} role="status">
            {pin.says ?? (pin.isBusy ? t("signin.checking") : t("signin.enter"))}
          </p>
        </div>
        <Dots filled={pin.digits} isWrong={pin.isWrong} />
        <Keypad sign={null} onKey={pin.press} isOff={!chosen.value || pin.isBusy} />
        <button type="button" class="btn plain brand" onClick={() => setForgotten(true)}>
          {t(isForgotten ? "signin.forgot-answer" : "signin.forgot")}
        </button>
      </section>
    </>
  );
}

function Where() {
  const at = place.value;
  const { locale } = figures.value;
  return (
    <div class="row clock-row">
      <div>
        <div class="clock n">{clockTime(now.value, locale)}</div>
        <div class="quiet">{at && t("signin.place", { day: longDay(now.value, locale), store: at.store.name, register: at.register.name })}</div>
      </div>
      <span class="sp" />
      <Badge />
    </div>
  );
}

/** An open basket survives whoever signs in; so does a sale whose answer is owed. */
function Kept() {
  const lines = livingLines(basket.value).length;
  if (saving.value === "owed") {
    return (
      <div class="kept">
        <Icon of={iconCloudSlash} size="l" />
        <span>
          <Words id="signin.owed" />
        </span>
      </div>
    );
  }
  if (lines === 0) return null;
  const total = priced.value ? money(priced.value.totalMinor, figures.value) : "";
  return (
    <div class="kept">
      <Icon of={duoBasket} size="l" />
      <span>
        <Words id="signin.kept" values={{ count: lines, total }} />
      </span>
    </div>
  );
}

type PeopleProps = {
  readonly people: readonly TillPerson[];
  readonly chosen: TillPerson | null;
  readonly locked: ReadonlyMap<string, string>;
  readonly onChoose: (person: TillPerson) => void;
};

function People({ people, chosen, locked, onChoose }: PeopleProps) {
  const [query, setQuery] = useState("");
  const words = query.trim().toLowerCase();
  const shown = people.filter((person) => person.name.toLowerCase().includes(words)).slice(0, NAMES_SHOWN);
  if (people.length === 0) return <p class="msg info">{t("signin.nobody")}</p>;
  return (
    <>
      <ul class="people">
        {shown.map((person) => (
          <li key={person.id}>
            <Person person={{ ...person, locked_until: locked.get(person.id) ?? person.locked_until }} isChosen={person.id === chosen?.id} onChoose={onChoose} />
          </li>
        ))}
      </ul>
      {people.length > NAMES_SHOWN && (
        <input class="input" type="search" placeholder={t("signin.search")} aria-label={t("signin.search")} value={query} onInput={(event) => setQuery(event.currentTarget.value)} />
      )}
    </>
  );
}

type PersonProps = { readonly person: TillPerson; readonly isChosen: boolean; readonly onChoose: (person: TillPerson) => void };

function Person({ person, isChosen, onChoose }: PersonProps) {
  const isOff = isLocked(person, now.value);
  const { locale } = figures.value;
  return (
    <button type="button" class={`person ${isChosen ? "on" : ""} ${isOff ? "off" : ""}`} aria-pressed={isChosen} aria-disabled={isOff} onClick={() => !isOff && onChoose(person)}>
      <span class="avatar large" aria-hidden="true">
        {person.initials}
      </span>
      <span class="person-words">
        <bdi class="b clip">{person.name}</bdi>
        <span class="xs quiet row">
          {isOff && <Icon of={iconLockSimple} size="xs" />}
          {isOff
            ? t("signin.locked", { time: clockTime(new Date(person.locked_until ?? 0), locale) })
            : person.last_used
              ? t("signin.last", { time: clockTime(new Date(person.last_used), locale) })
              : t("signin.new")}
        </span>
      </span>
    </button>
  );
}
