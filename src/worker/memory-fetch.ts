/** An address that never resolves (RFC 6761); Pyodide wants one for everything that it asks for. */
export const baseUrl = 'https://x.invalid/';

/** Answers Pyodide's own requests from bytes that the gate handed in. There is no other `fetch` behind it. */
export class MemoryFetch {
  readonly #files = new Map<string, ArrayBuffer>();

  put(fileName: string, bytes: ArrayBuffer): void {
    this.#files.set(baseUrl + fileName, bytes);
  }

  /** Takes the place of the global `fetch` while `work` goes on. Each file is handed out once. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    const before = Object.getOwnPropertyDescriptor(globalThis, 'fetch');
    Object.defineProperty(globalThis, 'fetch', { value: this.#answer, configurable: true });
    try {
      return await work();
    } finally {
      if (before) Object.defineProperty(globalThis, 'fetch', before);
      else Reflect.deleteProperty(globalThis, 'fetch');
      this.#files.clear();
    }
  }

  readonly #answer = async (input: string | URL | Request): Promise<Response> => {
    const url = typeof input === 'string' ? input : input instanceof URL ? input.href : input.url;
    const bytes = this.#files.get(url);
    this.#files.delete(url);
    if (!bytes) throw new TypeError('There is no network in this sandbox.');
    return new Response(bytes);
  };
}
