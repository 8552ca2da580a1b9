/** Modules that the build makes (scripts/vite/realm-code.mjs). */

/** The code of another realm, bundled to one classic script, as text. */
declare module '*?bundle' {
  const code: string;
  export default code;
}

/** The frame's document, as HTML: its policy, and its code as the one script. */
declare module '*?document' {
  const html: string;
  export default html;
}

/** The code of another realm, bundled to one classic script that is served as a file of its own. */
declare module '*?bundle-file' {
  const file: { url: string; sha256: string; size: number };
  export default file;
}

/** The Python files of a folder: text by file name. */
declare module '*?texts' {
  const texts: Readonly<Record<string, string>>;
  export default texts;
}

/** The Pyodide release that this build is pinned to: SHA-256 (hex) and bytes of each core file. */
declare module 'virtual:pyodide-release' {
  export const version: string;
  export const files: Readonly<Record<string, { sha256: string; size: number }>>;
}
