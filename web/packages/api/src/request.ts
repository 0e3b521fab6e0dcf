/**
 * The one door to `/api/v1` for browser code.
 *
 * Keeps true: every write carries `X-Tillbook: 1` (the server refuses a browser's write without it), every refusal becomes an
 * `ApiError` with the server's stable `code`, and a lost network is an `ApiError` with the code `offline`, never a bare TypeError.
 */

export interface FieldFault {
  code: string;
  message: string;
  field: string | null;
}

/** A refusal or a failure, with the stable code of the server (or `offline`, `broken_answer`). */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly field: string | null;
  readonly data: Record<string, unknown>;
  readonly fields: FieldFault[];

  constructor(status: number, fault: FieldFault & { data?: Record<string, unknown>; fields?: FieldFault[] }) {
    super(fault.message);
    this.name = 'ApiError';
    this.status = status;
    this.code = fault.code;
    this.field = fault.field;
    this.data = fault.data ?? {};
    this.fields = fault.fields ?? [];
  }
}

export type QueryValue = string | number | boolean | null | undefined;

export interface RequestOptions {
  query?: Record<string, QueryValue> | undefined;
  body?: unknown;
  signal?: AbortSignal | undefined;
}

const BASE = '/api/v1';

/** Fills `{id}` members of a route and appends the query; empty values are left out. */
export function addressOf(route: string, at: Record<string, string> = {}, query: Record<string, QueryValue> = {}): string {
  const path = route.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = at[name];
    if (value === undefined) throw new Error(`route ${route} needs ${name}`);
    return encodeURIComponent(value);
  });
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '');
  if (pairs.length === 0) return BASE + path;
  const search = new URLSearchParams(pairs.map(([name, value]) => [name, String(value)]));
  return `${BASE}${path}?${search.toString()}`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function faultOf(value: unknown): FieldFault {
  const from = isRecord(value) ? value : {};
  return {
    code: typeof from['code'] === 'string' ? from['code'] : 'unknown',
    message: typeof from['message'] === 'string' ? from['message'] : '',
    field: typeof from['field'] === 'string' ? from['field'] : null,
  };
}

/** Reads the server's error body; anything else than the documented shape becomes `broken_answer`. */
export function errorOf(status: number, answer: unknown): ApiError {
  const error = isRecord(answer) ? answer['error'] : undefined;
  if (!isRecord(error)) return new ApiError(status, { code: 'broken_answer', message: `HTTP ${status}`, field: null });
  const fields = Array.isArray(error['fields']) ? error['fields'].map(faultOf) : [];
  return new ApiError(status, { ...faultOf(error), data: isRecord(error['data']) ? error['data'] : {}, fields });
}

/** Sends one request and gives its parsed answer; 204 gives undefined. Throws `ApiError` only. */
export async function request(method: string, address: string, options: Omit<RequestOptions, 'query'> = {}): Promise<unknown> {
  const isFile = options.body instanceof Blob;
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (method !== 'GET') headers['X-Tillbook'] = '1';
  if (options.body !== undefined && !isFile) headers['Content-Type'] = 'application/json';
  const body = options.body === undefined ? null : isFile ? (options.body as Blob) : JSON.stringify(options.body);
  let response: Response;
  try {
    response = await fetch(address, { method, headers, body, signal: options.signal ?? null, credentials: 'same-origin' });
  } catch (cause) {
    if (options.signal?.aborted) throw cause;
    throw new ApiError(0, { code: 'offline', message: 'No connection', field: null });
  }
  if (response.status === 204) return undefined;
  const answer: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw errorOf(response.status, answer);
  return answer;
}
