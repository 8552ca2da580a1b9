/**
 * Top-level module names that the program imports, found by a Python parser in the page and never
 * asked from the worker. Nothing is requested because of a name that the lock file does not list.
 */
export async function scanImports(code: string): Promise<Set<string>> {
  const names = new Set<string>();
  // Most follow-up programs import nothing: they need no parser.
  if (!/\bimport\b/.test(code)) return names;
  const { parser } = await import('@lezer/python');
  const cursor = parser.parse(code).cursor();
  do {
    if (cursor.name !== 'ImportStatement') continue;
    const { node } = cursor;
    const words: { name: string; text: string }[] = [];
    for (let child = node.firstChild; child; child = child.nextSibling) {
      words.push({ name: child.name, text: code.slice(child.from, child.to) });
    }
    for (const name of importedModules(words)) names.add(name);
  } while (cursor.next());
  return names;
}

/** `import a.b as c, d` gives a and d; `from a.b import c` gives a; `from . import a` gives nothing. */
function importedModules(words: readonly { name: string; text: string }[]): string[] {
  const modules: string[] = [];
  const fromForm = words[0]?.text === 'from';
  let expectName = true;
  for (const { name, text } of words.slice(1)) {
    if (fromForm && (text === 'import' || text.startsWith('.'))) break;
    if (text === ',') expectName = true;
    else if (expectName && name === 'VariableName') {
      modules.push(text);
      expectName = false;
    }
  }
  return modules;
}
