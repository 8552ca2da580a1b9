/** `npm start`: prepares the runtime folder, then serves the demo and prints its address. */
import { createServer } from 'vite';
import { projectRoot } from './runtime/folders.mjs';
import './prepare-runtime.mjs';

const server = await createServer({ root: projectRoot });
await server.listen();
server.printUrls();
