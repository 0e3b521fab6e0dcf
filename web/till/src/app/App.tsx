/** The till as a whole: one screen, what lies over it, the DEMO mark, and the voices for screen readers. */
import { useEffect } from "preact/hooks";
import { Done } from "../features/done/Done";
import { Enrol } from "../features/enrol/Enrol";
import { KeyMap } from "../features/menu/KeyMap";
import { Menu } from "../features/menu/Menu";
import { Pay } from "../features/pay/Pay";
import { Return } from "../features/return/Return";
import { Sell } from "../features/sell/Sell";
import { SignIn } from "../features/signin/SignIn";
import { isDemo, me } from "../features/shell/place";
import { polite, urgent } from "../features/shell/say";
import { overlay, panel, screen, show } from "../features/shell/screens";
import { t, Words } from "../features/shell/words";
import { keyboardSeenAtMs } from "./commands";
import { findPlace, hindrance, lock, refresh, signedIn } from "./start";

const KEYBOARD_FRESH_MS = 60_000;

export function App() {
  useEffect(() => {
    const timer = setInterval(() => markKeyboard(), 5_000);
    return () => clearInterval(timer);
  }, []);
  markKeyboard();
  return (
    <div class={`till at-${screen.value}`}>
      {isDemo.value && (
        <div class="demo" role="note">
          <span>{t("app.demo")}</span>
        </div>
      )}
      {hindrance.value ? <Hindrance /> : <Screen />}
      {overlay.value === "menu" && <Menu onLock={() => void lock()} onRefresh={() => void refresh()} onReturn={askForReceipt} isSignedIn={me.value !== null} />}
      {overlay.value === "keys" && <KeyMap />}
      <div class="visually-hidden" role="status" aria-live="polite">
        {polite.value}
      </div>
      <div class="visually-hidden" role="alert">
        {urgent.value}
      </div>
    </div>
  );
}

function Screen() {
  const switchUser = () => void lock();
  switch (screen.value) {
    case "starting":
      return <p class="starting quiet">{t("app.starting")}</p>;
    case "enrol":
      return <Enrol onEnrolled={findPlace} />;
    case "signin":
      return <SignIn onSignedIn={signedIn} />;
    case "pay":
      return <Pay onSwitchUser={switchUser} />;
    case "done":
      return <Done onSwitchUser={switchUser} />;
    case "return":
      return <Return onSwitchUser={switchUser} />;
    default:
      return <Sell onSwitchUser={switchUser} />;
  }
}

/** Nothing can be sold now: why, and what to do. */
function Hindrance() {
  const isCatalogue = hindrance.value === "catalogue";
  if (hindrance.value === "storage") {
    return (
      <main class="starting">
        <p class="msg bad" role="alert">
          {t("app.storage-off")}
        </p>
      </main>
    );
  }
  return (
    <main class="starting">
      <p class="msg warn" role="status">
        <span>
          <Words id={isCatalogue ? "app.no-catalogue" : "app.unreachable"} />
        </span>
      </p>
      <button type="button" class="btn" onClick={() => void (isCatalogue ? signedIn() : findPlace())}>
        {t("app.try-again")}
      </button>
    </main>
  );
}

/** A return begins with its receipt; a payment in progress is finished or left first. */
function askForReceipt(): void {
  overlay.value = null;
  if (screen.value === "pay" || screen.value === "signin") return;
  show("sell");
  panel.value = { kind: "receipt" };
}

function markKeyboard(): void {
  const isFresh = Date.now() - keyboardSeenAtMs.value < KEYBOARD_FRESH_MS;
  document.documentElement.dataset["keyboard"] = isFresh ? "seen" : "unseen";
}
