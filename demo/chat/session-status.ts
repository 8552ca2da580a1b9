import type {
  Progress,
  Session,
  SessionEventMap,
  SessionState,
} from '../../src/session/session-types.ts';

const words: Record<SessionState, string> = {
  idle: 'Python has not started',
  booting: 'Starting Python…',
  ready: 'Python is ready',
  running: 'Running…',
  closed: 'Closed',
  failed: 'Python did not start',
};

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}

function progressWords({ phase, loaded, total }: Progress): string {
  if (phase === 'boot') return 'Starting Python…';
  if (phase === 'install') return 'Installing packages…';
  const what = phase === 'packages' ? 'packages' : 'Python';
  if (total === 0) return `Loading ${what}…`;
  return `Loading ${what}: ${megabytes(loaded)} of ${megabytes(total)} MB`;
}

/** Keeps a line of the page in step with a session. Returns how to stop that. */
export function showStatus(session: Session, line: HTMLElement): () => void {
  const show = ({ state, progress }: SessionEventMap['state']) => {
    line.dataset['state'] = state;
    line.textContent = progress && state !== 'ready' ? progressWords(progress) : words[state];
  };
  show({ state: session.state });
  return session.on('state', show);
}
