/** Signing in to the office: login and passphrase, then the code of the second factor where one is asked for. */
import { PasswordInput, TextInput } from '@mantine/core';
import { ApiError, send } from '@tillbook/api';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useSetSession } from '../../app/session';
import { useReader } from '../../i18n/provider';
import { Form } from '../../parts/forms';
import { Door } from './Door';

export function SignIn() {
  const { t } = useReader();
  const setSession = useSetSession();
  const [login, setLogin] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [code, setCode] = useState('');
  const enter = useMutation({
    mutationFn: () => send('POST /session', { login: login.trim(), passphrase, ...(code === '' ? {} : { totp: code }) }),
    onSuccess: (me) => setSession(me),
  });
  const asksCode = enter.error instanceof ApiError && ['totp_required', 'bad_totp'].includes(enter.error.code);
  const [isSecond, setSecond] = useState(false);
  if (asksCode && !isSecond) setSecond(true);
  const error = enter.error instanceof ApiError && enter.error.code === 'totp_required' ? null : enter.error;
  const why = isSecond ? (/^\d{6}$/.test(code) ? null : t('signin.sixDigits')) : login.trim() === '' || passphrase === '' ? t('signin.both') : null;
  return (
    <Door title={isSecond ? t('signin.second') : t('signin.title')} text={isSecond ? t('signin.secondText') : t('signin.text')}>
      <Form onSubmit={() => enter.mutate()} error={error} isSending={enter.isPending} submit={t('signin.submit')} why={why} {...(isSecond ? { onCancel: () => { setSecond(false); setCode(''); enter.reset(); } } : {})}>
        {isSecond ? <TextInput label={t('signin.code')} inputMode="numeric" maxLength={6} autoComplete="one-time-code" autoFocus value={code} onChange={(event) => setCode(event.currentTarget.value.trim())} /> : (
          <>
            <TextInput label={t('people.login')} autoComplete="username" autoFocus value={login} onChange={(event) => setLogin(event.currentTarget.value)} />
            <PasswordInput label={t('passphrase')} autoComplete="current-password" value={passphrase} onChange={(event) => setPassphrase(event.currentTarget.value)} visibilityToggleButtonProps={{ 'aria-label': t('signin.show') }} />
          </>
        )}
      </Form>
    </Door>
  );
}
