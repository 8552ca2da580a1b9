/** What a seal left out, counted by kind. Kinds are our own words, never the program's. */
export class RemovalLog {
  readonly #counts = new Map<string, number>();

  /** `kind` in the singular, such as `remote image`. */
  add(kind: string, count = 1): void {
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + count);
  }

  get empty(): boolean {
    return this.#counts.size === 0;
  }

  /** One line such as `Not drawn: 3 remote images, 1 map style.`; empty when nothing was left out. */
  line(): string {
    if (this.empty) return '';
    const parts = [...this.#counts].map(
      ([kind, count]) => `${count.toLocaleString('en')} ${count === 1 ? kind : plural(kind)}`,
    );
    return `Not drawn: ${parts.join(', ')}.`;
  }
}

const plural = (kind: string): string =>
  kind.endsWith('y') ? `${kind.slice(0, -1)}ies` : `${kind}s`;
