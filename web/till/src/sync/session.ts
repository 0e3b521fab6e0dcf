/** Who this till is and who stands at it: enrolment, sign-in by PIN, lock. */
import { type Decoder, flag, list, nullable, object, oneOf, text, whole } from "../journal/decode";
import { ask } from "../journal/http";

export type Register = { readonly id: string; readonly code: string; readonly name: string };
export type StoreShort = { readonly id: string; readonly name: string };
export type TillPerson = {
  readonly id: string;
  readonly name: string;
  readonly initials: string;
  readonly locked_until: string | null;
  readonly last_used: string | null;
};
/** The answer of `GET /till/sign-in`: the place this till has, and its people. */
export type SignIn = {
  readonly register: Register;
  readonly store: StoreShort;
  readonly company: { readonly name: string; readonly currency: string; readonly locale: string };
  readonly demo: boolean;
  readonly people: readonly TillPerson[];
};
/** Who is signed in. */
export type Me = {
  readonly person: { readonly id: string; readonly name: string; readonly login: string | null; readonly language: string | null };
  readonly kind: "office" | "till";
  readonly may: readonly number[];
};
export type DemoRegister = { readonly code: string; readonly register: { readonly name: string; readonly code: string }; readonly store: StoreShort };

const register = object<Register>({ id: text, code: text, name: text });
const store = object<StoreShort>({ id: text, name: text });

const signIn: Decoder<SignIn> = object<SignIn>({
  register,
  store,
  company: object<SignIn["company"]>({ name: text, currency: text, locale: text }),
  demo: flag,
  people: list(object<TillPerson>({ id: text, name: text, initials: text, locked_until: nullable(text), last_used: nullable(text) })),
});

const me: Decoder<Me> = object<Me>({
  person: object<Me["person"]>({ id: text, name: text, login: nullable(text), language: nullable(text) }),
  kind: oneOf("office", "till"),
  may: list(whole),
});

/** The register and store of a demo choice may come as names or as records. */
const demoRegister: Decoder<DemoRegister> = object<DemoRegister>({
  code: text,
  register: (value, place) =>
    typeof value === "string" ? { name: value, code: value } : object<DemoRegister["register"]>({ name: text, code: text })(value, place),
  store: (value, place) => (typeof value === "string" ? { id: value, name: value } : store(value, place)),
});

/** The till's place and people; Refused `not_enrolled` when this browser has none. */
export function readSignIn(): Promise<SignIn> {
  return ask("GET", "/till/sign-in", signIn);
}

/** Make this browser a register by the code the office shows. */
export function enrol(code: string): Promise<unknown> {
  return ask("POST", "/till/enrol", (value) => value, { code });
}

/** The registers a demo offers for one tap. */
export function demoRegisters(): Promise<readonly DemoRegister[]> {
  return ask("GET", "/till/demo-registers", list(demoRegister));
}

/** Sign in; Refused `bad_pin` with `tries_left` and `locked_until`. */
export function openSession(person: string, pin: string): Promise<Me> {
  return ask("POST", "/till/session", me, { person, pin });
}

/** The session this browser still has, after a reload; Refused 401 when there is none. */
export function currentSession(): Promise<Me> {
  return ask("GET", "/session", me);
}

/** Lock: the person is gone, the register stays. */
export function closeSession(): Promise<unknown> {
  return ask("DELETE", "/session", (value) => value);
}

/** What an agreement must cover, as far as the refusal named it. */
export type ApprovalFigures = { readonly amount_minor?: number; readonly share_ppm?: number; readonly shift_minor?: number };
export type ApprovalRequest = ApprovalFigures & { readonly person: string; readonly pin: string; readonly action: number };

/** A second person's yes on this screen: the token goes into the sale. */
export function approve(request: ApprovalRequest): Promise<{ readonly override_token: string }> {
  return ask("POST", "/till/approval", object<{ override_token: string }>({ override_token: text }), request);
}
