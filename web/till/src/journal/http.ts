/** One door to the server: JSON in and out, and three ways it can fail, each with its own class.
 *
 * Keeps true: an answer that never came (`Unreached`) is told apart from a refusal (`Refused`), because only the first may be
 * repeated without asking anyone.
 */
import { type Decoder, WrongShape } from "./decode";

/** No answer came: no network, a timeout, or a gateway that spoke for a silent server. The act may have happened. */
export class Unreached extends Error {
  override readonly name = "Unreached";
}

/** The server refused: nothing happened. `code` is stable, `message` is for people. */
export class Refused extends Error {
  override readonly name = "Refused";
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly data: Readonly<Record<string, unknown>>,
    readonly field: string | null,
  ) {
    super(message);
  }
}

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

const BASE = "/api/v1";
const TIMEOUT_MS = 15_000;
/** A gateway answers these for a server that did not. */
const SILENT = new Set([502, 503, 504]);

/** Send one request and read its answer; throws Unreached, Refused or WrongShape. */
export async function ask<T>(method: Method, path: string, read: Decoder<T>, body?: unknown): Promise<T> {
  const response = await send(method, path, body);
  const content: unknown = response.status === 204 ? null : await readJson(response);
  if (!response.ok) throw refusal(response.status, content);
  return read(content, "");
}

/** Fetch a text such as a receipt's HTML; throws as `ask`. */
export async function askText(path: string): Promise<string> {
  const response = await send("GET", path, undefined);
  if (!response.ok) throw refusal(response.status, await readJson(response));
  return response.text();
}

async function send(method: Method, path: string, body: unknown): Promise<Response> {
  const headers: Record<string, string> = { "X-Tillbook": "1", Accept: "application/json" };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  // A lock must reach the server even when the page goes at the same moment.
  const keepalive = method === "DELETE";
  const request: RequestInit = { method, headers, credentials: "same-origin", cache: "no-store", keepalive, signal: AbortSignal.timeout(TIMEOUT_MS) };
  if (body !== undefined) request.body = JSON.stringify(body);
  let response: Response;
  try {
    response = await fetch(BASE + path, request);
  } catch (cause) {
    throw new Unreached(`${method} ${path} got no answer`, { cause });
  }
  if (SILENT.has(response.status)) throw new Unreached(`${method} ${path}: ${response.status}`);
  return response;
}

async function readJson(response: Response): Promise<unknown> {
  let raw: string;
  try {
    raw = await response.text();
  } catch (cause) {
    // The head came, the rest did not: for the caller that is no answer.
    throw new Unreached("the answer broke off", { cause });
  }
  try {
    return raw === "" ? null : (JSON.parse(raw) as unknown);
  } catch {
    if (response.ok) throw new WrongShape("", "JSON");
    return null;
  }
}

function refusal(status: number, content: unknown): Refused {
  const error = memberOf(content, "error");
  const code = memberOf(error, "code");
  const message = memberOf(error, "message");
  const field = memberOf(error, "field");
  const data = memberOf(error, "data");
  return new Refused(
    status,
    typeof code === "string" ? code : `http_${status}`,
    typeof message === "string" ? message : "",
    typeof data === "object" && data !== null ? (data as Record<string, unknown>) : {},
    typeof field === "string" ? field : null,
  );
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
