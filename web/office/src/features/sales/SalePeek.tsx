/** One sale beside the list: its lines, its sum, and the way to the whole document. */
import type { Sale } from '@tillbook/api';
import { Link } from 'react-router';
import { useAddress } from '../../app/url';
import { useReader } from '../../i18n/provider';
import { Peek } from '../../parts/page';
import { SaleSum } from './SaleSum';
import { TypeTag } from './TypeTag';

/** The address of the printable receipt. */
export function receiptAddress(id: string, format: 'html' | 'pdf'): string {
  return `/api/v1/sales/${encodeURIComponent(id)}/receipt?format=${format}&copy=true`;
}

export function SalePeek({ sale, onClose }: { sale: Sale; onClose: () => void }) {
  const { t, f } = useReader();
  const to = useAddress();
  return (
    <Peek label={sale.receipt_no} onClose={onClose}>
      <p className="over"><TypeTag type={sale.type} /> {sale.store.name}, {f.moment(sale.occurred_at)}</p>
      <h2><span className="docn" style={{ fontSize: 15 }}>{sale.receipt_no}</span></h2>
      <p className="mut">{[sale.person.name, sale.customer?.name].filter(Boolean).join(', ')}</p>
      <ul className="moves" style={{ margin: '12px 0' }}>
        {sale.lines.map((line) => <li key={line.n}><span className="n">{f.quantity(line.quantity_milli)}</span><span>{line.name}</span><span className="tn">{f.amount(line.gross_minor)}</span></li>)}
        {sale.returned.map((line) => <li key={`back${line.n}`}><span className="n">{f.quantity(-line.quantity_milli)}</span><span>{line.name}</span><span className="tn">{f.amount(-line.gross_minor)}</span></li>)}
      </ul>
      <SaleSum sale={sale} />
      <hr />
      <div className="acts"><Link className="btn s p" to={to(`/sales/${sale.id}`)}>{t('open')}</Link><a className="btn s" href={receiptAddress(sale.id, 'html')} target="_blank" rel="noreferrer">{t('sales.openReceipt')}</a></div>
    </Peek>
  );
}
