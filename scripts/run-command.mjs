import { spawnSync } from 'node:child_process';

/**
 * Runs a command of `node_modules/.bin` and ends this process with its status when it fails.
 * @param {string} command
 * @param {string[]} args
 */
export function run(command, args) {
  // A shell finds `npx.cmd` on Windows too; the arguments are our own.
  const { status } = spawnSync(['npx', '--no-install', command, ...args].join(' '), {
    stdio: 'inherit',
    shell: true,
  });
  if (status !== 0) process.exit(status ?? 1);
}
