/** One order beside the list: lines, payment, its life so far, and what can be done next. */
import { NativeSelect } from '@mantine/core';
import type { Condition, Order } from '@tillbook/api';
import { useState } from 'react';
import { Link } from 'react-router';
import { useSend } from '../../app/data';
import { useMay } from '../../app/session';
import { useReader } from '../../i18n/provider';
import { DocLink, Sum } from '../../parts/figures';
import { Form, Refused, Sheet } from '../../parts/forms';
import { Peek } from '../../parts/page';
import { tell } from '../../parts/Toasts';
import { actsIn, StateTag, type OrderAct } from './states';
import { usePaymentName } from './payment';

function RefundForm({ order, onClose }: { order: Order; onClose: () => void }) {
  const { t, f } = useReader();
  const [condition, setCondition] = useState<Condition>('sellable');
  const send = useSend('POST /orders/{id}/refund', () => {
    tell(t('orders.refunded', { reference: order.reference }));
    onClose();
  });
  return (
    <Sheet title={t('orders.refundTitle', { reference: order.reference })} onClose={onClose}>
      <Form onSubmit={() => send.mutate({ id: order.id, body: { condition, version: order.version } })} error={send.error} isSending={send.isPending} submit={t('orders.refundSubmit', { amount: f.money(order.gross_minor) })} onCancel={onClose}>
        <NativeSelect label={t('return.condition')} value={condition} onChange={(event) => setCondition(event.currentTarget.value as Condition)} data={[{ value: 'sellable', label: t('condition.sellable') }, { value: 'damaged', label: t('condition.damaged') }]} />
      </Form>
    </Sheet>
  );
}

function Acts({ order }: { order: Order }) {
  const { t, f } = useReader();
  const mayFulfil = useMay('fulfilOrder');
  const mayRefund = useMay('refundOrder');
  const [isRefunding, setRefunding] = useState(false);
  const done = (answer: Order) => tell(t('orders.moved', { reference: answer.reference, state: t(`order.${answer.state}`) }));
  const confirm = useSend('POST /orders/{id}/confirm', done);
  const complete = useSend('POST /orders/{id}/complete', done);
  const cancel = useSend('POST /orders/{id}/cancel', done);
  const send = { confirm, complete, cancel };
  const isSending = confirm.isPending || complete.isPending || cancel.isPending;
  const allowed = actsIn(order.state).filter((act) => (act === 'refund' ? mayRefund : mayFulfil));
  const run = (act: OrderAct) => (act === 'refund' ? setRefunding(true) : send[act].mutate({ id: order.id, body: { version: order.version } }));
  const words: Record<OrderAct, string> = { confirm: t('orders.confirm'), complete: t('orders.complete', { amount: f.money(order.gross_minor) }), cancel: t('orders.cancel'), refund: t('orders.refund') };
  return (
    <>
      <Refused error={confirm.error ?? complete.error ?? cancel.error} />
      <div className="acts" style={{ marginBlockStart: 12 }}>{allowed.map((act, at) => <button key={act} type="button" className={act === 'cancel' ? 'btn s d' : at === allowed.length - 1 ? 'btn s p' : 'btn s'} disabled={isSending} onClick={() => run(act)}>{words[act]}</button>)}</div>
      {isRefunding && <RefundForm order={order} onClose={() => setRefunding(false)} />}
    </>
  );
}

export function OrderPeek({ order, onClose }: { order: Order; onClose: () => void }) {
  const { t, f } = useReader();
  const paymentName = usePaymentName();
  const isClosed = order.state === 'completed' || order.state === 'refunded';
  return (
    <Peek label={order.reference} onClose={onClose}>
      <p className="over"><StateTag state={order.state} /> {order.store.name}</p>
      <h2>{order.reference}</h2>
      {order.customer !== null && <p><Link className="lnk" to={`/customers/${order.customer.id}`}>{order.customer.name === '' ? order.customer.code : order.customer.name}</Link> <span className="code">{order.customer.code}</span></p>}
      <ul className="moves" style={{ margin: '12px 0 6px' }}>{order.lines.map((line) => <li key={line.n}><span className="n">{f.quantity(line.quantity_milli)}</span><span>{line.name}</span><span className="tn">{f.amount(line.gross_minor)}</span></li>)}</ul>
      <dl className="kv">
        <dt className="sum">{t('sales.sum')}</dt><dd className="sum"><Sum closed={isClosed}>{f.money(order.gross_minor)}</Sum></dd>
        <dt>{t('orders.payment')}</dt><dd>{paymentName(order.payment_method)}</dd>
        {order.payment_reference !== null && order.payment_reference !== '' && <><dt>{t('orders.reference')}</dt><dd className="code">{order.payment_reference}</dd></>}
        {order.sale_id !== null && <><dt>{t('orders.sale')}</dt><dd><DocLink type="sale" id={order.sale_id} label={t('open')} /></dd></>}
      </dl>
      <h3>{t('orders.life')}</h3>
      <ul className="life">{order.history.map((step) => <li key={step.state + step.at}><StateTag state={step.state} /> <span className="mut">{step.person}</span> <time className="dim sm" dateTime={step.at}>{f.moment(step.at)}</time></li>)}</ul>
      <Acts order={order} />
    </Peek>
  );
}
