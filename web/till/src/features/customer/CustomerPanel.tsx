/** Finding a customer and putting their name on the basket; a new one is added where the search ended. */
import { iconUser, iconUserPlus } from "@tillbook/ui/icons.ts";
import { useEffect, useRef, useState } from "preact/hooks";
import { Refused, Unreached } from "../../journal/http";
import { addCustomer, type Customer, findCustomers } from "../../sync/pull";
import { basket, edit } from "../basket/current";
import { Icon } from "../parts/Icon";
import { Sheet } from "../parts/Sheet";
import { closePanel } from "../shell/closing";
import { t } from "../shell/words";

/** Wait this long after the last key before asking the server. */
const PAUSE_MS = 150;
type Found = { readonly state: "idle" | "asking" | "unreached" } | { readonly state: "found"; readonly customers: readonly Customer[] };

function attach(customer: Customer | null): void {
  edit((now) => ({ ...now, customer }));
  closePanel();
}

export function CustomerPanel() {
  const [query, setQuery] = useState("");
  const [found, setFound] = useState<Found>({ state: "idle" });
  const [isNew, setNew] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus({ preventScroll: true }), [isNew]);
  useEffect(() => {
    if (query.trim().length < 2) { setFound({ state: "idle" }); return; }
    let isCurrent = true;
    const timer = setTimeout(() => {
      setFound((now) => (now.state === "found" ? now : { state: "asking" }));
      findCustomers(query.trim()).then(
        (customers) => isCurrent && setFound({ state: "found", customers }),
        () => isCurrent && setFound({ state: "unreached" }),
      );
    }, PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [query]);
  if (isNew) return <NewCustomer name={query.trim()} onBack={() => setNew(false)} />;
  const first = found.state === "found" ? found.customers[0] : undefined;
  return (
    <Sheet title={t("customer.title")} onClose={closePanel}>
      <label class="field live">
        <Icon of={iconUser} />
        <input
          ref={field}
          type="text"
          autocomplete="off"
          maxLength={200}
          value={query}
          placeholder={t("customer.search")}
          aria-label={t("customer.search")}
          onInput={(event) => setQuery(event.currentTarget.value)}
          onKeyDown={(event) => event.key === "Enter" && first && attach(first)}
        />
      </label>
      <FoundList found={found} query={query.trim()} />
      <button type="button" class="btn wide" onClick={() => setNew(true)}>
        <Icon of={iconUserPlus} size="s" />
        <bdi class="clip">{query.trim() ? t("customer.new-named", { query: query.trim() }) : t("customer.new")}</bdi>
      </button>
      {basket.value.customer && (
        <button type="button" class="btn plain wide" onClick={() => attach(null)}>
          {t("customer.detach")}
        </button>
      )}
    </Sheet>
  );
}

function FoundList({ found, query }: { readonly found: Found; readonly query: string }) {
  if (found.state === "unreached") return <p class="msg warn">{t("customer.no-answer")}</p>;
  if (found.state !== "found") return <p class="hint">{t(found.state === "asking" ? "app.asking" : "customer.type")}</p>;
  if (found.customers.length === 0) return <p class="hint anywhere">{t("customer.none", { query })}</p>;
  return (
    <ul class="res">
      {found.customers.map((customer, at) => (
        <li key={customer.id}>
          <button type="button" class={`rr ${at === 0 ? "on" : ""}`} onClick={() => attach(customer)}>
            <Icon of={iconUser} />
            <span class="nm">
              <bdi class="clip2">{customer.name}</bdi>
              <span class="meta">
                <bdi class="code">{customer.code}</bdi>
                {customer.phone && <bdi>{customer.phone}</bdi>}
                {customer.is_tax_exempt && <b>{t("customer.exempt")}</b>}
              </span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function NewCustomer({ name, onBack }: { readonly name: string; readonly onBack: () => void }) {
  const [fields, setFields] = useState({ name, phone: "", email: "" });
  const [fault, setFault] = useState("");
  const [isBusy, setBusy] = useState(false);
  const add = async () => {
    if (!fields.name.trim() || isBusy) return;
    setBusy(true);
    const { phone, email } = fields;
    try {
      attach(await addCustomer({ name: fields.name.trim(), ...(phone.trim() && { phone: phone.trim() }), ...(email.trim() && { email: email.trim() }) }));
    } catch (error) {
      setBusy(false);
      if (error instanceof Unreached) setFault(t("customer.no-answer"));
      else if (error instanceof Refused) setFault(t("app.refused", { reason: error.message || error.code }));
      else throw error;
    }
  };
  const write = (key: keyof typeof fields) => (event: { readonly currentTarget: HTMLInputElement }) => setFields({ ...fields, [key]: event.currentTarget.value });
  return (
    <Sheet title={t("customer.new")} onClose={onBack}>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <label class="labelled">
          <span>{t("customer.name")}</span>
          <input class="input" type="text" maxLength={200} value={fields.name} onInput={write("name")} />
        </label>
        <label class="labelled">
          <span>{t("customer.phone")}</span>
          <input class="input" type="tel" maxLength={60} value={fields.phone} onInput={write("phone")} />
        </label>
        <label class="labelled">
          <span>{t("customer.email")}</span>
          <input class="input" type="email" maxLength={200} value={fields.email} onInput={write("email")} />
        </label>
        {fault && (
          <p class="msg warn" role="alert">
            {fault}
          </p>
        )}
        <button type="submit" class={`btn pri lg wide ${fields.name.trim() ? "" : "off"}`} aria-disabled={!fields.name.trim() || isBusy}>
          {isBusy ? t("app.asking") : t("customer.add")}
        </button>
      </form>
    </Sheet>
  );
}
