import type { Draft, Fields } from './arrange';

/** Firefox says of some requests in one line why they failed, and that they did not succeed in others: only the first is a message. */
export function withoutVaguer(drafts: readonly Draft[]): readonly Draft[] {
  const explained = new Set(drafts.filter(({ fields }) => fields.engine === 'firefox' && !isVague(fields)).map(({ fields }) => fields.url));
  return drafts.flatMap((draft, index) => {
    const { url } = draft.fields;
    const neighbours = [drafts[index + 1], drafts[index - 1]].filter((other) => other !== undefined);
    if (neighbours.some((other) => completes(draft, other)) || (isVague(draft.fields) && url !== undefined && explained.has(url))) return [];
    const completing = neighbours.find((other) => completes(other, draft));
    return [completing === undefined ? draft : joinedWith(draft, completing)];
  });
}

function isVague({ engine, reasons }: Fields): boolean {
  return engine === 'firefox' && reasons[0] === 'no answer';
}

/** Of a preflight that was redirected another line has the status; of a redirect to what no browser asks, who redirected. */
function completes({ fields }: Draft, telling: Draft): boolean {
  if (telling.fields.engine !== 'firefox' || fields.engine !== 'firefox') return false;
  const { reasons, url } = telling.fields;
  if (reasons[0] === 'preflight redirected') return fields.reasons[0] === 'status not ok' && fields.url === url;
  return isVague(fields) && fields.url !== undefined && reasons.some((reason) => reason === 'redirect scheme' || reason === 'mixed content');
}

function joinedWith({ fields, pieces }: Draft, completing: Draft): Draft {
  const { url, status } = completing.fields;
  const both = [...pieces, ...completing.pieces].sort((one, other) => one.start - other.start);
  return { pieces: both, fields: { ...fields, url: fields.reasons.includes('redirect scheme') ? url : fields.url, status: fields.status ?? status } };
}
