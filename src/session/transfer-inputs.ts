import { SandboxError } from '../protocol/errors.ts';
import type { TransferredInputs } from '../protocol/worker-messages.ts';
import type { RunInputs } from './session-types.ts';

/** Folder in Python's file system for inputs that are files. */
const FILES_FOLDER = '/data';

/**
 * A copy of the inputs that can travel: files are read, everything else must be plain data.
 * @throws {SandboxError} `bad-option` naming the input that cannot travel.
 */
export async function transferInputs(inputs: RunInputs = {}): Promise<TransferredInputs> {
  const transferred: TransferredInputs = { values: {}, files: {} };
  for (const [name, value] of Object.entries(inputs)) {
    if (!/^[\p{ID_Start}_][\p{ID_Continue}]*$/u.test(name) || name === '__proto__') {
      throw new SandboxError(
        'bad-option',
        `inputs: ${JSON.stringify(name)} is not a name for a Python variable.`,
      );
    }
    if (value instanceof Blob) {
      const fileName = value instanceof File ? (value.name.split(/[/\\]/).at(-1) ?? '') : '';
      const path = `${FILES_FOLDER}/${fileName === '' || fileName.startsWith('.') ? name : fileName}`;
      transferred.files[name] = { path, bytes: await value.arrayBuffer() };
      continue;
    }
    try {
      transferred.values[name] = structuredClone(value);
    } catch (error) {
      throw new SandboxError(
        'bad-option',
        `inputs: ${name} cannot be handed to the program: ${String(error)}. JSON values, typed arrays and Blobs can.`,
        { cause: error },
      );
    }
  }
  return transferred;
}
