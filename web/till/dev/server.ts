/** A stand-in for the till's endpoints, in memory, for development only: never shipped, never used by the browser tests.
 *
 * Run: `node dev/server.ts [port]`. `POST /dev/fault` {kind:"lost_answer"|"down"|"slow"|"none"} makes the next answers fail.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { CATALOGUE, COMPANY, CUSTOMERS, PEOPLE, REGISTER, STORE, VARIANTS } from "./data.ts";

type Json = Record<string, unknown>;
type Line = { variant: string; quantity_milli: number; gross_minor: number };
type Stored = { id: string; content: string; answer: Json; body: Json; at: Date; person: string };

const sales = new Map<string, Stored>();
let enrolled = false;
let personName: string | null = null;
let fault = "none";
let isDemo = true;

class Fault extends Error {
  readonly status: number;
  readonly body: Json;
  constructor(status: number, code: string, message: string, data: Json = {}) {
    super(message);
    this.status = status;
    this.body = { error: { code, message, field: null, data } };
  }
}

function personWithPin(body: Json): Json {
  const person = PEOPLE.find((each) => each.id === body["person"]);
  if (!person) throw new Fault(401, "bad_pin", "unknown");
  if (person.lockedUntil) throw new Fault(401, "bad_pin", "locked", { tries_left: 0, locked_until: person.lockedUntil });
  if (person.pin !== body["pin"]) {
    person.triesLeft -= 1;
    if (person.triesLeft <= 0) person.lockedUntil = new Date(Date.now() + 300_000).toISOString();
    throw new Fault(401, "bad_pin", "wrong", { tries_left: person.triesLeft, locked_until: person.lockedUntil });
  }
  person.triesLeft = 5;
  person.lastUsed = new Date().toISOString();
  personName = person.name;
  return me(person.id, person.name);
}

function me(id: string, name: string): Json {
  return {
    person: { id, name, login: name, language: "en" }, kind: "till", register: REGISTER, roles: [], may: [1, 2, 4, 11, 12, 40],
    company: COMPANY, stores: [STORE], demo: isDemo, version: "dev",
  };
}

function record(sale: Json): { status: number; body: Json } {
  const content = JSON.stringify(sale);
  const id = String(sale["id"]);
  const known = sales.get(id);
  if (known) {
    if (known.content !== content) throw new Fault(409, "conflict_other_content", "other content under this id");
    return { status: 200, body: known.answer };
  }
  const body = sale["body"] as Json;
  const totals = body["totals"] as { gross_minor: number };
  const answer: Json = {
    id, type: (body["returned"] as unknown[]).length > 0 ? "return" : "sale", gross_minor: totals.gross_minor, body, warnings: [],
    receipt_no: `${REGISTER.code}-1-${String(sales.size + 482).padStart(6, "0")}`,
  };
  sales.set(id, { id, content, answer, body, at: new Date(), person: personName ?? "" });
  return { status: 201, body: answer };
}

/** The sale of a receipt's number, with names and what came back of each line so far. */
function soldBy(receiptNo: string): Json[] {
  const found = [...sales.values()].find((sale) => sale.answer["receipt_no"] === receiptNo);
  if (!found) return [];
  const back = [...sales.values()].flatMap((sale) => sale.body["returned"] as { of: { doc_id: string; n: number }; quantity_milli: number }[]);
  const lines = (found.body["lines"] as (Line & { n: number })[]).map((line) => ({
    ...line,
    name: VARIANTS.find((each) => each.id === line.variant)?.name ?? "",
    returned_milli: back.filter((each) => each.of.doc_id === found.id && each.of.n === line.n).reduce((sum, each) => sum + each.quantity_milli, 0),
  }));
  return [{ ...found.answer, store: STORE, person: { name: found.person }, customer: null, occurred_at: found.at.toISOString(), lines }];
}

const money = (minor: number) => (minor / 100).toFixed(2);

function receipt(id: string): string {
  const sale = sales.get(id);
  if (!sale) throw new Fault(404, "not_found", "no such sale");
  const row = (left: string, right: string) => `<tr><td>${left.replace(/</g, "&lt;")}</td><td class="a">${right}</td></tr>`;
  const lines = (sale.body["lines"] as Line[]).map((line) => {
    const variant = VARIANTS.find((each) => each.id === line.variant);
    const quantity = line.quantity_milli === 1000 ? "" : `${line.quantity_milli / 1000} `;
    return row(quantity + (variant?.name ?? "Item"), money(line.gross_minor));
  });
  const tenders = (sale.body["tenders"] as Json[]).map((each) => row(String(each["kind"]), money(Number(each["given_minor"] ?? each["amount_minor"]))));
  return `<!doctype html><meta charset="utf-8"><title>Receipt</title><style>body{font:13px/1.5 monospace;margin:12px}table{width:100%;border-collapse:collapse}
td{vertical-align:top;padding:0}.a{text-align:end;padding-inline-start:12px}header,footer{text-align:center}.t td{font-weight:700;font-size:15px;border-top:1px dashed}</style>
<header><b>${COMPANY.name.replace("&", "&amp;")}</b><br>${STORE.name}${isDemo ? "<br><b>DEMO</b>" : ""}</header><p>${sale.at.toISOString().slice(0, 16)} · ${sale.person}</p>
<table>${lines.join("")}<tbody class="t">${row("Total GBP", money(Number(sale.answer["gross_minor"])))}</tbody>${tenders.join("")}</table>
<footer>${String(sale.answer["receipt_no"])}</footer>`;
}

function answer(method: string, url: URL, body: Json): { status: number; body: unknown } {
  const path = url.pathname.replace("/api/v1", "");
  const route = `${method} ${path}`;
  if (path.startsWith("/dev/")) {
    if (path === "/dev/fault") fault = String(body["kind"]);
    if (path === "/dev/place") [enrolled, isDemo, personName] = [Boolean(body["enrolled"]), Boolean(body["demo"]), null];
    if (path === "/dev/promotions") CATALOGUE.promotions = body["promotions"] as unknown[];
    return { status: 200, body: { sales: [...sales.keys()] } };
  }
  if (route === "GET /till/demo-registers") return { status: 200, body: demoRegisters() };
  if (route === "POST /till/enrol") return { status: 200, body: enrol(body) };
  if (!enrolled) throw new Fault(401, "not_enrolled", "not enrolled", { demo: isDemo });
  const place = { register: REGISTER, store: STORE, company: COMPANY, demo: isDemo };
  if (route === "GET /till/sign-in") return { status: 200, body: { ...place, people: PEOPLE.map(shown) } };
  if (route === "POST /till/session") return { status: 200, body: personWithPin(body) };
  if (route === "DELETE /session") return signOut();
  if (!personName) throw new Fault(401, "unauthenticated", "nobody is signed in");
  return signedIn(route, url, body);
}

function signedIn(route: string, url: URL, body: Json): { status: number; body: unknown } {
  if (route === "GET /session") return { status: 200, body: me("dev", personName ?? "") };
  if (route === "GET /till/catalogue") return { status: 200, body: CATALOGUE };
  if (route === "POST /till/approval") return { status: 200, body: { override_token: "dev-token" } };
  if (route === "POST /sales") return record(body);
  if (route === "GET /sales") return { status: 200, body: { items: soldBy(url.searchParams.get("receipt_no") ?? ""), next: null } };
  if (route === "GET /scan") throw new Fault(404, "unknown_barcode", "not in the book");
  if (route === "GET /customers") {
    const query = (url.searchParams.get("search") ?? "").toLowerCase();
    return { status: 200, body: { items: CUSTOMERS.filter((each) => `${each.name} ${each.code} ${each.phone ?? ""}`.toLowerCase().includes(query)), next: null } };
  }
  if (route === "POST /customers") {
    const added = { name: "", email: null, phone: null, is_tax_exempt: false, group: null, ...body, id: crypto.randomUUID(), code: `CUST-${CUSTOMERS.length + 1}` };
    CUSTOMERS.push(added);
    return { status: 201, body: added };
  }
  throw new Fault(404, "not_found", route);
}

const shown = (person: (typeof PEOPLE)[number]) => ({
  id: person.id, name: person.name, initials: person.initials, locked_until: person.lockedUntil, last_used: person.lastUsed,
});

const demoRegisters = () =>
  ["Riverside", "Station", "Harbour", "Hillcrest", "Old Town"].flatMap((name, n) =>
    [1, 2].map((till) => ({ code: `DEMO-${n}${till}`, register: { name: `Till ${till}`, code: `S0${n + 1}R0${till}` }, store: { id: name, name } })),
  );

function enrol(body: Json): Json {
  if (String(body["code"]).length < 5) throw new Fault(422, "unknown_code", "That code is not known.");
  enrolled = true;
  return { register: REGISTER, store: STORE };
}

function signOut(): { status: number; body: null } {
  personName = null;
  return { status: 204, body: null };
}

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "/", "http://dev");
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const isDev = url.pathname.startsWith("/api/v1/dev/");
  if (!isDev && fault === "down") return void request.socket.destroy();
  if (!isDev && fault === "slow") await new Promise((resolve) => setTimeout(resolve, 1500));
  try {
    const raw = Buffer.concat(chunks).toString();
    const receiptOf = /\/sales\/([^/]+)\/receipt$/.exec(url.pathname);
    if (receiptOf) return void response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).end(receipt(receiptOf[1] as string));
    const found = answer(request.method ?? "GET", url, raw ? (JSON.parse(raw) as Json) : {});
    if (!isDev && fault === "lost_answer" && url.pathname.endsWith("/sales")) return void request.socket.destroy();
    response.writeHead(found.status, { "Content-Type": "application/json" }).end(found.body === null ? undefined : JSON.stringify(found.body));
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    response.writeHead(error.status, { "Content-Type": "application/json" }).end(JSON.stringify(error.body));
  }
}

const port = Number(process.argv[2] ?? 8121);
createServer((request, response) => void handle(request, response)).listen(port, "127.0.0.1");
console.warn(`development server on ${port}`);
