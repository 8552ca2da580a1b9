import { createSocket, type Socket } from 'node:dgram';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What reached the canary: `tcp` for each connection, also one without a request on it. */
export interface CanaryHit {
  protocol: 'tcp' | 'http' | 'udp';
  /** `METHOD path` of a request; empty for a bare connection or packet. */
  what: string;
}

const loopback = '127.0.0.1';

/** A script that gives itself away, allowed to every origin: a request that got here must be able to harm. */
const bait = 'globalThis.__pwned = "canary";';

function listenHttp(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, loopback, () => resolve((server.address() as AddressInfo).port));
  });
}

function bindUdp(socket: Socket, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.bind(port, loopback, resolve);
  });
}

/** Listens on loopback for HTTP, bare TCP and UDP, on one port number, and records whoever comes. */
export class Canary {
  readonly url: string;
  readonly port: number;
  #hits: CanaryHit[] = [];
  #server: Server;
  #socket: Socket;

  private constructor(server: Server, socket: Socket, port: number) {
    this.#server = server;
    this.#socket = socket;
    this.port = port;
    this.url = `http://${loopback}:${port}`;
    server.on('connection', () => this.#hits.push({ protocol: 'tcp', what: '' }));
    server.on('request', (request, response) => {
      this.#hits.push({ protocol: 'http', what: `${request.method} ${request.url}` });
      response.writeHead(200, {
        'content-type': 'text/javascript',
        'access-control-allow-origin': '*',
      });
      response.end(bait);
    });
    socket.on('message', () => this.#hits.push({ protocol: 'udp', what: '' }));
  }

  static async start(): Promise<Canary> {
    const server = createServer();
    const port = await listenHttp(server, 0);
    const socket = createSocket('udp4');
    await bindUdp(socket, port);
    return new Canary(server, socket, port);
  }

  /** Hits since the last call. */
  takeHits(): CanaryHit[] {
    const hits = this.#hits;
    this.#hits = [];
    return hits;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
    this.#socket.close();
  }
}
