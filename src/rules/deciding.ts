import type { Role } from '../model/role';
import type { ListEntry, Question, Site, Stated } from './rule';

/** The roles that can let an origin in. */
const letIn: readonly Role[] = ['anyOrigin', 'origins', 'originPattern'];

/** The role whose option lets `question` through: taking it away changes the outcome. The default is blamed on `origins`. */
export function decidingRole(site: Site, question: Question): Role {
  const { outcome } = site.ask(question);
  return letIn.find((role) => site.without(role).ask(question).outcome !== outcome) ?? 'origins';
}

/** The words to underline for a role: the one list entry that is enough by itself, where there is one, else the whole value. */
export function decidingWords(site: Site, role: Role, question: Question): Stated {
  return decidingEntry(site, role, question)?.span ?? site.stated(role);
}

function decidingEntry(site: Site, role: Role, question: Question): ListEntry | undefined {
  const { outcome } = site.ask(question);
  const enough = site.entries(role).filter((entry) => site.only(entry).ask(question).outcome === outcome);
  return enough.length === 1 ? enough[0] : undefined;
}
