/** Text in one style. `classes` are ours; `color` and `background` are `rgb(…)` for the 24-bit colours. */
export interface AnsiRun {
  text: string;
  classes: readonly string[];
  color?: string;
  background?: string;
}

const names = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'] as const;

const switchOn = new Map([
  [1, 'bold'],
  [2, 'dim'],
  [3, 'italic'],
  [4, 'underline'],
  [7, 'inverse'],
  [9, 'strike'],
]);
const switchOff = new Map<number, readonly string[]>([
  [21, ['bold']],
  [22, ['bold', 'dim']],
  [23, ['italic']],
  [24, ['underline']],
  [27, ['inverse']],
  [29, ['strike']],
]);

const escape = String.fromCharCode(0x1b);
const bell = String.fromCharCode(0x07);

/** What is not shown: terminal commands (OSC with its links and titles, CSI but SGR), and control characters. */
const sequence = new RegExp(
  [
    `${escape}\\[([0-9;:<=>?]{0,64})[ -/]{0,4}([@-~])`,
    `${escape}[\\]PX^_][^${bell}${escape}]{0,4096}(?:${bell}|${escape}\\\\)?`,
    `${escape}[ -/]{0,2}[0-~]`,
    // Every control character but tab, line feed and carriage return.
    '(?![\\t\\n\\r])\\p{Cc}',
  ].join('|'),
  'gu',
);

/** An escape at the end of the text with nothing after it yet that ends one. */
const unfinished = new RegExp(`${escape}(?:\\[[0-9;:<=>?]{0,64})?$`);

/**
 * Reads SGR colours and styles out of program text and takes every other terminal sequence away. Keeps its style
 * from one call to the next; a sequence cut in two by the end of a call is held back for the next one.
 */
export class AnsiReader {
  readonly #styles = new Set<string>();
  #color: string | undefined;
  #background: string | undefined;
  #held = '';

  read(text: string): AnsiRun[] {
    const input = this.#held + text;
    const cut = unfinished.exec(input.slice(-80));
    this.#held = cut ? cut[0] : '';
    const whole = this.#held === '' ? input : input.slice(0, -this.#held.length);
    const runs: AnsiRun[] = [];
    let from = 0;
    for (const match of whole.matchAll(sequence)) {
      this.#push(runs, whole.slice(from, match.index));
      from = match.index + match[0].length;
      if (match[2] === 'm') this.#select(match[1] ?? '');
    }
    this.#push(runs, whole.slice(from));
    return runs;
  }

  #push(runs: AnsiRun[], text: string): void {
    if (text === '') return;
    const classes = [...this.#styles].map((style) => `ansi-${style}`);
    const run: AnsiRun = { text, classes };
    place(this.#color, 'fg', classes, (color) => (run.color = color));
    place(this.#background, 'bg', classes, (color) => (run.background = color));
    runs.push(run);
  }

  #select(parameters: string): void {
    const codes = parameters.split(/[;:]/, 64).map(Number);
    for (let index = 0; index < codes.length; index += 1) {
      const code = codes[index] ?? 0;
      if (code === 38 || code === 48) {
        const [color, used] = extendedColor(codes.slice(index + 1, index + 5));
        if (code === 38) this.#color = color ?? this.#color;
        else this.#background = color ?? this.#background;
        index += used;
      } else this.#selectOne(code);
    }
  }

  #selectOne(code: number): void {
    const on = switchOn.get(code);
    if (on !== undefined) this.#styles.add(on);
    for (const style of switchOff.get(code) ?? []) this.#styles.delete(style);
    if (code === 0) {
      this.#styles.clear();
      this.#color = undefined;
      this.#background = undefined;
    }
    if (code === 39) this.#color = undefined;
    if (code === 49) this.#background = undefined;
    if (code >= 30 && code <= 37) this.#color = names[code - 30];
    if (code >= 40 && code <= 47) this.#background = names[code - 40];
    if (code >= 90 && code <= 97) this.#color = `bright-${names[code - 90]}`;
    if (code >= 100 && code <= 107) this.#background = `bright-${names[code - 100]}`;
  }
}

function place(
  color: string | undefined,
  ground: 'fg' | 'bg',
  classes: string[],
  setExact: (color: string) => void,
): void {
  if (color === undefined) return;
  if (color.startsWith('rgb(')) setExact(color);
  else classes.push(`ansi-${color}-${ground}`);
}

const isByte = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= 255;

/** `5;n` (palette) or `2;r;g;b`, as they follow 38 and 48. Returns the colour and how many codes it took. */
function extendedColor(codes: readonly number[]): [string | undefined, number] {
  const [mode, a = 0, b = 0, c = 0] = codes;
  if (mode === 5) return [isByte(a) ? paletteColor(a) : undefined, 2];
  if (mode === 2) return [[a, b, c].every(isByte) ? `rgb(${a}, ${b}, ${c})` : undefined, 4];
  return [undefined, 1];
}

/** The 256 colours of xterm: 16 named ones, a cube of 6 × 6 × 6, 24 greys. */
function paletteColor(index: number): string {
  if (index < 8) return names[index] ?? 'white';
  if (index < 16) return `bright-${names[index - 8]}`;
  if (index >= 232) {
    const grey = 8 + (index - 232) * 10;
    return `rgb(${grey}, ${grey}, ${grey})`;
  }
  const cube = [0, 95, 135, 175, 215, 255];
  const level = (divisor: number): number => cube[Math.floor((index - 16) / divisor) % 6] ?? 0;
  return `rgb(${level(36)}, ${level(6)}, ${level(1)})`;
}
