import type { Role } from '../model/role';
import type { Span } from '../model/span';
import type { Entry, RecordValue, Value } from '../model/value';
import type { Answer, ListEntry, Question, Site, Stated } from '../rules/rule';
import type { Configuration } from '../servers/server';
import { answerOf, fetchFrom, type Address, type Configured } from './ask';
import { elementsOf, entriesOf, onlyElement, withoutRole } from './roles';

/** Origins and addresses to ask with: those that the source does not name. */
export interface Neighbourhood extends Address { readonly strangers: readonly string[] }

const strangers = ['https://evil.example', 'https://attacker.test', 'http://intruder.invalid', 'https://stranger-1.example', 'https://stranger-2.test'];
const apis = ['https://api.example.com/', 'https://api.example.net/', 'https://backend.example.org/', 'https://api-1.invalid/'];

/** Picks witnesses that occur nowhere in `texts`. */
export function neighbourhoodOf(texts: readonly string[]): Neighbourhood {
  const free = (name: string) => !texts.some((text) => text.includes(name.replace(/^https?:\/\/|\/$/g, '')));
  return { strangers: strangers.filter(free).slice(0, 2), api: apis.find(free) ?? 'https://api-2.invalid/', method: 'GET' };
}

/** One configuration in one world. */
export class ConfiguredSite implements Site {
  readonly server: string;
  readonly strangers: readonly string[];
  private readonly configuration: Configuration;
  private readonly configured: Configured;
  private readonly around: Neighbourhood;
  private readonly answers = new Map<string, Answer>();

  constructor(configuration: Configuration, configured: Configured, around: Neighbourhood) {
    this.configuration = configuration;
    this.configured = configured;
    this.around = around;
    this.server = configured.server.id;
    this.strangers = around.strangers;
  }

  ask(question: Question): Answer {
    const key = JSON.stringify(question);
    const answer = this.answers.get(key) ?? answerOf(question, fetchFrom(this.configured, question, this.around));
    this.answers.set(key, answer);
    return answer;
  }

  value(role: Role): Value | undefined {
    const { server, options } = this.configured;
    return server.roles[role] === undefined ? undefined : this.entry(role)?.value ?? options.rest;
  }

  entries(role: Role): readonly ListEntry[] {
    const value = this.value(role);
    if (!value) return [];
    return elementsOf(value).map((element) => ({ role, value: element, span: this.shown(element.at, role) }));
  }

  stated(role: Role): Stated {
    const entry = this.entry(role);
    return entry ? this.shown(entry.value.at, role) : this.configuration.name;
  }

  without(role: Role): Site {
    const { server, options } = this.configured;
    return this.entry(role) ? this.with(withoutRole(server, options, role)) : this;
  }

  only({ role, value }: ListEntry): Site {
    const { server, options } = this.configured;
    const name = server.roles[role];
    const entry = name === undefined ? undefined : options.entries.get(name);
    if (name === undefined || !entry) return this;
    return this.with({ ...options, entries: new Map(options.entries).set(name, { ...entry, value: onlyElement(entry.value, value) }) });
  }

  private with(options: RecordValue): ConfiguredSite {
    return new ConfiguredSite(this.configuration, { ...this.configured, options }, this.around);
  }

  /** What is written under a role; of several origins with options of their own, that of the one which lets strangers in. */
  entry(role: Role): Entry | undefined {
    const { server, options } = this.configured;
    const [first, ...others] = entriesOf(server, options, role);
    if (others.length === 0) return first;
    const open = this.entries('origins').find((each) => this.strangers.every((from) => this.only(each).ask({ from }).outcome === 'readable'));
    const origins = options.entries.get(server.roles.origins ?? '')?.value;
    if (!open || !origins || !server.roles.origins) return first;
    const alone: RecordValue = { ...options, entries: new Map(options.entries).set(server.roles.origins, { key: open.span, at: open.span, value: onlyElement(origins, open.value) }) };
    return entriesOf(server, alone, role)[0] ?? first;
  }

  /** The value itself where it is written in the configuring file, else the words there that lead to it. */
  private shown(at: Span, role: Role): Stated {
    const home = this.configuration.span.file;
    if (at.file === home) return at;
    const entry = this.entry(role);
    const near = entry?.at.file === home ? entry.at : this.configuration.name;
    return { ...near, elsewhere: at };
  }
}
