import { parse } from '../protocol/parse.ts';
import {
  type GateToWorkerMessage,
  type WorkerMessage,
  workerMessage,
} from '../protocol/worker-messages.ts';
import { MessageBudget } from './message-budget.ts';

export interface ProcessListener {
  message: (message: WorkerMessage) => void;
  /** The worker died, or had to be ended because it flooded the gate. Called at most once. */
  died: (reason: string) => void;
  /** A message was dropped. Called for the first one only. */
  violation: (reason: string) => void;
}

/** A Python worker: hostile from the first message on. */
export class PythonProcess {
  readonly #worker: Worker;
  readonly #listener: ProcessListener;
  readonly #budget = new MessageBudget(performance.now());
  #violations = 0;
  #dead = false;

  constructor(url: string, listener: ProcessListener) {
    this.#listener = listener;
    this.#worker = new Worker(url);
    this.#worker.onmessage = (event: MessageEvent<unknown>) => this.#receive(event);
    this.#worker.onmessageerror = () => this.#violation('message: expected one that can be read');
    this.#worker.onerror = (event) => {
      // The text of the error belongs to the program: it goes no further than this worker.
      event.preventDefault();
      this.#die('the Python worker stopped with an error of its own');
    };
  }

  post(message: GateToWorkerMessage, transfer: Transferable[] = []): void {
    this.#worker.postMessage(message, transfer);
  }

  terminate(): void {
    this.#dead = true;
    this.#worker.onmessage = null;
    this.#worker.onerror = null;
    this.#worker.terminate();
  }

  #receive(event: MessageEvent<unknown>): void {
    if (!this.#budget.take(performance.now())) {
      this.#die('it posted more messages than a run may');
      return;
    }
    if (event.ports.length > 0) {
      this.#violation('message: expected no ports');
      return;
    }
    const parsed = parse(workerMessage, event.data);
    if (parsed.ok) this.#listener.message(parsed.value);
    else this.#violation(parsed.reason);
  }

  #violation(reason: string): void {
    this.#violations += 1;
    if (this.#violations === 1) this.#listener.violation(reason);
  }

  #die(reason: string): void {
    if (this.#dead) return;
    this.terminate();
    this.#listener.died(reason);
  }
}
