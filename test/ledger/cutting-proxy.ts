// A door before a PostgreSQL server that can be slammed at the worst moment: when COMMIT goes by.
import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * What happens to the next COMMIT. `answer`: the server gets it, and its answer is not let back. `question`: it does not come to the server. `late`: the client
 * is cut off at once, and the server gets it a while later. `before`: the connection breaks in the middle of the transaction.
 */
export type Cut = 'answer' | 'question' | 'late' | 'before';

export class CuttingProxy {
  port = 0;
  /** How many connections were made. */
  connections = 0;
  /** Those to come are refused. */
  isShut = false;
  /** Refused from the next cut on. */
  shutsAfterCut = false;
  /** Cuts still to be made, one at each COMMIT. */
  readonly cuts: Cut[] = [];
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(to: number) {
    this.#server = createServer((client) => this.#join(client, to));
  }

  static async before(port: number): Promise<CuttingProxy> {
    const proxy = new CuttingProxy(port);
    await new Promise<void>((resolve) => { proxy.#server.listen(0, '127.0.0.1', resolve); });
    proxy.port = (proxy.#server.address() as { port: number }).port;
    return proxy;
  }

  #join(client: Socket, port: number): void {
    if (this.isShut) return void client.destroy();
    this.connections += 1;
    const server = connect(port, '127.0.0.1');
    let isDeaf = false, hasBegun = false;
    for (const socket of [client, server]) {
      this.#sockets.add(socket);
      socket.on('error', () => undefined);
      socket.once('close', () => this.#sockets.delete(socket));
    }
    client.on('data', (bytes) => {
      const cut = this.#cutAt(bytes, hasBegun);
      hasBegun ||= bytes.includes('BEGIN ISOLATION');
      if (cut === undefined) return void server.write(bytes);
      this.cuts.shift();
      this.isShut ||= this.shutsAfterCut;
      if (cut === 'answer') isDeaf = true;
      if (cut === 'answer') server.write(bytes);
      else client.destroy();
      // Without COMMIT: the server sees the connection end, and gives up what was begun.
      if (cut === 'question' || cut === 'before') server.destroy();
      if (cut === 'late') void wait(700).then(() => server.write(bytes)).then(() => wait(300)).then(() => server.destroy());
    });
    server.on('data', (bytes) => {
      // What the server says now is the answer to COMMIT.
      if (!isDeaf) return void client.write(bytes);
      client.destroy();
      server.end();
    });
    // A client that was cut off in the middle is not the end of the server's side (`late`).
    client.once('end', () => server.end());
    server.once('close', () => client.destroy());
  }

  #cutAt(bytes: Buffer, hasBegun: boolean): Cut | undefined {
    const [cut] = this.cuts;
    return (cut === 'before' ? hasBegun && !bytes.includes('BEGIN ISOLATION') : bytes.includes('COMMIT\0')) ? cut : undefined;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => { this.#server.close(resolve); });
  }
}
