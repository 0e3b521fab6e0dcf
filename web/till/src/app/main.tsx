/** The entry: styles, language, theme, and the first screen. */
import "@tillbook/ui/fonts.css";
import "@tillbook/ui/tokens.css";
import "./styles/base.css";
import "./styles/parts.css";
import "./styles/sell.css";
import "./styles/money.css";
import "./styles/people.css";
import "./styles/return.css";
import "./styles/phone.css";
import { render } from "preact";
import { notice } from "../features/shell/say";
import { applyPreferences } from "../features/shell/preferences";
import { applyLanguage, t } from "../features/shell/words";
import { WrongShape } from "../journal/decode";
import { App } from "./App";
import { start } from "./start";

applyPreferences();
applyLanguage();

const root = document.getElementById("app");
if (!root) throw new Error("the page has no #app");
render(<App />, root);

// What nobody expected still gets words on the screen; the console has the rest.
addEventListener("unhandledrejection", (event) => {
  notice.value = { voice: "bad", text: t("app.wrong-answer") };
  if (event.reason instanceof WrongShape) console.error(event.reason.message);
});

void start();
