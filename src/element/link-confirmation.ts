/** Schemes that open a page or a mail program and cannot run a script in this page. */
const openable: ReadonlySet<string> = new Set(['https:', 'http:', 'mailto:']);

function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...children);
  return made;
}

function button(className: string, label: string, part: string): HTMLButtonElement {
  const made = element('button', `button ${className}`, label);
  made.type = 'button';
  made.part.add('button', part);
  return made;
}

/** The address with its host set off, since that is the part to judge by. */
function shownAddress(url: URL): HTMLElement {
  if (url.host === '') return element('p', 'link-address', url.href);
  const scheme = `${url.protocol}//`;
  const rest = url.href.slice(scheme.length + url.host.length);
  return element('p', 'link-address', scheme, element('strong', '', url.host), rest);
}

/**
 * Shows the whole address of a link of the program in a dialog of ours, and opens it in a new tab when the user says
 * so. Until then there is no link element and no request: browsers may act on those ahead of a click.
 * Does nothing when it is not the user who acts, or for an address that is not http, https or mailto.
 */
export function confirmLink(root: ShadowRoot, address: string): void {
  if (!navigator.userActivation.isActive || !URL.canParse(address)) return;
  const url = new URL(address);
  if (!openable.has(url.protocol)) return;
  // A user name can look like a host ("https://bank.example@evil.example"), and no honest link needs one.
  url.username = '';
  url.password = '';

  const cancel = button('cancel', 'Cancel', 'cancel-button');
  const open = button('open', 'Open link', 'open-button');
  const title = element('h2', 'link-title', 'Open this link?');
  title.id = 'link-title';
  const note = element(
    'p',
    'link-note',
    'It comes from the output of a program. The address itself may carry data out of this page.',
  );
  const buttons = element('div', 'link-buttons', cancel, open);
  const dialog = element('dialog', 'link-dialog', title, note, shownAddress(url), buttons);
  dialog.part.add('dialog');
  dialog.setAttribute('aria-labelledby', title.id);

  cancel.addEventListener('click', () => dialog.close());
  open.addEventListener('click', () => {
    dialog.close();
    window.open(url.href, '_blank', 'noopener,noreferrer');
  });
  dialog.addEventListener('close', () => dialog.remove());
  root.append(dialog);
  dialog.showModal();
  cancel.focus();
}
