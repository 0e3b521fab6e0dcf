/**
 * Saving an edited variant: its own facts, its product's facts and its price are three doors, opened only where something changed.
 *
 * Keeps true: what was not touched is not sent, and what failed says so; the doors are asked one after the other, price last.
 */
import { ApiError, get, send, type ProductPatch, type VariantDetail, type VariantPatch } from '@tillbook/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';

export interface Edited {
  name: string;
  code: string;
  barcodes: string[];
  price: number | null;
  category: string;
  tax: string;
}

export interface VariantEdit {
  variant: VariantPatch;
  product: ProductPatch;
  priceMinor: number | null;
}

/** Only what differs from what is stored; a variant named like its product is renamed with it. */
export function editOf(edited: Edited, stored: VariantDetail): VariantEdit {
  const name = edited.name.trim();
  const isOnlyOne = stored.name === stored.product_name;
  const hasNewName = name !== stored.name;
  const isSameCodes = edited.barcodes.join() === stored.barcodes.map((code) => code.code).join();
  const kept = new Map(stored.barcodes.map((code) => [code.code, code.quantity_milli]));
  return {
    variant: {
      ...(hasNewName && !isOnlyOne ? { name } : {}),
      ...(edited.code.trim() === stored.code ? {} : { code: edited.code.trim() }),
      ...(isSameCodes ? {} : { barcodes: edited.barcodes.map((code) => ({ code, quantity_milli: kept.get(code) ?? 1000 })) }),
    },
    product: {
      ...(hasNewName && isOnlyOne ? { name } : {}),
      ...(edited.category === (stored.category_id ?? '') ? {} : { category_id: edited.category === '' ? null : edited.category }),
      ...(edited.tax === stored.tax_category ? {} : { tax_category: edited.tax }),
    },
    priceMinor: edited.price === null || edited.price === stored.price_minor ? null : edited.price,
  };
}

/** The list whose price the variant sells at now, or the chain's first list where it has none yet. */
async function listOf(stored: VariantDetail): Promise<string> {
  const now = stored.prices.find((price) => price.price_minor === stored.price_minor) ?? stored.prices[0];
  if (now !== undefined) return now.price_list_id;
  const first = (await get('/price-lists'))[0];
  if (first === undefined) throw new ApiError(404, { code: 'not_found', message: 'There is no price list.', field: 'price_minor' });
  return first.id;
}

async function save(stored: VariantDetail, edit: VariantEdit): Promise<null> {
  if (Object.keys(edit.product).length > 0) await send('PATCH /products/{id}', edit.product, { id: stored.product_id });
  if (Object.keys(edit.variant).length > 0) await send('PATCH /variants/{id}', edit.variant, { id: stored.id });
  if (edit.priceMinor !== null) await send('PUT /price-lists/{id}/prices', [{ variant_id: stored.id, price_minor: edit.priceMinor }], { id: await listOf(stored) });
  return null;
}

/** A mutation that saves an edit of one variant and asks everything shown again. */
export function useVariantEdit(stored: VariantDetail | null, onDone: () => void) {
  const client = useQueryClient();
  return useMutation<null, ApiError, VariantEdit>({
    mutationFn: (edit) => (stored === null ? Promise.resolve(null) : save(stored, edit)),
    onSuccess: onDone,
    onSettled: () => client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' }),
  });
}
