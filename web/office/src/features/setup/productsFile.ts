/** First products from a small CSV file: name, price, barcode, quantity; every line that cannot be read is named with its row. */
import type { SetupProduct } from '@tillbook/api';
import { parseMinor, parseScaled } from '../../parts/numbers';

/** The cells of CSV text: quoted cells, doubled quotes, and the separator that the head uses (`,` `;` or tab). */
export function cellsOf(text: string): string[][] {
  const head = text.split(/\r?\n/, 1)[0] ?? '';
  const separator = [';', '\t', ','].find((mark) => head.includes(mark)) ?? ',';
  const rows: string[][] = [[]];
  let cell = '';
  let isQuoted = false;
  const shut = () => {
    rows[rows.length - 1]?.push(cell.trim());
    cell = '';
  };
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (isQuoted) {
      if (letter !== '"') cell += letter;
      else if (text.charAt(at + 1) === '"') { cell += '"'; at += 1; } else isQuoted = false;
    } else if (letter === '"') isQuoted = true;
    else if (letter === separator) shut();
    else if (letter === '\n') { shut(); rows.push([]); } else if (letter !== '\r') cell += letter;
  }
  shut();
  return rows.filter((row) => row.some((value) => value !== ''));
}

export interface FileProducts {
  products: SetupProduct[];
  /** Rows (as a spreadsheet counts them) that have no name or no readable price. */
  badRows: number[];
}

const COLUMNS: Record<string, string[]> = {
  name: ['name', 'product', 'item', 'nombre', 'producto'],
  price: ['price', 'precio'],
  barcode: ['barcode', 'ean', 'gtin', 'código de barras', 'codigo de barras'],
  quantity: ['quantity', 'stock', 'cantidad'],
};

/** Reads products from CSV text whose first row names the columns. */
export function productsFrom(text: string, exponent: number): FileProducts {
  const [head = [], ...rows] = cellsOf(text.replace(/^\ufeff/, ''));
  const names = head.map((cell) => cell.toLowerCase());
  const at = (column: string) => names.findIndex((name) => COLUMNS[column]?.includes(name));
  const [nameAt, priceAt, barcodeAt, quantityAt] = [at('name'), at('price'), at('barcode'), at('quantity')];
  const products: SetupProduct[] = [];
  const badRows: number[] = [];
  rows.forEach((row, index) => {
    const name = row[nameAt] ?? '';
    const price = parseMinor(row[priceAt] ?? '', exponent);
    if (name === '' || price === null || price < 0) {
      badRows.push(index + 2);
      return;
    }
    const barcode = row[barcodeAt] ?? '';
    const quantity = parseScaled(row[quantityAt] ?? '', 3);
    products.push({ name, price_minor: price, ...(barcode === '' ? {} : { barcode }), ...(quantity === null || quantity <= 0 ? {} : { quantity_milli: quantity }) });
  });
  return { products, badRows };
}
