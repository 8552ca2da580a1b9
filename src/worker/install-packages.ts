import type { PyodideAPI } from 'pyodide';
import type { GateToWorkerMessage, WorkerMessage } from '../protocol/worker-messages.ts';
import { MemoryFetch } from './memory-fetch.ts';

type Install = Extract<GateToWorkerMessage, { type: 'install' }>;

/** Unpacks and loads packages whose wheels came with the message. The page has checked their hashes. */
export async function installPackages(
  pyodide: PyodideAPI,
  { names, wheels }: Install,
  post: (message: WorkerMessage) => void,
): Promise<void> {
  const files = new MemoryFetch();
  for (const { fileName, bytes } of wheels) files.put(fileName, bytes);
  const errors: string[] = [];
  try {
    await files.during(() =>
      pyodide.loadPackage([...names], {
        checkIntegrity: false,
        messageCallback: () => {},
        errorCallback: (message) => errors.push(message),
      }),
    );
  } catch (error) {
    errors.push(String(error));
  }
  post({ type: 'installed', error: errors.join('\n').slice(0, 10_000) });
}
