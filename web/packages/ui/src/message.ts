/** Messages with names, plurals and marked parts: a small strict subset of ICU MessageFormat.
 *
 * Keeps true: a message is parsed once; an unknown form is an error when the catalogue is read, not a hole on the screen.
 * Forms: `{name}` · `{count, plural, =0 {none} one {# line} other {# lines}}` · `<b>marked</b>` (one level, letters only).
 */

export type MessageValue = string | number;
export type MessageValues = Readonly<Record<string, MessageValue>>;
/** A run of text and the tag it stands in, `null` outside any. */
export type MessagePart = { readonly text: string; readonly tag: string | null };

type Node =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "value"; readonly name: string }
  | { readonly kind: "count" }
  | { readonly kind: "plural"; readonly name: string; readonly cases: ReadonlyMap<string, Message> }
  | { readonly kind: "tag"; readonly name: string; readonly inner: Message };

/** A parsed message: its nodes in order. */
export type Message = readonly Node[];

/** What rendering needs besides the message itself. */
export type MessageSetting = { readonly plural: Intl.PluralRules; readonly number: Intl.NumberFormat };

const PLURAL_KEYS = /^(=\d+|zero|one|two|few|many|other)$/;

class Reader {
  private at = 0;
  constructor(private readonly source: string) {}

  message(until: string, isPlural: boolean): Message {
    const nodes: Node[] = [];
    let text = "";
    const flush = () => {
      if (text) nodes.push({ kind: "text", text });
      text = "";
    };
    while (this.at < this.source.length && !(until && this.source.startsWith(until, this.at))) {
      const char = this.source[this.at] as string;
      const tag = char === "<" ? /^<([a-z]+)>/.exec(this.source.slice(this.at)) : null;
      if (char === "{") {
        flush();
        nodes.push(this.argument());
      } else if (tag) {
        flush();
        nodes.push(this.tag(tag[1] as string, isPlural));
      } else if (char === "#" && isPlural) {
        flush();
        nodes.push({ kind: "count" });
        this.at += 1;
      } else {
        if (char === "}") throw this.fault("a stray }");
        text += char;
        this.at += 1;
      }
    }
    flush();
    return nodes;
  }

  private tag(name: string, isPlural: boolean): Node {
    this.at += name.length + 2;
    const inner = this.message(`</${name}>`, isPlural);
    this.expect(`</${name}>`);
    return { kind: "tag", name, inner };
  }

  private argument(): Node {
    this.expect("{");
    const name = this.take(/^\s*([a-z]\w*)\s*/i, "a name");
    if (this.source[this.at] === "}") {
      this.at += 1;
      return { kind: "value", name };
    }
    this.take(/^,\s*(plural)\s*,\s*/, "plural");
    const cases = new Map<string, Message>();
    while (this.source[this.at] !== "}") {
      const key = this.take(/^\s*([=\w]+)\s*/, "a plural case");
      if (!PLURAL_KEYS.test(key)) throw this.fault(`unknown plural case ${key}`);
      this.expect("{");
      cases.set(key, this.message("}", true));
      this.expect("}");
      this.at += /^\s*/.exec(this.source.slice(this.at))?.[0].length ?? 0;
      if (this.at >= this.source.length) throw this.fault("an open plural");
    }
    this.expect("}");
    if (!cases.has("other")) throw this.fault("a plural without `other`");
    return { kind: "plural", name, cases };
  }

  private take(pattern: RegExp, what: string): string {
    const found = pattern.exec(this.source.slice(this.at));
    if (!found) throw this.fault(`no ${what}`);
    this.at += found[0].length;
    return found[1] as string;
  }

  private expect(text: string): void {
    if (!this.source.startsWith(text, this.at)) throw this.fault(`no ${text}`);
    this.at += text.length;
  }

  private fault(what: string): Error {
    return new Error(`message has ${what} at ${this.at}: ${this.source}`);
  }
}

/** Parse one message; throws when its form is unknown. */
export function parseMessage(source: string): Message {
  return new Reader(source).message("", false);
}

/** Names of the values a message needs, sorted; used to compare languages. */
export function valueNames(message: Message): string[] {
  const names = new Set<string>();
  const visit = (nodes: Message): void => {
    for (const node of nodes) {
      if (node.kind === "value" || node.kind === "plural") names.add(node.name);
      if (node.kind === "plural") node.cases.forEach(visit);
      if (node.kind === "tag") visit(node.inner);
    }
  };
  visit(message);
  return [...names].sort();
}

/** Render a message to marked parts; throws when a value it needs is not given. */
export function renderParts(message: Message, values: MessageValues, setting: MessageSetting): MessagePart[] {
  const parts: MessagePart[] = [];
  const show = (value: MessageValue) => (typeof value === "number" ? setting.number.format(value) : value);
  const visit = (nodes: Message, tag: string | null, count: number | null): void => {
    for (const node of nodes) {
      if (node.kind === "text") parts.push({ text: node.text, tag });
      else if (node.kind === "count") parts.push({ text: show(count ?? 0), tag });
      else if (node.kind === "tag") visit(node.inner, node.name, count);
      else if (node.kind === "value") parts.push({ text: show(given(values, node.name)), tag });
      else {
        const number = Number(given(values, node.name));
        const chosen = node.cases.get(`=${number}`) ?? node.cases.get(setting.plural.select(number));
        visit(chosen ?? (node.cases.get("other") as Message), tag, number);
      }
    }
  };
  visit(message, null, null);
  return parts;
}

function given(values: MessageValues, name: string): MessageValue {
  const value = values[name];
  if (value === undefined) throw new Error(`message needs {${name}}`);
  return value;
}
