import type { Figures, Group, Verification } from '../../../src/admin/answers';
import { ASKED } from '../../../src/consent/categories';
import { ACTIONS } from '../../../src/receipts/receipt';
import type { Sample } from './sample-receipts';

export interface AdminApiOptions {
  readonly token: string;
  /** The oldest first. */
  readonly samples: readonly Sample[];
  readonly verification?: Verification | undefined;
}

const HEAD = `12:${'h'.repeat(43)}`;

/** Double of the admin's routes. Answers `undefined` to what is none of them, so that the endpoint does. */
export function adminApi({
  token,
  samples,
  verification,
}: AdminApiOptions): (request: Request) => Response | undefined {
  return (request) => {
    const { pathname, searchParams } = new URL(request.url);
    const path = /\/admin\/(stats|verify|retention|receipts.*)$/.exec(pathname)?.[1];
    if (path === undefined) return undefined;
    if (request.headers.get('Authorization') !== `Bearer ${token}`)
      return refusal(401, 'The admin token is missing or wrong.');
    const chosen = samples.filter((sample) => fits(sample, searchParams));
    if (path === 'stats') return Response.json(figuresOf(chosen));
    if (path === 'verify') return Response.json(verification ?? intact(samples.length));
    if (path === 'retention')
      return request.method === 'POST' ? Response.json({ deleted: 2 }) : refusal(405, 'Use POST.');
    if (path === 'receipts') return exported(chosen, searchParams.get('format') ?? '');
    return oneReceipt(samples, path);
  };
}

function fits({ receipt, receivedAt }: Sample, query: URLSearchParams): boolean {
  const at = Date.parse(receivedAt);
  const is = (name: string, value: string) => query.get(name) === null || query.get(name) === value;
  return (
    at >= Date.parse(query.get('from') ?? '1970-01-01') &&
    at < Date.parse(query.get('to') ?? '9999-01-01') &&
    is('action', receipt.action) &&
    is('region', receipt.notice.region ?? '') &&
    is('language', receipt.notice.language) &&
    is('policy', receipt.policy.version) &&
    is('subject', receipt.subjectId)
  );
}

/** @returns the figures as `GET /admin/stats` has them */
export function figuresOf(samples: readonly Sample[]): Figures {
  const by = (keyOf: (sample: Sample) => string) =>
    Object.fromEntries(
      [...new Set(samples.map(keyOf))].map((key) => [key, groupOf(samples.filter((sample) => keyOf(sample) === key))]),
    );
  return {
    total: groupOf(samples),
    days: by(({ receivedAt }) => receivedAt.slice(0, 10)),
    regions: by(({ receipt }) => receipt.notice.region ?? ''),
    languages: by(({ receipt }) => receipt.notice.language),
    policies: by(({ receipt }) => receipt.policy.version),
    notices: by(({ receipt }) => receipt.notice.hash),
  };
}

function groupOf(samples: readonly Sample[]): Group {
  const number = (test: (sample: Sample) => boolean) => samples.filter(test).length;
  return {
    receipts: samples.length,
    granted: Object.fromEntries(
      ASKED.map((name) => [name, number(({ receipt }) => receipt.categories[name])]),
    ) as Group['granted'],
    actions: Object.fromEntries(
      ACTIONS.map((name) => [name, number(({ receipt }) => receipt.action === name)]),
    ) as Group['actions'],
  };
}

function exported(samples: readonly Sample[], format: string): Response {
  const lines = samples.map(({ receipt, receivedAt }, i) =>
    JSON.stringify({ ...receipt, receivedAt, sequence: i + 1 }),
  );
  return new Response(lines.map((line) => `${line}\n`).join(''), {
    headers: {
      'Content-Type': 'application/x-ndjson',
      'Content-Disposition': `attachment; filename="receipts.${format}"`,
    },
  });
}

function oneReceipt(samples: readonly Sample[], path: string): Response {
  const [, id, proof] = path.split('/');
  const at = samples.findIndex(({ receipt }) => receipt.receiptId === id);
  const { receipt, receivedAt } = samples[at] ?? {};
  if (!receipt) return refusal(404, 'There is no such receipt.');
  return Response.json(proof ? { proofOf: id } : { receipt, receivedAt, sequence: at + 1 });
}

function intact(receipts: number): Verification {
  return { ok: true, first: null, head: HEAD, batches: 12, receipts, erased: 3, purged: 40, signed: 0 };
}

function refusal(status: number, detail: string): Response {
  return Response.json({ type: 'about:blank', status, detail }, { status });
}
