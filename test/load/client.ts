import { Agent, request } from 'node:http';
import { ORIGIN, type Visitor } from '../unit/endpoint/visitor';

export interface Answer {
  /** `undefined` when none came: nobody knows then whether the receipt was stored. */
  readonly status: number | undefined;
  readonly text: string;
}

/** A browser's posts over connections that are kept. */
export interface Client {
  ask(url: string, method: string, headers: Readonly<Record<string, string>>, body?: string): Promise<Answer>;
  post(url: string, body: string): Promise<Answer>;
  /** All receipts of a visitor. */
  receiptsOf(url: string, visitor: Visitor): Promise<readonly { receiptId: string }[]>;
  close(): void;
}

/** @param always headers of all that it asks */
export function createClient(always: Readonly<Record<string, string>> = {}): Client {
  const agent = new Agent({ keepAlive: true });
  const ask: Client['ask'] = (url, method, own, body = '') =>
    new Promise<Answer>((resolve) => {
      const none = () => resolve({ status: undefined, text: '' });
      const headers = { ...always, ...own, 'Content-Length': Buffer.byteLength(body) };
      const asked = request(url, { method, agent, headers });
      asked.on('error', none);
      asked.on('response', (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk) => {
          text += chunk;
        });
        response.on('error', none);
        response.on('end', () => resolve({ status: response.statusCode, text }));
      });
      asked.end(body);
    });
  return {
    ask,
    post: (url, body) => ask(`${url}/receipts`, 'POST', { Origin: ORIGIN, 'Content-Type': 'text/plain' }, body),
    async receiptsOf(url, { secret, subjectId }) {
      const headers = { Authorization: `Bearer ${secret}` };
      const { status, text } = await ask(`${url}/subjects/${subjectId}/receipts`, 'GET', headers);
      if (status !== 200) throw new Error(`The receipts of a visitor were answered with ${status}: ${text}`);
      return JSON.parse(text).receipts;
    },
    close: () => agent.destroy(),
  };
}
