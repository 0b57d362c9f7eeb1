type Child = Node | string | undefined;
type Attributes = Readonly<Record<string, string | boolean | undefined>>;

/** Makes an element; `true` sets an attribute without a value, `false` and undefined leave it out. */
export function make<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, attributes: Attributes = {}, ...children: readonly Child[]): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

/** A picture beside words that say the same. */
export function icon(name: string): HTMLElement {
  return make('span', { class: `codicon codicon-${name}`, 'aria-hidden': 'true' });
}

/** A button that says what it does; `data-key` finds it again after everything was drawn anew. */
export function button(attributes: Attributes, press: () => void, ...children: readonly Child[]): HTMLButtonElement {
  const element = make('button', { type: 'button', ...attributes }, ...children);
  element.addEventListener('click', press);
  return element;
}

/** Copies what has the title. */
export function copyButton(title: string, key: string, press: () => void): HTMLButtonElement {
  return button({ class: 'tool', 'data-key': key, title: 'Copy', 'aria-label': `Copy: ${title}` }, press, icon('copy'));
}

/** Words for those who hear the page. */
export function spoken(text: string): HTMLElement {
  return make('span', { class: 'spoken' }, text);
}

/** Puts new content into `place`, and the focus back where it was. */
export function redraw(place: HTMLElement, ...children: readonly Child[]): void {
  const { activeElement } = document;
  const key = activeElement && place.contains(activeElement) ? activeElement.getAttribute('data-key') : null;
  place.replaceChildren(...children.filter((child) => child !== undefined));
  if (key !== null) place.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus();
}
