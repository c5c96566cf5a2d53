import { onTestFinished } from 'vitest';
import type { FaultBrowser } from '../../faults/fault';
import { startEndpoint } from '../endpoint';
import { type Later, later } from '../hold';
import { openSite } from '../open-site';
import type { Handler } from '../proxy';
import type { Choice } from './draw';
import { judge } from './judge';
import { comeBack, isPost, make, PAGES } from './make';

export interface Chooser {
  /**
   * Another visitor, on a host of their own.
   *
   * @param next path of the page that they come back to
   * @param instead answers its receipts meanwhile, in place of what the fault says
   * @returns what is wrong, and whether it was made at all
   */
  choose(choice: Choice, next?: string, instead?: Handler): Promise<{ isMade: boolean; problems: string[] }>;
  /** The whole endpoint. */
  readonly answer: Handler;
}

/** So many visitors are room enough for those who are not heard too. */
const MOST = 200;

/** Visitors of one browser profile and one endpoint. */
export async function openChooser(browser: FaultBrowser): Promise<Chooser> {
  const addresses = Array.from({ length: MOST }, (_, i) => `https://c${i}.klouttrack.test`);
  const endpoint = await startEndpoint(addresses);
  onTestFinished(() => endpoint.close());
  let ill: Handler | undefined;
  const visit = await openSite({
    browser,
    pages: PAGES,
    endpoint: (request, logged) => ((isPost(logged) && ill) || endpoint.answer)(request, logged),
  });
  return {
    answer: endpoint.answer,
    async choose(choice, next, instead) {
      const address = addresses.shift();
      if (!address) throw new Error(`This chooser makes ${MOST} choices.`);
      const isOver = later();
      ill = instead ?? illOf(choice.fault, endpoint.answer, isOver);
      const isMade = await make(visit, choice, address);
      ill = undefined;
      isOver.resolve();
      const page = await comeBack(visit, choice, address, next);
      const receipts = async () => endpoint.receipts().filter(({ receipt }) => receipt.origin === address);
      const problems = await judge({ choice, isMade, page, receipts, settled: visit.settled });
      await page.close();
      return { isMade, problems };
    },
  };
}

/** What a fault makes of the endpoint. */
function illOf(fault: string, answer: Handler, isOver: Later): Handler | undefined {
  const says = (status: number, headers = {}) => new Response(null, { status, headers });
  const handlers: Readonly<Record<string, Handler>> = {
    500: () => says(500),
    503: () => says(503),
    429: () => says(429, { 'retry-after': '60' }),
    // It stores it, when nobody waits any more.
    slow: async (request, logged) => {
      await isOver.promise;
      return answer(request, logged);
    },
    'answer lost': async (request, logged) => {
      await answer(request, logged);
      return Response.error();
    },
  };
  return handlers[fault];
}
