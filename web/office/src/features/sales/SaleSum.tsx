/** What a sale adds up to: net, tax, discount, rounding, total under two rules (it is closed), and how it was paid. */
import type { Sale } from '@tillbook/api';
import { useReader } from '../../i18n/provider';
import { Sum } from '../../parts/figures';
import { useTenderName } from './TypeTag';

export function SaleSum({ sale }: { sale: Sale }) {
  const { t, f } = useReader();
  const tenderName = useTenderName();
  const { totals, tenders, taxes, rounding_minor: rounding } = sale.body;
  return (
    <dl className="kv">
      <dt>{t('sales.net')}</dt><dd>{f.money(totals.net_minor)}</dd>
      {taxes.map((tax) => <div className="pairrow" key={tax.rate}><dt>{t('sales.tax', { rate: tax.rate })}</dt><dd>{f.money(tax.tax_minor)}</dd></div>)}
      {totals.discount_minor !== 0 && <><dt>{t('sales.discount')}</dt><dd>{f.money(totals.discount_minor)}</dd></>}
      <dt className="sum">{t('sales.sum')}</dt><dd className="sum"><Sum closed>{f.money(sale.gross_minor)}</Sum></dd>
      {rounding !== 0 && <><dt>{t('sales.rounding')}</dt><dd>{f.money(rounding)}</dd></>}
      {tenders.map((tender) => <div className="pairrow" key={tender.n}><dt>{tenderName(tender.kind)}{tender.reference !== undefined && tender.reference !== '' && <span className="code"> {tender.reference}</span>}</dt><dd>{f.money(tender.amount_minor)}</dd></div>)}
    </dl>
  );
}
