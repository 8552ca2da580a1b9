import { SandboxError } from '../protocol/errors.ts';

/** Interpreters that one page may have at a time: each takes at least 60 MiB. */
const MAX_LIVE_SANDBOXES = 12;

let live = 0;

/**
 * Takes one of the page's places for a live interpreter; the returned function gives it back.
 * @throws {SandboxError} `too-many-sandboxes` when all are taken.
 */
export function takePlace(): () => void {
  if (live >= MAX_LIVE_SANDBOXES) {
    throw new SandboxError(
      'too-many-sandboxes',
      `This page already has ${MAX_LIVE_SANDBOXES} live sandboxes. Close one, or let several elements share a session.`,
    );
  }
  live += 1;
  let taken = true;
  return () => {
    if (taken) live -= 1;
    taken = false;
  };
}
