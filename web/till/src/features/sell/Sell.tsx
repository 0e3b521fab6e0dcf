/** The sell screen: the work on the stage, the sum in the ticket. On a phone the basket comes first. */
import { CustomerPanel } from "../customer/CustomerPanel";
import { Total } from "../parts/Figure";
import { Primary } from "../parts/Primary";
import { basket, isFilled, priced } from "../basket/current";
import { itemCount } from "../basket/basket";
import { openPay, saving } from "../pay/paying";
import { ReceiptPanel } from "../return/ReceiptPanel";
import { Bar } from "../shell/Bar";
import { isPhone } from "../shell/layout";
import { NoticeFoot } from "../shell/Notice";
import { overlay, panel } from "../shell/screens";
import { t } from "../shell/words";
import { query, toWeigh } from "./adding";
import { EmptyBasket } from "./EmptyBasket";
import { FavouriteRow, Favourites } from "./Favourites";
import { LineBar } from "./LineBar";
import { Lines } from "./Lines";
import { NotePanel } from "./NotePanel";
import { PricePanel } from "./PricePanel";
import { QuantityPanel, WeighPanel } from "./QuantityPanel";
import { Results } from "./Results";
import { Search } from "./Search";
import { Head, Ticket } from "./Ticket";
import { UnknownPanel } from "./UnknownPanel";

export function Sell({ onSwitchUser }: { readonly onSwitchUser: () => void }) {
  return isPhone.value ? <SellPhone onSwitchUser={onSwitchUser} /> : <SellTablet onSwitchUser={onSwitchUser} />;
}

function SellTablet({ onSwitchUser }: { readonly onSwitchUser: () => void }) {
  return (
    <>
      <Bar onSwitchUser={onSwitchUser} />
      <main class="stage">
        <Search />
        <Stage />
        <NoticeFoot />
      </main>
      <Ticket />
    </>
  );
}

/** What stands under the search field. */
function Stage() {
  return activePanel() ?? (query.value ? <Results /> : <Favourites />);
}

function activePanel() {
  const open = panel.value;
  if (toWeigh.value) return <WeighPanel variant={toWeigh.value} />;
  if (!open) return null;
  if (open.kind === "customer") return <CustomerPanel />;
  if (open.kind === "receipt") return <ReceiptPanel />;
  if (open.kind === "price") return <PricePanel key={open.line} n={open.line} />;
  if (open.kind === "note") return <NotePanel key={open.line} n={open.line} />;
  if (open.kind === "quantity") return <QuantityPanel n={open.line} />;
  return <UnknownPanel code={open.code} />;
}

function SellPhone({ onSwitchUser }: { readonly onSwitchUser: () => void }) {
  const open = activePanel();
  return (
    <>
      <Bar onSwitchUser={onSwitchUser} />
      {open ? (
        <main class="stage full">{open}</main>
      ) : (
        <>
          <aside class="ticket" aria-label={t("basket.name")}>
            <Head />
            {query.value ? <Results /> : overlay.value === "favourites" ? <Favourites /> : basket.value.lines.length === 0 ? <EmptyBasket /> : <Lines />}
            {!query.value && isFilled.value && overlay.value === null && <LineBar />}
          </aside>
          <main class="phone-foot">
            <NoticeFoot />
            {!query.value && <FavouriteRow />}
            <Search isShort />
            <div class="psum">
              <div>
                <span class="xs quiet">{t("basket.items-total", { count: itemCount(basket.value) })}</span>
                <Total minor={priced.value?.totalMinor ?? 0} class="v" />
              </div>
              <Primary onPress={openPay} isOff={!isFilled.value && saving.value === "idle"}>
                {t("pay.pay")}
              </Primary>
            </div>
          </main>
        </>
      )}
    </>
  );
}
