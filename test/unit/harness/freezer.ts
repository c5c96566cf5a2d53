import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A way to a server on which, at a word, nothing gets through any more while every connection stays open. */
export interface Freezer {
  /** The server's, by this way. */
  readonly url: string;
  freeze(): void;
  goOn(): void;
  end(): void;
}

export async function startFreezer(server: URL): Promise<Freezer> {
  const sockets = new Set<Socket>();
  let isFrozen = false;
  const way = createServer((near) => {
    const far = connect(Number(server.port), server.hostname);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.on('data', (bytes) => other.write(bytes));
      socket.on('error', () => {});
      socket.on('close', () => other.destroy());
      if (isFrozen) socket.pause();
    }
  });
  way.listen(0, server.hostname);
  await once(way, 'listening');
  const url = new URL(server);
  url.port = String((way.address() as AddressInfo).port);
  return {
    url: url.href,
    freeze() {
      isFrozen = true;
      for (const socket of sockets) socket.pause();
    },
    goOn() {
      isFrozen = false;
      for (const socket of sockets) socket.resume();
    },
    end() {
      way.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
