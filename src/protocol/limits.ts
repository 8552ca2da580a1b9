/** Defaults and bounds that more than one realm needs to know. All sizes are UTF-16 code units unless named otherwise. */
export const limits = {
  /** Milliseconds a program may take; 0 switches the deadline off. */
  runTimeout: 60_000,
  /** Milliseconds between the request to stop and the end of the interpreter. */
  stopGrace: 1_000,
  /** Milliseconds from a started Python worker to a usable interpreter. */
  bootTimeout: 60_000,
  /** Milliseconds for unpacking and loading the packages of one run. */
  installTimeout: 120_000,
  /** MiB of Python's memory. Pyodide itself needs 30 MiB to start. */
  memory: { default: 1024, min: 64, max: 4096 },
  /** Bytes (UTF-8) of stdout and stderr together, per run. */
  streamBytes: 1_048_576,
  /** One piece of stdout or stderr on its way. */
  streamLength: 1_048_576,
  /** One MIME bundle, all its types together. */
  displayLength: 8_388_608,
  /** All MIME bundles of a run together. */
  displaysLength: 33_554_432,
  /** MIME bundles of a run, updates included. */
  displays: 500,
  /** Types in one MIME bundle, and the length of a type's name. */
  mimeTypes: 32,
  mimeTypeLength: 200,
  /** Nesting of a JSON output. */
  jsonDepth: 200,
  /** Metadata of a bundle, as JSON text. */
  metadataLength: 65_536,
  displayIdLength: 256,
  /** Exception class, message and traceback. */
  errorNameLength: 256,
  errorMessageLength: 65_536,
  tracebackLength: 262_144,
  /** Messages that a Python worker may post in a run: this many at once, and this many more each second. */
  messageBurst: 20_000,
  messagesPerSecond: 5_000,
  /** Source text of one program. */
  codeLength: 4_194_304,
} as const;
