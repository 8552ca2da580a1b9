import { buildWheel } from '../../scripts/runtime/build-wheel.mjs';
import { sha256 } from '../../scripts/runtime/sha256.mjs';

/** A wheel of plain Python files, and its hash. */
export function pureWheel(
  name: string,
  version: string,
  files: Readonly<Record<string, string>>,
): { bytes: Buffer; sha256: string } {
  const { bytes } = buildWheel({
    name,
    version,
    metadata: `Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\n`,
    modules: Object.entries(files).map(([path, text]) => ({ path, bytes: Buffer.from(text) })),
  });
  return { bytes, sha256: sha256(bytes) };
}
