import { open } from 'node:fs/promises';
import { createServer } from 'node:http';

/*
 * node plain-server.mjs FILE: what the endpoint is measured against. It keeps whatever it is sent, and does nothing else:
 * it reads the body, appends it to a file, and answers 201 once that is on disk. Those that wait share one fsync.
 */

const file = await open(process.argv[2], 'a');
let waiting = [];
let isWriting = false;

const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    waiting.push({ body: Buffer.concat([...chunks, NEWLINE]), response });
    if (!isWriting) write();
  });
});
const NEWLINE = Buffer.from('\n');

async function write() {
  isWriting = true;
  while (waiting.length > 0) {
    const lot = waiting;
    waiting = [];
    await file.appendFile(Buffer.concat(lot.map(({ body }) => body)));
    await file.datasync();
    for (const { response } of lot) response.writeHead(201).end();
  }
  isWriting = false;
}

server.listen(0, '127.0.0.1', () => console.log(`listening on http://127.0.0.1:${server.address().port}`));
