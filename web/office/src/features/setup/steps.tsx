/** The wizard's first three steps: country with currency and tax, the shop's names, the first person. */
import { Checkbox, NativeSelect, PasswordInput, TextInput } from '@mantine/core';
import type { SetupCountry } from '@tillbook/api';
import { useReader } from '../../i18n/provider';
import { ofCountry, type Fields } from './fields';

interface StepProps { fields: Fields; change: (part: Partial<Fields>) => void }

export function CountryStep({ fields, change, countries }: StepProps & { countries: SetupCountry[] }) {
  const { t, f } = useReader();
  const country = countries.find((item) => item.code === fields.country);
  return (
    <>
      <NativeSelect label={t('setup.country')} value={fields.country} onChange={(event) => change(ofCountry(countries.find((item) => item.code === event.currentTarget.value)))} data={countries.map((item) => ({ value: item.code, label: item.name }))} autoFocus />
      <div className="pair">
        <TextInput label={t('setup.currency')} value={fields.currency} readOnly description={t('setup.currencyHint')} />
        <NativeSelect label={t('setup.timeZone')} value={fields.timeZone} onChange={(event) => change({ timeZone: event.currentTarget.value })} data={country?.time_zones ?? []} />
      </div>
      {country !== undefined && country.taxes.length > 0 && <section className="panel"><header><h2>{t('setup.taxes')}</h2></header><dl className="kv pad">{country.taxes.map((tax) => <div className="pairrow" key={tax.id}><dt>{tax.name}</dt><dd>{f.rate(tax.ppm)}</dd></div>)}</dl></section>}
      <Checkbox label={t('setup.taxIncluded')} checked={fields.isTaxIncluded} onChange={(event) => change({ isTaxIncluded: event.currentTarget.checked })} />
    </>
  );
}

export function StoreStep({ fields, change, zones }: StepProps & { zones: string[] }) {
  const { t } = useReader();
  return (
    <>
      <TextInput label={t('setup.companyName')} value={fields.companyName} onChange={(event) => change({ companyName: event.currentTarget.value })} autoFocus autoComplete="organization" />
      <TextInput label={t('setup.storeName')} description={t('setup.storeHint')} value={fields.storeName} onChange={(event) => change({ storeName: event.currentTarget.value })} autoComplete="off" />
      {zones.length > 1 && <p className="mut sm">{t('setup.zoneIs', { zone: fields.timeZone })}</p>}
    </>
  );
}

export function PersonStep({ fields, change }: StepProps) {
  const { t } = useReader();
  return (
    <>
      <div className="pair">
        <TextInput label={t('setup.yourName')} value={fields.personName} onChange={(event) => change({ personName: event.currentTarget.value })} autoFocus autoComplete="name" />
        <TextInput label={t('people.login')} value={fields.login} onChange={(event) => change({ login: event.currentTarget.value })} autoComplete="username" />
      </div>
      <PasswordInput label={t('passphrase')} description={t('people.passphraseRule')} value={fields.passphrase} onChange={(event) => change({ passphrase: event.currentTarget.value })} autoComplete="new-password" />
      <PasswordInput label={t('people.pin')} description={t('setup.pinHint')} value={fields.pin} inputMode="numeric" maxLength={6} onChange={(event) => change({ pin: event.currentTarget.value })} autoComplete="off" />
    </>
  );
}
