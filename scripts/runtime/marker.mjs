/**
 * Environment markers of dependency specifiers: `python_version < "3.11" and sys_platform == "win32"`.
 * https://packaging.python.org/en/latest/specifications/dependency-specifiers/#environment-markers
 */

/** @typedef {Readonly<Record<string, string>>} MarkerEnvironment */

/** @param {string} version */
const numbers = (version) => version.split('.').map((part) => Number.parseInt(part, 10) || 0);

/** Less than 0, 0 or more than 0, as `left` is older, the same or newer. @param {string} left @param {string} right */
const compareVersions = (left, right) => {
  const [a, b] = [numbers(left), numbers(right)];
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
};

/** @param {string} left @param {string} operator @param {string} right */
const holds = (left, operator, right) => {
  if (operator === 'in') return right.includes(left);
  if (operator === 'not in') return !right.includes(left);
  const bothVersions = /^\d/.test(left) && /^\d/.test(right);
  const order = bothVersions ? compareVersions(left, right) : left.localeCompare(right, 'en');
  if (operator === '<') return order < 0;
  if (operator === '<=') return order <= 0;
  if (operator === '>') return order > 0;
  if (operator === '>=' || operator === '~=') return order >= 0;
  return operator === '!=' ? order !== 0 : order === 0;
};

const token =
  /\s*(?:("[^"]*"|'[^']*')|(not\s+in|in|and|or)\b|([A-Za-z_][\w.]*)|([<>=!~]=?=?|[()]))/y;

/** @param {string} marker */
const tokenize = (marker) => {
  const tokens = [];
  token.lastIndex = 0;
  while (token.lastIndex < marker.trimEnd().length) {
    const match = token.exec(marker);
    if (!match) throw new Error(`not a marker: ${marker}`);
    tokens.push(match[0].trim().replace(/\s+/, ' '));
  }
  return tokens;
};

/**
 * Whether a marker holds. An unknown variable is the empty string, as `extra` is where no extra was
 * asked for. Throws on text that is no marker.
 *
 * @param {string} marker
 * @param {MarkerEnvironment} environment
 * @returns {boolean}
 */
export const markerHolds = (marker, environment) => {
  const tokens = tokenize(marker);
  const value = () => {
    const next = tokens.shift() ?? '';
    return /^["']/.test(next) ? next.slice(1, -1) : (environment[next] ?? '');
  };
  /** @returns {boolean} */
  const term = () => {
    if (tokens[0] === '(') {
      tokens.shift();
      const inner = either();
      if (tokens.shift() !== ')') throw new Error(`not a marker: ${marker}`);
      return inner;
    }
    const left = value();
    const operator = tokens.shift() ?? '';
    return holds(left, operator, value());
  };
  const both = () => {
    let result = term();
    while (tokens[0] === 'and') {
      tokens.shift();
      // Not short-circuited: the tokens of the other side must be taken.
      result = term() && result;
    }
    return result;
  };
  /** @returns {boolean} */
  const either = () => {
    let result = both();
    while (tokens[0] === 'or') {
      tokens.shift();
      result = both() || result;
    }
    return result;
  };
  const result = either();
  if (tokens.length > 0) throw new Error(`not a marker: ${marker}`);
  return result;
};
