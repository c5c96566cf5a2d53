import type { Finding } from './contract';

const WITHIN_MS = 3_000;

/**
 * Whether the endpoint answers there, as pages ask it. Never rejects.
 *
 * @param endpoint its address, absolute, or `''`
 */
export async function endpointFindings(endpoint: string): Promise<Finding[]> {
  if (!endpoint) {
    const message = 'No endpoint is set: receipts stay in browsers, and prove nothing to you.';
    return [{ kind: 'endpoint', level: 'note', message, fix: 'Set endpoint, if you have to prove consent.' }];
  }
  const problem = await problemOf(`${endpoint}/region`);
  if (!problem) return [];
  return [
    {
      kind: 'endpoint',
      level: 'error',
      message: `The endpoint ${endpoint} ${problem}: receipts wait in browsers until it answers.`,
      fix: 'Correct endpoint, start it (npx assent serve), or add this origin to --origin.',
      url: endpoint,
    },
  ];
}

async function problemOf(url: string): Promise<string | undefined> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(WITHIN_MS) });
    if (!response.ok) return `answers ${response.status} to GET /region`;
    return Object.hasOwn(Object(await response.json()), 'region') ? undefined : 'is something else: it knows no region';
  } catch (cause) {
    return cause instanceof SyntaxError ? 'is something else: its answer is no JSON' : 'cannot be reached';
  }
}
