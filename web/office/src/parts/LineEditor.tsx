/** Lines of a form: a variant, a quantity, and where it is asked for an amount of money; a new empty line appears by itself. */
import { TextInput } from '@mantine/core';
import type { Variant } from '@tillbook/api';
import { useReader } from '../i18n/provider';
import { Icon } from './Icon';
import { parseMilli, parseMinor } from './numbers';
import { VariantPicker } from './pickers';

export interface DraftLine {
  variant: Pick<Variant, 'id' | 'name' | 'code' | 'is_weighed' | 'price_minor'> | null;
  quantity: string;
  money: string;
}

export const EMPTY_LINE: DraftLine = { variant: null, quantity: '1', money: '' };

/** The lines that say something: a variant was chosen. */
export function filled(lines: DraftLine[]): DraftLine[] {
  return lines.filter((line) => line.variant !== null);
}

/** A line's quantity in thousandths, or null where it is not a right quantity for its variant. */
export function milliOf(line: DraftLine): number | null {
  return parseMilli(line.quantity, line.variant?.is_weighed ?? true);
}

export interface LineEditorProps {
  lines: DraftLine[];
  onChange: (lines: DraftLine[]) => void;
  money?: { label: string; exponent: number };
  quantityLabel?: string;
  mayBeNegative?: boolean;
}

function LineRow({ line, at, props, change, remove }: { line: DraftLine; at: number; props: LineEditorProps; change: (part: Partial<DraftLine>) => void; remove: () => void }) {
  const { t } = useReader();
  const { money, quantityLabel = t('quantity'), mayBeNegative = false } = props;
  const milli = milliOf(line);
  const isWrong = line.variant !== null && line.quantity !== '' && (milli === null || milli === 0 || (milli < 0 && !mayBeNegative));
  const isMoneyWrong = money !== undefined && line.money !== '' && parseMinor(line.money, money.exponent) === null;
  return (
    <div className={money === undefined ? 'line three' : 'line'}>
      <VariantPicker label={t('variant')} hideLabel={at > 0} value={line.variant} onChange={(variant) => change({ variant })} />
      <TextInput {...(at > 0 ? { 'aria-label': quantityLabel } : { label: quantityLabel })} value={line.quantity} inputMode="decimal" onChange={(event) => change({ quantity: event.currentTarget.value })} error={isWrong ? t(line.variant?.is_weighed === false ? 'goods.wholePieces' : 'goods.badQuantity') : undefined} />
      {money !== undefined && <TextInput {...(at > 0 ? { 'aria-label': money.label } : { label: money.label })} value={line.money} inputMode="decimal" onChange={(event) => change({ money: event.currentTarget.value })} error={isMoneyWrong ? t('badAmount') : undefined} />}
      <button type="button" className="icb" aria-label={t('remove')} onClick={remove} disabled={props.lines.length === 1}><Icon name="close" size={14} /></button>
    </div>
  );
}

export function LineEditor(props: LineEditorProps) {
  const { lines, onChange } = props;
  const change = (at: number, part: Partial<DraftLine>) => {
    const next = lines.map((line, index) => (index === at ? { ...line, ...part } : line));
    onChange(next[next.length - 1]?.variant === null ? next : [...next, EMPTY_LINE]);
  };
  return (
    <div className="lines">
      {lines.map((line, at) => <LineRow key={at} line={line} at={at} props={props} change={(part) => change(at, part)} remove={() => onChange(lines.filter((_, index) => index !== at))} />)}
    </div>
  );
}
