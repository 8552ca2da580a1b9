import { openSession, type Session } from '../../src/index.ts';
import { loadWheels } from '../wheels.ts';

const wheels = loadWheels();

/** A session with the files that this site serves itself. */
export async function openDemoSession(): Promise<Session> {
  return openSession({ runtimeUrl: '/pyodide/', wheels: await wheels, runTimeout: 120_000 });
}
