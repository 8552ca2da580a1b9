import { defineSandbox } from './define-sandbox.ts';

await defineSandbox();
