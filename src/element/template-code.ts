import { SandboxError } from '../protocol/errors.ts';

function programScript(host: Element): HTMLScriptElement | null {
  return host.querySelector<HTMLScriptElement>(':scope > script[type="text/x-python"]');
}

/** Whether the element has a program of its own: a `src` attribute or a child `<script type="text/x-python">`. */
export function hasProgram(host: Element): boolean {
  return host.hasAttribute('src') || programScript(host) !== null;
}

/** Takes away the indentation that a program has only because it stands inside HTML. */
export function dedent(code: string): string {
  const lines = code.replace(/^[ \t]*\r?\n/u, '').split(/\r?\n/u);
  const indents = lines
    .filter((line) => line.trim() !== '')
    .map((line) => /^[ \t]*/u.exec(line)?.[0] ?? '');
  let shared = indents[0] ?? '';
  for (const indent of indents) {
    while (!indent.startsWith(shared)) shared = shared.slice(0, -1);
  }
  return lines
    .map((line) => (line.trim() === '' ? '' : line.slice(shared.length)))
    .join('\n')
    .trimEnd();
}

/** A script element is upgraded before its host's children are parsed; the program is complete after that. */
async function parsed(): Promise<void> {
  if (document.readyState !== 'loading') return;
  await new Promise<void>((resolve) => {
    document.addEventListener('DOMContentLoaded', () => resolve(), { once: true });
  });
}

async function download(url: string): Promise<string> {
  const fail = (happened: string, options?: ErrorOptions): never => {
    throw new SandboxError(
      'fetch-failed',
      `The program ${url} ${happened}. Check the src attribute: it is resolved against the page, and another origin must allow it (CORS).`,
      options,
    );
  };
  const response = await fetch(url).catch((cause: unknown) =>
    fail('could not be reached', { cause }),
  );
  if (!response.ok) fail(`was answered with status ${response.status}`);
  // Development servers answer a wrong path with their start page and status 200.
  if (response.headers.get('content-type')?.startsWith('text/html') === true) {
    fail('is an HTML page, not Python');
  }
  return await response.text();
}

/**
 * The element's own program: the file at `url` if there is one, else the text of the child script.
 * @throws {SandboxError} `fetch-failed`
 */
export async function readProgram(
  host: Element,
  url: string | undefined,
): Promise<string | undefined> {
  if (url !== undefined) return await download(url);
  await parsed();
  const script = programScript(host);
  return script === null ? undefined : dedent(script.textContent);
}
