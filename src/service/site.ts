import type { Role } from '../model/role';
import type { Span } from '../model/span';
import type { Entry, RecordValue, Value } from '../model/value';
import { optionOf } from '../model/value';
import type { Answer, ListEntry, Question, Site, Stated } from '../rules/rule';
import type { Configuration } from '../servers/server';
import { answerOf, fetchFrom, type Address, type Configured } from './ask';

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
    const name = this.configured.server.roles[role];
    return name === undefined ? undefined : optionOf(this.configured.options, name);
  }

  entries(role: Role): readonly ListEntry[] {
    const value = this.value(role);
    if (!value) return [];
    const elements = value.kind === 'list' ? value.elements : [value];
    return elements.map((element) => ({ role, value: element, span: this.shown(element.at, role) }));
  }

  stated(role: Role): Stated {
    const entry = this.entry(role);
    return entry ? this.shown(entry.value.at, role) : this.configuration.name;
  }

  without(role: Role): Site {
    return this.with((entries, name) => entries.delete(name), role);
  }

  only({ role, value }: ListEntry): Site {
    return this.with((entries, name, entry) => {
      const alone: Value = entry.value.kind === 'list' ? { ...entry.value, elements: [value], rest: undefined } : value;
      entries.set(name, { ...entry, value: alone });
    }, role);
  }

  private with(change: (entries: Map<string, Entry>, name: string, entry: Entry) => void, role: Role): Site {
    const name = this.configured.server.roles[role];
    const entry = this.entry(role);
    if (name === undefined || !entry) return this;
    const entries = new Map(this.configured.options.entries);
    change(entries, name, entry);
    const options: RecordValue = { ...this.configured.options, entries };
    return new ConfiguredSite(this.configuration, { ...this.configured, options }, this.around);
  }

  private entry(role: Role): Entry | undefined {
    const name = this.configured.server.roles[role];
    return name === undefined ? undefined : this.configured.options.entries.get(name);
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
