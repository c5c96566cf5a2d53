import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { codeOf, EXTERNAL_FOLDER, type Scene } from './scene';
import { pageOf } from './site-page';
import type { Made, Subject } from './subjects/subject';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '': 'application/json',
};
/** So many are in use at the most, 5,000 included: a large page takes long to compress in full. */
const BEST = 11;
const PAGE_QUALITY = 5;

interface Answer {
  readonly type: string;
  readonly body: Buffer;
  readonly caching: string;
}

export interface BenchServer {
  readonly origin: string;
  /** @returns where this subject's page of this scene is */
  pageOf(subject: Subject, scene: Scene): Promise<string>;
  /** What the subject puts inline into that page, compressed by itself. */
  inlineBytes(subject: Subject, scene: Scene): Promise<number>;
  close(): Promise<void>;
}

/** Answers from memory, as small as it gets. */
export async function startServer(): Promise<BenchServer> {
  const answers = new Map<string, Answer>();
  const made = new Map<string, Promise<Made>>();
  const server = createServer((request, response) => respond(answers, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const pathOf = (subject: Subject, scene: Scene) => `/pages/${subject.name}/${scene.name}.html`;
  const prepare = (subject: Subject, scene: Scene): Promise<Made> => {
    const path = pathOf(subject, scene);
    const making = made.get(path) ?? make(subject, scene, path);
    made.set(path, making);
    return making;
  };
  const make = async (subject: Subject, scene: Scene, path: string): Promise<Made> => {
    const it = await subject.make(scene, origin);
    for (const [file, text] of it.files) {
      if (!answers.has(file)) answers.set(file, answerOf(file, text, BEST, 'max-age=3600'));
    }
    answers.set(path, answerOf(path, pageOf(it), PAGE_QUALITY, 'no-cache'));
    return it;
  };

  return {
    origin,
    async pageOf(subject, scene) {
      await prepare(subject, scene);
      return `${origin}${pathOf(subject, scene)}`;
    },
    async inlineBytes(subject, scene) {
      const { head, body } = await prepare(subject, scene);
      return [head, body].filter(Boolean).reduce((sum, text) => sum + compress(text, BEST).length, 0);
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function respond(answers: Map<string, Answer>, request: IncomingMessage, response: ServerResponse): void {
  const path = new URL(request.url ?? '/', 'http://bench').pathname;
  // A manager's server that is told of an answer is content with everything.
  if (request.method !== 'GET') {
    request.resume();
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    return;
  }
  const answer = answers.get(path) ?? externalScript(path);
  if (!answer) {
    response.writeHead(404).end();
    return;
  }
  if (!request.headers['accept-encoding']?.includes('br')) {
    response.writeHead(406).end('The bench measures with Brotli.');
    return;
  }
  const { type, body, caching } = answer;
  response.writeHead(200, {
    ...{ 'content-type': type, 'content-encoding': 'br', 'content-length': body.length, 'cache-control': caching },
  });
  response.end(body);
}

function externalScript(path: string): Answer | undefined {
  const id = path.startsWith(EXTERNAL_FOLDER) ? Number(path.slice(EXTERNAL_FOLDER.length, -'.js'.length)) : Number.NaN;
  return Number.isInteger(id) ? answerOf(path, codeOf(id), BEST, 'max-age=3600') : undefined;
}

function answerOf(path: string, text: string, quality: number, caching: string): Answer {
  return { type: TYPES[extname(path)] ?? 'text/plain', body: compress(text, quality), caching };
}

function compress(text: string, quality: number): Buffer {
  return brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } });
}
