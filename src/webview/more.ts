import { untouched, type Form } from '../simulator/protocol';
import { make } from './elements';
import { selectField, textField } from './fields';

/** The fields that most requests leave alone. */
export type MoreFields = Pick<Form, Exclude<keyof typeof untouched, 'engine'>>;

/** The part of the form that stays folded away until something in it is set. */
export interface More {
  readonly element: HTMLElement;
  read(): MoreFields;
  write(form: MoreFields): void;
}

/** Makes that part; what is set in it can be read while it is folded. */
export function morePart(): More {
  const fields = moreFields();
  const answer = make('div', { class: 'fields' }, fields.redirectStatus.element, fields.redirectedBy.element);
  const set = make('span', { class: 'set' });
  const element = make('details', { class: 'more' }, make('summary', {}, 'More', set),
    make('div', { class: 'fields' }, fields.mode.element, fields.redirect.element, fields.cookie.element, fields.thirdPartyCookies.element, fields.redirectsTo.element, answer));
  const read = () => ({
    mode: fields.mode.read(), redirect: fields.redirect.read(), cookie: fields.cookie.read(), thirdPartyCookies: fields.thirdPartyCookies.read(),
    redirectsTo: fields.redirectsTo.read(), redirectStatus: fields.redirectStatus.read(), redirectedBy: fields.redirectedBy.read(),
  });
  const tell = () => {
    const changes = changesOf(read());
    answer.hidden = fields.redirectsTo.read().trim() === '';
    set.textContent = changes.length === 0 ? '' : `: ${changes.join(', ')}`;
    return changes.length > 0;
  };
  element.addEventListener('input', tell);
  return {
    element, read,
    write(form) {
      fields.mode.write(form.mode);
      fields.redirect.write(form.redirect);
      fields.cookie.write(form.cookie);
      fields.thirdPartyCookies.write(form.thirdPartyCookies);
      fields.redirectsTo.write(form.redirectsTo);
      fields.redirectStatus.write(form.redirectStatus);
      fields.redirectedBy.write(form.redirectedBy);
      if (tell()) element.open = true;
    },
  };
}

function moreFields() {
  return {
    mode: selectField({ id: 'mode', label: 'Mode' }, [['cors', 'cors'], ['no-cors', 'no-cors'], ['same-origin', 'same-origin']]),
    redirect: selectField({ id: 'redirect', label: 'Redirect mode' }, [['follow', 'follow'], ['error', 'error'], ['manual', 'manual']]),
    cookie: selectField({ id: 'cookie', label: 'The user’s cookie' }, [['none', 'SameSite=None; Secure'], ['lax', 'SameSite=Lax'], ['strict', 'SameSite=Strict'], ['unset', 'SameSite not said']]),
    thirdPartyCookies: selectField({ id: 'third-party-cookies', label: 'Third-party cookies' }, [['as installed', 'as the browser is installed'], ['allowed', 'allowed'], ['blocked', 'blocked']]),
    redirectsTo: textField({ id: 'redirects-to', label: 'The server redirects to', placeholder: 'nowhere', hint: 'What it is redirected to is answered by the same configuration.' }),
    redirectStatus: selectField({ id: 'redirect-status', label: 'Status of the redirect' }, [
      [301, '301 Moved Permanently'], [302, '302 Found'], [303, '303 See Other'], [307, '307 Temporary Redirect'], [308, '308 Permanent Redirect'],
    ]),
    redirectedBy: selectField({ id: 'redirected-by', label: 'Redirected by' }, [['application', 'the application, with its CORS headers'], ['proxy', 'a proxy before it, without them']]),
  };
}

function changesOf({ mode, redirect, cookie, thirdPartyCookies, redirectsTo }: MoreFields): readonly string[] {
  return [
    ...(mode === untouched.mode ? [] : [`mode ${mode}`]),
    ...(redirect === untouched.redirect ? [] : [`redirect mode ${redirect}`]),
    ...(cookie === untouched.cookie ? [] : [cookie === 'unset' ? 'cookie without SameSite' : `${cookie} cookie`]),
    ...(thirdPartyCookies === untouched.thirdPartyCookies ? [] : [`third-party cookies ${thirdPartyCookies}`]),
    ...(redirectsTo.trim() === '' ? [] : ['redirected']),
  ];
}
