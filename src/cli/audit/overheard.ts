import type { Page, Request } from 'playwright-core';
import type { Initiator } from '../../audit/observation';
import type { Overheard } from './network';

/**
 * A request as the driver tells it. Of a frame or a worker that has begun before somebody listened to it nobody tells more: it is laid
 * at the frame, or at the page's newest worker, since of the page itself all is told.
 */
export function overheardOf(request: Request, page: Page): Overheard {
  const by = makerOf(request, page);
  return { url: request.url(), method: request.method(), type: request.resourceType(), document: by.url, by };
}

function makerOf(request: Request, page: Page): Initiator {
  const serviceWorker = request.serviceWorker();
  if (serviceWorker) return { kind: 'worker', url: serviceWorker.url() };
  const worker = page.workers().at(-1);
  try {
    const frame = request.frame();
    if (frame !== page.mainFrame() && frame.url()) return { kind: 'frame', url: frame.url() };
  } catch {
    // Of a document that is still to come.
    return { kind: 'unknown', url: page.url() };
  }
  return worker ? { kind: 'worker', url: worker.url() } : { kind: 'unknown', url: page.url() };
}
