/** The life of the till: open, enrol, sign in, lock. Joins journal, sync and features; holds no rules of its own.
 *
 * Keeps true: what a crash left (basket, owed sale) is back before anyone can sell; two minutes without a touch lock the till.
 */
import { signal } from "@preact/signals";
import { keepBasket } from "../features/basket/current";
import { saving, send, startPaying } from "../features/pay/paying";
import { isReceiptNumber } from "../catalogue/entry";
import { openReturn } from "../features/return/returnState";
import { isCode, scan } from "../features/sell/adding";
import { catalogue, isDemo, isOnline, me, place } from "../features/shell/place";
import { notice, sound } from "../features/shell/say";
import { overlay, screen, show } from "../features/shell/screens";
import { t } from "../features/shell/words";
import { listen } from "../devices/listen";
import { WrongShape } from "../journal/decode";
import { Refused, Unreached } from "../journal/http";
import { type Keep, openKeep } from "../journal/keep";
import { OnlineRecorder, unsentSale } from "../journal/online";
import { pullCatalogue } from "../sync/pull";
import { closeSession, currentSession, readSignIn } from "../sync/session";
import { command } from "./commands";

/** Lock after this long without a touch. */
const IDLE_LOCK_MS = 120_000;
/** Knock again at a server that does not answer. */
const KNOCK_MS = 3_000;

/** Set while the till is locked, so that a reload cannot come before the server has heard of it. */
const LOCKED_KEY = "tillbook-till-locked";

/** What keeps the till from opening, if anything. */
export const hindrance = signal<"unreached" | "storage" | "catalogue" | null>(null);

/** Open the till: storage first, then the place, then whoever is still signed in. */
export async function start(): Promise<void> {
  let keep: Keep;
  try {
    keep = await openKeep();
    await keepBasket(keep, storageFailed);
    startPaying(new OnlineRecorder(keep), await unsentSale(keep));
  } catch (error) {
    hindrance.value = "storage";
    throw error;
  }
  listen({ isCode, onScan: scanned, onKey: (event) => command(event, { lock: () => void lock() }) });
  lockWhenIdle();
  await findPlace();
}

/** Ask where this till is; keeps knocking while nobody answers. */
export async function findPlace(): Promise<void> {
  try {
    place.value = await readSignIn();
    isDemo.value = place.value.demo;
    hindrance.value = null;
    isOnline.value = true;
    await resume();
  } catch (error) {
    if (error instanceof Unreached) {
      hindrance.value = "unreached";
      setTimeout(() => void findPlace(), KNOCK_MS);
    } else if (error instanceof Refused && error.status === 401) {
      isDemo.value = error.data["demo"] === true;
      hindrance.value = null;
      show("enrol");
    } else throw error;
  }
}

/** After a reload the session may still be there: nobody types a PIN twice for that. */
async function resume(): Promise<void> {
  try {
    const found = localStorage.getItem(LOCKED_KEY) === null ? await currentSession() : null;
    if (found?.kind === "till") me.value = found;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
  }
  if (me.value) await signedIn();
  else show("signin");
}

/** Somebody is at the till: fetch what is sold, and finish what was owed. */
export async function signedIn(): Promise<void> {
  localStorage.removeItem(LOCKED_KEY);
  if (!catalogue.value && !(await fetchCatalogue())) return;
  if (saving.value === "owed") {
    show("pay");
    await send();
  } else show("sell");
}

/** Fetch what this store sells; false, with words and a way to try again, when it did not come. */
async function fetchCatalogue(): Promise<boolean> {
  try {
    catalogue.value = await pullCatalogue();
    hindrance.value = null;
    isOnline.value = true;
    return true;
  } catch (error) {
    if (!(error instanceof Unreached || error instanceof Refused || error instanceof WrongShape)) throw error;
    console.error(error.message);
    isOnline.value = !(error instanceof Unreached);
    hindrance.value = "catalogue";
    return false;
  }
}

/** Lock: whoever comes next signs in; the basket stays. */
export async function lock(): Promise<void> {
  localStorage.setItem(LOCKED_KEY, "");
  overlay.value = null;
  hindrance.value = null;
  me.value = null;
  show("signin");
  try {
    await closeSession();
    place.value = await readSignIn();
  } catch (error) {
    if (!(error instanceof Unreached || error instanceof Refused)) throw error;
    isOnline.value = !(error instanceof Unreached);
  }
}

/** Fetch the catalogue again; the basket's prices follow the next time something changes. */
export async function refresh(): Promise<void> {
  overlay.value = null;
  try {
    catalogue.value = await pullCatalogue();
    isOnline.value = true;
    notice.value = { voice: "info", text: t("menu.refreshed") };
  } catch (error) {
    if (!(error instanceof Unreached || error instanceof Refused)) throw error;
    isOnline.value = !(error instanceof Unreached);
    notice.value = { voice: "warn", text: t("signin.no-answer") };
  }
}

/** A scan sells wherever goods can be sold; elsewhere it is refused with the low tone. */
function scanned(code: string): void {
  if (screen.value === "sell" || screen.value === "pay" || screen.value === "done") void scan(code);
  else if (screen.value === "return" && isReceiptNumber(code)) void openReturn(code);
  else sound("refused");
}

function storageFailed(error: unknown): void {
  hindrance.value = "storage";
  throw error instanceof Error ? error : new Error(String(error));
}

function lockWhenIdle(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wake = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (me.value && saving.value !== "saving") void lock();
      else wake();
    }, IDLE_LOCK_MS);
  };
  for (const sign of ["pointerdown", "keydown"]) document.addEventListener(sign, wake, { capture: true, passive: true });
  wake();
}
