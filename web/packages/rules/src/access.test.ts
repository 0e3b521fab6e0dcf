import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

import { type Actor, type Assignment, type Decision, type Limit, type Policy, type Resource, type Role, authorize, maySomewhere } from "./access";

interface TableFile {
  actor: { store: string; person: string; customer: string };
  situations: Record<string, Resource>;
  cases: [number, Role, string[]][];
}
interface Rule {
  name: string;
  roles: [Role, string | null][];
  policy?: Partial<Policy>;
  till_store?: string;
  action: number;
  resource: Resource;
  expect: string;
  single_person?: boolean;
}
interface RulesFile { default_limits: Limit[]; cases: Rule[] }

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(`../../../../vectors/access/${name}`, import.meta.url), "utf8"));
const table = read("table.json") as TableFile;
const rules = read("rules.json") as RulesFile;
const defaults: Policy = { second_person: "over_limits", held_by_few: [], limits: rules.default_limits };
const STORE_ROLES: readonly Role[] = ["cashier", "supervisor", "manager", "integration"];

const outcome = (decision: Decision): string => (decision.kind === "refused" ? decision.code : decision.kind);

function actorOf(role: Role, action: number): Actor {
  const { store, person, customer } = table.actor;
  const base = { person, scopes: [], policy: defaults };
  if (role === "assistant") return { ...base, kind: "assistant", roles: [{ role: "manager", store }] };
  const roles: Assignment[] = [{ role, store: STORE_ROLES.includes(role) ? store : null }];
  if (role === "integration") return { ...base, kind: "api_key", person: null, roles, scopes: [action] };
  return role === "guest" ? { ...base, kind: "person", person: null, roles, customer } : { ...base, kind: "person", roles };
}

describe("rights", () => {
  it("decides every cell of the reference table as written", () => {
    const situations = Object.entries(table.situations);
    const wrong = table.cases.flatMap(([action, role, answers]) =>
      situations.flatMap(([name, resource], i) => {
        const got = outcome(authorize(actorOf(role, action), action, resource));
        return got === answers[i] ? [] : [`${action} ${role} ${name}: ${answers[i]} but ${got}`];
      }),
    );
    expect(wrong).toEqual([]);
    expect(table.cases.length).toBe(470);
  });

  it.each(rules.cases)("$name", (rule) => {
    const { person: who, ...resource } = rule.resource;
    const person = who === "self" ? "anna" : (who ?? null);
    const roles = rule.roles.map(([role, store]) => ({ role, store }));
    const actor: Actor = { kind: "person", person: "anna", roles, scopes: [], policy: { ...defaults, ...rule.policy }, till_store: rule.till_store ?? null };
    const decision = authorize(actor, rule.action, { ...resource, person });
    expect(outcome(decision)).toBe(rule.expect);
    expect(decision.kind === "allowed" && decision.is_single_person).toBe(rule.single_person ?? false);
  });

  it("shows a cashier what the column says, and nobody action 36", () => {
    const numbers = Array.from({ length: 47 }, (_, i) => i + 1);
    const cashier = numbers.filter((n) => maySomewhere(actorOf("cashier", n), n));
    expect(cashier).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 14, 27, 29, 37, 39, 40, 41, 42, 43, 44]);
    expect(maySomewhere(actorOf("owner", 36), 36)).toBe(false);
  });
});
