/** Typed reads and writes over `request`: the route decides the shape of query, body and answer. */
import type { GetAnswers, GetQueries, ImportAnswer, ImportKind, Writes } from './contract';
import { addressOf, request, type QueryValue } from './request';

/** Which one, asked how: the words behind the question mark are those the server knows. */
export interface At<Query = Record<string, QueryValue>> {
  id?: string | undefined;
  query?: Query | undefined;
  signal?: AbortSignal | undefined;
}

export type GetRoute = keyof GetAnswers;
export type WriteRoute = keyof Writes;

/** Reads one route; the answer has the shape the contract gives that route. */
export async function get<R extends GetRoute>(route: R, at: At<GetQueries[R]> = {}): Promise<GetAnswers[R]> {
  const address = addressOf(route, at.id === undefined ? {} : { id: at.id }, at.query);
  return (await request('GET', address, { signal: at.signal })) as GetAnswers[R];
}

/** Writes to one route, named with its method; the answer has the shape the contract gives that route. */
export async function send<R extends WriteRoute>(route: R, body: Writes[R]['body'], at: At = {}): Promise<Writes[R]['answer']> {
  const [method, path] = route.split(' ') as [string, string];
  const address = addressOf(path, at.id === undefined ? {} : { id: at.id }, at.query);
  return (await request(method, address, { body, signal: at.signal })) as Writes[R]['answer'];
}

/** Sends one file to an import; with `dryRun` nothing is written and the answer is a preview. */
export async function sendFile(kind: ImportKind, file: File, dryRun: boolean): Promise<ImportAnswer> {
  return (await request('POST', addressOf(`/imports/${kind}`, {}, { dry_run: dryRun }), { body: file })) as ImportAnswer;
}
