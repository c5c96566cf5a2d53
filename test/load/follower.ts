import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A way to the server that is the primary now: what stands before PostgreSQL where a standby can take over. */
export interface Follower {
  /** The database's, by this way. */
  readonly url: string;
  /** From now on to this server. Connections to the one before are cut. */
  follow(server: string): void;
  end(): void;
}

export async function startFollower(database: string): Promise<Follower> {
  const sockets = new Set<Socket>();
  let { hostname, port } = new URL(database);
  const way = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.pipe(other);
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
  });
  way.listen(0, '127.0.0.1');
  await once(way, 'listening');
  const url = new URL(database);
  url.port = String((way.address() as AddressInfo).port);
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: url.href,
    follow(server) {
      ({ hostname, port } = new URL(server));
      cut();
    },
    end() {
      way.close();
      cut();
    },
  };
}
