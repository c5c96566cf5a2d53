import { connect, type Socket } from 'node:net';

/** Opens sockets that send half a request and then nothing. Half of them stop in the head, half in the body. A socket that is closed comes back. */
export async function stall(url: string, count: number): Promise<{ end(): void }> {
  const port = Number(new URL(url).port);
  const sockets = new Set<Socket>();
  let ended = false;
  const open = (i: number): Promise<void> =>
    new Promise((resolve) => {
      const head = 'POST /receipts HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n';
      const text = i % 2 === 0 ? head : `${head}Content-Length: 1000\r\n\r\n{"secret":`;
      const socket = connect(port, '127.0.0.1', () => socket.write(text, () => resolve()));
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        if (!ended) void open(i);
      });
      socket.resume();
    });
  await Promise.all(Array.from({ length: count }, (_, i) => open(i)));
  return {
    end() {
      ended = true;
      for (const socket of sockets) socket.destroy();
    },
  };
}
