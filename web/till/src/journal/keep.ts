/** What must survive a crash on this till: the open basket and a sale whose answer is owed.
 *
 * Keeps true: a write has reached the disk when its promise resolves (IndexedDB, `durability: "strict"`; localStorage loses
 * acknowledged writes on a crash). One record per name, replaced whole.
 */
import type { SaleToRecord } from "./recorder";

/** The records and their types; `basket` is opaque here, the basket feature reads it. */
export type Kept = { readonly basket: unknown; readonly unsent: SaleToRecord };

/** Keeps records by name. */
export interface Keep {
  read<Name extends keyof Kept>(name: Name): Promise<Kept[Name] | null>;
  write<Name extends keyof Kept>(name: Name, value: Kept[Name]): Promise<void>;
  remove(name: keyof Kept): Promise<void>;
}

const DATABASE = "tillbook-till";
const STORE = "kept";

/** Open the keep of this browser; rejects when the browser refuses storage. */
export async function openKeep(factory: IDBFactory = indexedDB): Promise<Keep> {
  const opening = factory.open(DATABASE, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
  const database = await settled(opening);
  const change = (act: (store: IDBObjectStore) => void): Promise<void> =>
    new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, "readwrite", { durability: "strict" });
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(asError(transaction.error));
      act(transaction.objectStore(STORE));
    });
  return {
    async read<Name extends keyof Kept>(name: Name) {
      const found: unknown = await settled(database.transaction(STORE).objectStore(STORE).get(name));
      return (found ?? null) as Kept[Name] | null;
    },
    write: (name, value) => change((store) => store.put(value, name)),
    remove: (name) => change((store) => store.delete(name)),
  };
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(asError(request.error));
  });
}

function asError(error: DOMException | null): Error {
  return error ?? new Error("the browser's storage gave no reason");
}
