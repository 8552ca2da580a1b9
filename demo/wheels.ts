import type { Wheel } from '../src/session/session-types.ts';

/**
 * The wheels that `npm run prepare-runtime` put beside the demo, Python's `plotly` above all.
 * Empty when they could not be had: the demos then say so where a chart would be.
 */
export async function loadWheels(): Promise<readonly Wheel[]> {
  const response = await fetch('/runtime/wheels.json');
  // A dev server answers an unknown path with its index page and status 200: the type tells them apart.
  if (!response.ok || !response.headers.get('content-type')?.includes('json')) return [];
  const wheels = (await response.json()) as readonly Wheel[];
  return wheels;
}
