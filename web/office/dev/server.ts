/**
 * A small stand-in for the server, in memory, for developing the office and for its component tests. Never shipped.
 *
 * It speaks the shapes of `packages/api/src/contract.ts` and keeps nothing: every start is the same shop.
 * Run: `node dev/server.ts [port]`; sign in as ines with any passphrase ("wrong" is refused). `SETUP=1` starts with an empty folder.
 */
import { createServer, type IncomingMessage } from 'node:http';
import { answers, Refusal, type Ask } from './answers.ts';

async function bodyOf(message: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  if (!(message.headers['content-type'] ?? '').includes('json')) return text;
  return text === '' ? {} : (JSON.parse(text) as unknown);
}

function matched(pattern: string, path: string): string | null {
  const source = pattern.replace(/\{id\}/g, '([^/]+)');
  const match = new RegExp(`^${source}$`).exec(path);
  return match === null ? null : (match[1] ?? '');
}

async function answer(message: IncomingMessage): Promise<{ status: number; body: unknown }> {
  const url = new URL(message.url ?? '/', 'http://localhost');
  const path = url.pathname.replace('/api/v1', '');
  const body = message.method === 'GET' ? null : await bodyOf(message);
  for (const [route, handle] of Object.entries(answers)) {
    const [method, pattern] = route.split(' ') as [string, string];
    const id = method === message.method ? matched(pattern, path) : null;
    if (id === null) continue;
    const ask: Ask = { id, q: (name) => url.searchParams.get(name), body: body as Record<string, unknown>, cookie: message.headers.cookie ?? '' };
    const value = handle(ask);
    return { status: value === undefined ? 204 : 200, body: value };
  }
  throw new Refusal(404, 'not_found', `no route ${message.method ?? ''} ${path}`);
}

const port = Number(process.argv[2] ?? 8141);
const delay = Number(process.env['DELAY_MS'] ?? 60);
createServer((message, response) => {
  void answer(message)
    .catch((error: unknown) => {
      const refusal = error instanceof Refusal ? error : new Refusal(500, 'broken', String(error));
      return { status: refusal.status, body: { error: { code: refusal.code, message: refusal.message, field: refusal.field, data: {}, fields: [] } } };
    })
    .then(({ status, body }) => setTimeout(() => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(body === undefined ? undefined : JSON.stringify(body));
    }, delay));
}).listen(port, '127.0.0.1', () => console.warn(`development server on 127.0.0.1:${port}`));
