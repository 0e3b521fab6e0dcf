/** One's own sign-in: passphrase and a second factor. */
import { TextInput } from '@mantine/core';
import { send, type TotpSetup } from '@tillbook/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useList } from '../../app/data';
import { useMay, useMe } from '../../app/session';
import { useReader } from '../../i18n/provider';
import { Form, Refused } from '../../parts/forms';
import { Act, PageHead } from '../../parts/page';
import { tell } from '../../parts/Toasts';
import { SecretForm } from '../people/PersonForms';

function Confirm({ setup, onDone }: { setup: TotpSetup; onDone: () => void }) {
  const { t } = useReader();
  const [code, setCode] = useState('');
  const confirm = useMutation({ mutationFn: () => send('POST /session/totp/confirm', { code }), onSuccess: onDone });
  const source = `data:image/svg+xml,${encodeURIComponent(setup.qr_svg)}`;
  return (
    <Form onSubmit={() => confirm.mutate()} error={confirm.error} isSending={confirm.isPending} submit={t('me.totpConfirm')} why={/^\d{6}$/.test(code) ? null : t('signin.sixDigits')}>
      <p>{t('me.totpScan')}</p>
      <img src={source} alt={t('me.totpQr')} width={180} height={180} className="qr" />
      <p className="code wrapcode">{setup.secret}</p>
      <TextInput label={t('signin.code')} inputMode="numeric" maxLength={6} value={code} onChange={(event) => setCode(event.currentTarget.value.trim())} autoComplete="one-time-code" />
    </Form>
  );
}

function SecondFactor() {
  const { t } = useReader();
  const me = useMe();
  const client = useQueryClient();
  const again = () => void client.invalidateQueries({ queryKey: ['session'] });
  const [setup, setSetup] = useState<TotpSetup | null>(null);
  const start = useMutation({ mutationFn: () => send('POST /session/totp/setup', {}), onSuccess: setSetup });
  const stop = useMutation({ mutationFn: () => send('DELETE /session/totp', undefined), onSuccess: () => { tell(t('me.totpOff')); again(); } });
  const done = () => { setSetup(null); tell(t('me.totpOn')); again(); };
  return (
    <section className="panel formpanel"><h2 className="strong">{t('me.totp')}</h2><p className="mut" style={{ margin: '4px 0 12px' }}>{t('me.totpText')}</p>
      <Refused error={start.error ?? stop.error} />
      {setup === null ? <div className="acts">{me.second_factor === 'on' ? <Act kind="danger" onClick={() => stop.mutate()}>{t('me.totpStop')}</Act> : <Act kind="primary" onClick={() => start.mutate()}>{t('me.totpStart')}</Act>}</div> : <Confirm setup={setup} onDone={done} />}
    </section>
  );
}

function Passphrase() {
  const { t } = useReader();
  const me = useMe();
  const [isOpen, setOpen] = useState(false);
  return (
    <section className="panel formpanel"><h2 className="strong">{t('passphrase')}</h2><p className="mut" style={{ margin: '4px 0 12px' }}>{t('people.passphraseRule')}</p>
      <Act onClick={() => setOpen(true)}>{t('people.newPassphrase')}</Act>
      {isOpen && <SecretForm person={me.person} kind="passphrase" isOwn onClose={() => setOpen(false)} />}
    </section>
  );
}

function OwnTrail() {
  const { t, f } = useReader();
  const me = useMe();
  const { rows } = useList('/audit', { query: { person: me.person.id, limit: 5 } });
  if (rows.length === 0) return null;
  return <section className="panel formpanel"><h2 className="strong">{t('me.trail')}</h2><ul className="past">{rows.slice(0, 5).map((row) => <li key={row.id}><span>{row.summary}</span><small className="dim">{f.moment(row.at)}</small></li>)}</ul></section>;
}

export function MePage() {
  const { t } = useReader();
  const me = useMe();
  const seesAudit = useMay('audit');
  return <><PageHead title={t('me.title')} text={me.person.name} /><div className="pagebody formpage"><Passphrase /><SecondFactor />{seesAudit && <OwnTrail />}</div></>;
}
