import type { SessionState } from '../session/session-types.ts';

/** What stands where outputs will be. */
export function emptyText(state: SessionState, hasRun: boolean, hasProgram: boolean): string {
  if (state === 'closed') return 'This sandbox is closed.';
  if (state === 'running') return 'No output yet.';
  if (hasRun) return 'The program ended without output.';
  return hasProgram ? 'Press Run to see what the program shows.' : 'Outputs appear here.';
}
