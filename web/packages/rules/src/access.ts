/**
 * Who may do what, for screens: the twin of `tillbook.core.access` (vectors/access/*.json hold both to the same answers).
 * A screen uses it to hide what will be refused and to ask for a second person in time; the server alone decides.
 */

export type Role =
  | "owner" | "cashier" | "supervisor" | "manager" | "buyer"
  | "accountant" | "administrator" | "integration" | "guest" | "assistant";

export type Part = "bank" | "erase" | "PIN" | "find" | "qty band" | "request";

export interface Assignment { readonly role: Role; readonly store: string | null }

export interface Limit {
  readonly action: number;
  readonly role: Role;
  readonly store: string | null;
  readonly amount_minor?: number;
  readonly share_ppm?: number;
  readonly shift_minor?: number;
}

export interface Policy {
  readonly second_person: "off" | "over_limits" | "always";
  readonly held_by_few: readonly number[];
  readonly limits: readonly Limit[];
}

export interface Actor {
  readonly kind: "person" | "api_key" | "device" | "system" | "assistant";
  readonly person: string | null;
  readonly roles: readonly Assignment[];
  readonly scopes: readonly number[];
  readonly policy: Policy;
  readonly customer?: string | null;
  readonly register?: string | null;
  readonly till_store?: string | null;
}

export interface Resource {
  readonly store?: string | null;
  readonly is_whole_chain?: boolean;
  readonly is_record?: boolean;
  readonly person?: string | null;
  readonly register?: string | null;
  readonly customer?: string | null;
  readonly amount_minor?: number;
  readonly share_ppm?: number;
  readonly shift_minor?: number;
  readonly part?: Part;
}

export type Decision =
  | { readonly kind: "allowed"; readonly is_single_person: boolean }
  | { readonly kind: "needs_second_person"; readonly action: number; readonly why: "always" | "over_limit" }
  | { readonly kind: "refused"; readonly code: string };

type Verdict = "Y" | "O" | "L" | "V" | "P" | "-" | "scope" | "own" | "as user";
interface Cell { readonly verdict: Verdict; readonly part: Part | null }

const COLUMNS: readonly Role[] = [
  "owner", "cashier", "supervisor", "manager", "buyer", "accountant", "administrator", "integration", "guest", "assistant",
];

/** Action number -> OW | C | S | M | B | A | AD | I | G | AI, as in docs/reference/permissions.md. */
const ROWS: Readonly<Record<number, string>> = {
  1: "Y|O|O|O|-|-|-|-|-|-",
  2: "Y|L|O|O|-|-|-|-|-|-",
  3: "Y|V|L|O|-|-|-|-|-|-",
  4: "Y|L|L|O|-|-|-|-|-|-",
  5: "Y|V|L|O|-|-|-|-|-|-",
  6: "Y|V|L|O|-|-|-|-|-|-",
  7: "Y|V|O|O|-|-|-|-|-|-",
  8: "Y|V|O|O|-|-|-|-|-|-",
  9: "Y|O|O|O|-|-|-|-|-|-",
  10: "Y|-|-|O|-|Y|-|-|-|-",
  11: "Y|O|O|O|-|Y|-|-|own|-",
  12: "Y|O/Y|Y|Y|Y|Y|-|scope|qty band|as user",
  13: "Y|-|O|O|-|-|-|scope|-|-",
  14: "Y|O|O|O|-|-|-|-|-|-",
  15: "Y|-|-|V|Y|-|-|-|-|-",
  16: "Y|-|P|L|Y|-|-|-|-|P",
  17: "Y|-|O|O|Y|-|-|-|-|P",
  18: "Y|-|-|O|Y|-|-|-|-|-",
  19: "Y|-|P|P|P|-|-|P|-|P",
  20: "Y|-|-|L|L|-|-|-|-|-",
  21: "Y|-|-|P|Y|-|-|scope|-|P",
  22: "Y|-|-|P|V|-|-|-|-|P",
  23: "Y|-|-|P|V|-|-|P|-|P",
  24: "Y|-|-|-|-|V|P|-|-|-",
  25: "Y|-|-|-|Y|bank V|-|scope|-|-",
  26: "Y|-|-|O|Y|Y|-|scope|-|as user",
  27: "Y|own|O|O|Y|Y|-|scope|-|as user",
  28: "Y|-|O|O|Y|Y|-|-|-|as user",
  29: "Y|find|O|O|-|-|erase V|scope|own|-",
  30: "Y|-|-|-|-|-|V|-|request|-",
  31: "Y|-|-|-|-|Y|-|scope|-|-",
  32: "Y|-|-|PIN O|-|-|V|-|-|-",
  33: "Y|-|-|own store O|-|-|Y|-|-|-",
  34: "Y|-|-|-|-|-|V|-|-|-",
  35: "Y|-|-|O|O|Y|Y|-|-|-",
  36: "-|-|-|-|-|-|-|-|-|-",
  37: "Y|O|O|O|Y|-|-|scope|own|-",
  38: "Y|-|O|O|Y|-|-|scope|-|-",
  39: "Y|V|L|O|-|-|-|-|-|-",
  40: "Y|O|O|O|Y|-|-|scope|own|-",
  41: "Y|O|O|O|Y|-|-|-|-|-",
  42: "Y|V|O|O|-|-|-|-|-|-",
  43: "Y|O|O|O|-|-|-|-|-|-",
  44: "Y|L|L|O|-|-|-|-|-|-",
  45: "Y|-|L|O|Y|-|-|-|-|-",
  46: "Y|-|-|P|Y|-|-|scope|-|-",
  47: "Y|-|-|P|P|Y|-|P|-|P",
};

const SPECIAL: Readonly<Record<string, Cell>> = {
  "O/Y": { verdict: "Y", part: null },
  "own store O": { verdict: "O", part: null },
  "as user": { verdict: "as user", part: null },
  find: { verdict: "Y", part: "find" },
  "qty band": { verdict: "Y", part: "qty band" },
  request: { verdict: "own", part: "request" },
};

const CHANGE_BOOKS = 36;
/** What can be looked at in other stores from a till; everything else is done where one stands. */
const LOOKING: readonly number[] = [11, 12, 26, 27, 28, 29, 35];
const refused = (code: string): Decision => ({ kind: "refused", code });
const allowed = (is_single_person = false): Decision => ({ kind: "allowed", is_single_person });

/** The table's cell; an unknown action is a `-`. */
function cellOf(action: number, role: Role): Cell {
  const text = ROWS[action]?.split("|")[COLUMNS.indexOf(role)] ?? "-";
  const special = SPECIAL[text];
  if (special !== undefined) return special;
  const space = text.lastIndexOf(" ");
  const part = space < 0 ? null : (text.slice(0, space) as Part);
  return { verdict: text.slice(space + 1) as Verdict, part };
}

/** Decide whether `actor` may do `action` to `resource`; the best of the actor's roles counts. */
export function authorize(actor: Actor, action: number, resource: Resource): Decision {
  if (action === CHANGE_BOOKS) return refused("never");
  if (actor.kind === "system") return allowed();
  const isElsewhere = actor.till_store != null && resource.store != null && resource.store !== actor.till_store;
  if (isElsewhere && !LOOKING.includes(action)) {
    const own = bestOfRoles(actor, action, resource);
    return own.kind === "refused" ? own : refused("other_store");
  }
  if (actor.kind === "assistant") {
    const { verdict } = cellOf(action, "assistant");
    if (verdict !== "as user") return refused(verdict === "P" ? "proposal_only" : "not_permitted");
  }
  return bestOfRoles(actor, action, resource);
}

function bestOfRoles(actor: Actor, action: number, resource: Resource): Decision {
  const decisions = actor.roles.map((assignment) => byCell(actor, assignment, action, resource));
  return decisions.reduce((best, next) => (rank(next) > rank(best) ? next : best), refused("not_permitted"));
}

/** Tell whether there is any store or record for which the actor may do `action`. */
export function maySomewhere(actor: Actor, action: number): boolean {
  if (action === CHANGE_BOOKS) return false;
  if (actor.kind === "system") return true;
  if (actor.kind === "assistant" && cellOf(action, "assistant").verdict !== "as user") return false;
  return actor.roles.some(({ role }) => {
    const { verdict } = cellOf(action, role);
    return verdict === "scope" ? actor.scopes.includes(action) : verdict !== "-" && verdict !== "P";
  });
}

function rank(decision: Decision): number {
  if (decision.kind === "allowed") return decision.is_single_person ? 4 : 5;
  if (decision.kind === "needs_second_person") return 3;
  if (decision.code === "proposal_only") return 1;
  return decision.code === "not_permitted" ? 0 : 2;
}

/** Judge one role: the part first, then whose or which store's it is, then how much. */
function byCell(actor: Actor, assignment: Assignment, action: number, resource: Resource): Decision {
  const { verdict, part } = cellOf(action, assignment.role);
  if (verdict === "-" || (part !== null && part !== resource.part)) return refused("not_permitted");
  if (verdict === "P") return refused("proposal_only");
  if (verdict === "Y") return allowed();
  if (verdict === "own") return isOwn(actor, resource) ? allowed() : refused("not_yours");
  if (verdict === "scope" && !actor.scopes.includes(action)) return refused("out_of_scope");
  if (!isWithin(assignment, resource)) return refused(resource.is_record === true ? "not_found" : "other_store");
  return verdict === "L" || verdict === "V" ? withSecondPerson(actor, assignment, action, resource) : allowed();
}

function isWithin(assignment: Assignment, resource: Resource): boolean {
  if (assignment.store === null) return true;
  if (resource.is_whole_chain === true) return false;
  return resource.store == null || resource.store === assignment.store;
}

function isOwn(actor: Actor, resource: Resource): boolean {
  if (actor.customer != null) return resource.customer === actor.customer;
  const isOwnWork = resource.person != null && resource.person === actor.person;
  return isOwnWork || (resource.register != null && resource.register === actor.register);
}

function withSecondPerson(actor: Actor, assignment: Assignment, action: number, resource: Resource): Decision {
  const { policy } = actor;
  const setting = policy.held_by_few.includes(action) ? "off" : policy.second_person;
  const isSecond = cellOf(action, assignment.role).verdict === "V";
  const isOver = isSecond || exceeds(limitFor(policy, action, assignment.role, resource.store ?? null), resource);
  if (!isOver && setting !== "always") return allowed();
  if (setting === "off") return allowed(true);
  return { kind: "needs_second_person", action, why: isOver ? "over_limit" : "always" };
}

/** The store's limit, else the company's; none at all is a limit of zero. */
function limitFor(policy: Policy, action: number, role: Role, store: string | null): Partial<Limit> {
  const find = (at: string | null) => policy.limits.find((l) => l.action === action && l.role === role && l.store === at);
  return find(store) ?? find(null) ?? { amount_minor: 0 };
}

/** An amount or a share that the limit needs and the caller left out counts as above it. */
function exceeds(limit: Partial<Limit>, resource: Resource): boolean {
  const isAbove = (most: number | undefined, value: number | undefined) =>
    most !== undefined && (value === undefined || value > most);
  return (
    isAbove(limit.amount_minor, resource.amount_minor) ||
    isAbove(limit.share_ppm, resource.share_ppm) ||
    isAbove(limit.shift_minor, resource.shift_minor ?? 0)
  );
}
