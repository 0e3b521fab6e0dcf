/** What the wizard asks for, when a step is complete, and the body it sends at the end. */
import type { SetupCountry, SetupInput, SetupProduct } from '@tillbook/api';
import type { MessageKey } from '../../i18n/translate';
import { isGoodPin } from '../people/roles';

export const STEPS = ['country', 'store', 'person', 'products'] as const;
export type Step = (typeof STEPS)[number];

export interface Fields {
  country: string;
  currency: string;
  timeZone: string;
  isTaxIncluded: boolean;
  companyName: string;
  storeName: string;
  personName: string;
  login: string;
  passphrase: string;
  pin: string;
  products: SetupProduct[];
}

/** The fields a country brings with it. */
export function ofCountry(country: SetupCountry | undefined): Pick<Fields, 'country' | 'currency' | 'timeZone' | 'isTaxIncluded'> {
  const zones = country?.time_zones ?? [];
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return { country: country?.code ?? '', currency: country?.currency ?? '', timeZone: zones.includes(here) ? here : (zones[0] ?? ''), isTaxIncluded: country?.prices_include_tax ?? true };
}

export function fieldsFor(country: SetupCountry | undefined): Fields {
  return { ...ofCountry(country), companyName: '', storeName: '', personName: '', login: '', passphrase: '', pin: '', products: [] };
}

/** What a step still lacks, as a message, or null where it is complete. */
export function missing(step: Step, fields: Fields): Extract<MessageKey, `setup.needs.${string}` | 'people.pinRule' | 'people.passphraseRule'> | null {
  if (step === 'country') return fields.country === '' ? 'setup.needs.country' : null;
  if (step === 'store') return fields.companyName.trim() === '' || fields.storeName.trim() === '' ? 'setup.needs.names' : null;
  if (step === 'products') return null;
  if (fields.personName.trim() === '' || fields.login.trim() === '') return 'setup.needs.person';
  if (fields.passphrase.length < 12) return 'people.passphraseRule';
  return isGoodPin(fields.pin) ? null : 'people.pinRule';
}

/** The body of `POST /setup`; products take the country's first tax category where none was named. */
export function inputOf(fields: Fields, countries: SetupCountry[]): SetupInput {
  const tax = countries.find((item) => item.code === fields.country)?.taxes[0]?.id;
  return {
    country: fields.country,
    company_name: fields.companyName.trim(),
    currency: fields.currency,
    time_zone: fields.timeZone,
    prices_include_tax: fields.isTaxIncluded,
    store_name: fields.storeName.trim(),
    person_name: fields.personName.trim(),
    login: fields.login.trim(),
    passphrase: fields.passphrase,
    pin: fields.pin,
    products: fields.products.map((product) => ({ ...product, ...(product.tax_category === undefined && tax !== undefined ? { tax_category: tax } : {}) })),
  };
}

const EXPONENTS: Record<string, number> = { JPY: 0, KRW: 0, CLP: 0, ISK: 0, KWD: 3, BHD: 3, TND: 3 };

/** Decimals of a currency, before the company that knows them exists. */
export function exponentOf(currency: string): number {
  return EXPONENTS[currency] ?? 2;
}
