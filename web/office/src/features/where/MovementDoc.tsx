/** The document behind a movement: its number as a way to it, or what it is where it has no number. */
import type { Movement } from '@tillbook/api';
import { useReader } from '../../i18n/provider';
import { DocLink } from '../../parts/figures';
import { documentName, placeName } from './movements';

export function MovementDoc({ row }: { row: Pick<Movement, 'document_id' | 'document_type' | 'document_label'> }) {
  const { t } = useReader();
  const name = documentName(row.document_type);
  const label = row.document_label !== '' ? row.document_label : name === null ? row.document_type : t(name);
  return <DocLink type={row.document_type} id={row.document_id} label={label} />;
}

/** A place in words: the store's name, or what kind of place it is. */
export function PlaceWords({ place }: { place: Movement['source'] }) {
  const { t } = useReader();
  const name = placeName(place);
  return <>{name === null ? place.name : t(name)}</>;
}
