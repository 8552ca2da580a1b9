/**
 * What the program would need to reach out or to start code, taken away after boot. The walls hold
 * without this (the tests run both ways); it makes an attacker's life harder, nothing more.
 */
const taken = [
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'WebSocketStream',
  'EventSource',
  'WebTransport',
  'importScripts',
  'Worker',
  'SharedWorker',
  'BroadcastChannel',
  'FontFace',
  'fonts',
  'indexedDB',
  'caches',
  'Notification',
  'RTCDataChannel',
  'OffscreenCanvas',
];

/** Deletes each name on the global object and on every prototype of it. */
export function takeAway(): void {
  for (let target: object | null = globalThis; target; target = Reflect.getPrototypeOf(target)) {
    for (const name of taken) {
      if (!Object.hasOwn(target, name)) continue;
      if (!Reflect.deleteProperty(target, name)) {
        Reflect.defineProperty(target, name, { value: undefined });
      }
    }
  }
}
