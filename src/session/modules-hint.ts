import type { LockFile } from './lock-file.ts';

/** Names shown to a program that imports something unknown. */
const EXAMPLES = ['numpy', 'pandas', 'scipy', 'matplotlib', 'plotly', 'sympy'];

/** What an unknown import is told: what can be imported, and how the page adds more. */
export function modulesHint(lockFile: LockFile): string {
  const names = Object.keys(lockFile.json.packages);
  const examples = EXAMPLES.filter((name) => names.includes(name)).join(', ');
  return (
    `Available here: Python's standard library and the ${names.length} packages of the lock file` +
    `${examples === '' ? '' : ` (such as ${examples})`}, which an import statement brings in. ` +
    'The page can add others with the "packages" attribute or the "wheels" property.'
  );
}
