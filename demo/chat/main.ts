import type { Session } from '../../src/session/session-types.ts';
import { conversations } from '../conversations/index.ts';
import { must } from '../dom.ts';
import { conversationList, markCurrent } from './conversation-list.ts';
import { problem } from './messages.ts';
import { ModelPanel } from './model-panel.ts';
import { openDemoSession } from './open-demo-session.ts';
import { Replay } from './replay.ts';
import { showStatus } from './session-status.ts';

const modelHash = '#your-model';

const sidebar = must('#sidebar', HTMLElement);
const list = must('#list', HTMLElement);
const title = must('#title', HTMLElement);
const status = must('#status', HTMLElement);
const again = must('#again', HTMLButtonElement);
const main = must('#main', HTMLElement);
const menu = must('#menu', HTMLButtonElement);

list.append(conversationList(conversations));

/** Ends what the page shows now. */
let leave = () => {};

function show(heading: string, content: HTMLElement): void {
  title.textContent = heading;
  document.title = `${heading} · agent-sandbox chat`;
  main.replaceChildren(content);
  main.scrollTop = 0;
}

async function openPage(hash: string): Promise<void> {
  leave();
  const page = new AbortController();
  leave = () => page.abort();
  markCurrent(sidebar, hash);
  closeMenu();
  const conversation = conversations.find(({ id }) => `#${id}` === hash);
  again.hidden = !conversation;
  const replay = conversation ? new Replay(conversation) : undefined;
  if (conversation && replay) show(conversation.title, replay.element);
  else show('Use your own model', document.createElement('div'));
  const session: Session = await openDemoSession();
  if (page.signal.aborted) {
    session.close();
    return;
  }
  const stopStatus = showStatus(session, status);
  const panel = replay ? undefined : new ModelPanel(session);
  if (panel) main.replaceChildren(panel.element);
  page.signal.addEventListener('abort', () => {
    panel?.close();
    stopStatus();
    session.close();
  });
  await replay?.run(session).catch((error: unknown) => {
    // Leaving the page closes the session, and that rejects what still runs: nothing to tell anybody.
    if (page.signal.aborted) return;
    replay.element.append(problem(error instanceof Error ? error.message : 'The sandbox failed.'));
  });
}

function closeMenu(): void {
  sidebar.classList.remove('open');
  menu.ariaExpanded = 'false';
}

menu.addEventListener('click', () => {
  menu.ariaExpanded = String(sidebar.classList.toggle('open'));
});
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') closeMenu();
});
main.addEventListener('click', closeMenu);

function openFromHash(): void {
  const known =
    location.hash === modelHash || conversations.some(({ id }) => `#${id}` === location.hash);
  void openPage(known ? location.hash : `#${conversations[0]?.id ?? ''}`);
}

again.addEventListener('click', openFromHash);
addEventListener('hashchange', openFromHash);
openFromHash();
