/** The first screen of a new browser: which till is this? A demo offers its registers for one tap. */
import { duoStorefront } from "@tillbook/ui/icons.ts";
import { useEffect, useState } from "preact/hooks";
import { Refused, Unreached } from "../../journal/http";
import { type DemoRegister, demoRegisters, enrol } from "../../sync/session";
import { Icon } from "../parts/Icon";
import { isDemo } from "../shell/place";
import { t } from "../shell/words";

export function Enrol({ onEnrolled }: { readonly onEnrolled: () => Promise<void> }) {
  const [fault, setFault] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [hasCode, setHasCode] = useState(!isDemo.value);
  const start = async (code: string) => {
    if (isBusy || !code.trim()) return;
    setBusy(true);
    setFault("");
    try {
      await enrol(code.trim());
      await onEnrolled();
    } catch (error) {
      setBusy(false);
      if (error instanceof Unreached) setFault(t("signin.no-answer"));
      else if (error instanceof Refused) setFault(t("enrol.unknown-code"));
      else throw error;
    }
  };
  return (
    <main class="enrol">
      <div class="enrol-card">
        <p class="wordmark">{t("enrol.welcome")}</p>
        {hasCode ? <CodeForm onStart={start} isBusy={isBusy} /> : <DemoChoice onStart={start} isBusy={isBusy} />}
        {fault && (
          <p class="msg warn" role="alert">
            {fault}
          </p>
        )}
        {isDemo.value && (
          <button type="button" class="btn plain" onClick={() => setHasCode(!hasCode)}>
            {t(hasCode ? "enrol.demo-choice" : "enrol.own-code")}
          </button>
        )}
      </div>
    </main>
  );
}

type StartProps = { readonly onStart: (code: string) => Promise<void>; readonly isBusy: boolean };

function CodeForm({ onStart, isBusy }: StartProps) {
  const [code, setCode] = useState("");
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        void onStart(code);
      }}
    >
      <h1>{t("enrol.code-title")}</h1>
      <p class="quiet">{t("enrol.code-hint")}</p>
      <label class="labelled">
        <span>{t("enrol.code")}</span>
        <input class="input code big-code" autocomplete="off" autocapitalize="characters" spellcheck={false} maxLength={40} value={code} onInput={(event) => setCode(event.currentTarget.value)} autofocus />
      </label>
      <button type="submit" class={`btn pri lg wide ${code.trim() ? "" : "off"}`} aria-disabled={!code.trim() || isBusy}>
        {t(isBusy ? "enrol.starting" : "enrol.start")}
      </button>
    </form>
  );
}

function DemoChoice({ onStart, isBusy }: StartProps) {
  const [registers, setRegisters] = useState<readonly DemoRegister[] | null>(null);
  useEffect(() => {
    demoRegisters().then(setRegisters, () => setRegisters([]));
  }, []);
  const all = registers ?? [];
  const stores = [...new Set(all.map((each) => each.store.name))].map((name) => ({ name, tills: all.filter((each) => each.store.name === name) }));
  return (
    <>
      <h1>{t("enrol.title")}</h1>
      <p class="quiet">{t(registers === null ? "app.asking" : "enrol.demo-hint")}</p>
      <ul class="stores">
        {stores.map(({ name, tills }) => (
          <li key={name}>
            <span class="store-name">
              <Icon of={duoStorefront} />
              <bdi>{name}</bdi>
            </span>
            {tills.map((each) => (
              <button type="button" class="btn" key={each.code} disabled={isBusy} onClick={() => void onStart(each.code)}>
                <bdi>{each.register.name}</bdi>
              </button>
            ))}
          </li>
        ))}
      </ul>
    </>
  );
}
