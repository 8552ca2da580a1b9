import type { DisplayMessage } from '../protocol/worker-messages.ts';
import type { Interrupts } from './interrupts.ts';
import type { OutputChannel } from './output-channel.ts';
import type { Bridge } from './python-api.ts';

/** The one object of ours that Python holds. */
export function createBridge(
  output: OutputChannel,
  interrupts: Interrupts,
  modulesHint: string,
): Bridge {
  return Object.assign(Object.create(null), {
    stream: (name, text) => output.stream(name, text),
    display: (kind, data, metadata, displayId) => {
      const message: DisplayMessage = {
        type: 'display',
        kind,
        data: JSON.parse(data),
        metadata,
        displayId,
      };
      output.display(message);
    },
    clear: (wait) => output.clear(wait),
    stop_due: () => interrupts.due(),
    poll: () => interrupts.poll(),
    sleep: (seconds) => interrupts.sleep(seconds),
    modules_hint: () => modulesHint,
  } satisfies Bridge);
}
