/** As the driver has with a step on a page. */
const PATIENCE = 30_000; // ms

/** A request as it arrived at the network. */
export interface LoggedRequest {
  method: string;
  url: string;
  host: string;
  /** Path and query. */
  path: string;
  headers: Headers;
  body: string;
  /** The browser sent all of it. False while it is arriving, and for good where it was cut off. */
  complete: boolean;
  /** What it was answered; nothing while it waits, 0 where the connection was cut. */
  status?: number;
}

export type Match = string | RegExp | ((request: LoggedRequest) => boolean);

/** Every request of one visit, in order of arrival, whatever host it was for. */
export class RequestLog {
  readonly entries: LoggedRequest[] = [];
  /** Every host that was connected to, be it without a request. */
  readonly contacted = new Set<string>();
  readonly #waiting = new Set<() => void>();

  add(request: LoggedRequest): void {
    this.entries.push(request);
    this.contacted.add(request.host);
  }

  /** Wakes those who wait. */
  arrived(): void {
    for (const look of [...this.#waiting]) {
      look();
    }
  }

  /** All that match: a string is a part of the URL. */
  all(match: Match, since = 0): LoggedRequest[] {
    return this.entries.slice(since).filter(matcher(match));
  }

  /** A point in time, for `next` and `all`: what comes after it. */
  mark(): number {
    return this.entries.length;
  }

  /** The first complete request that matches: one that was here already (since the mark), or the next that comes. */
  async next(match: Match, since = 0): Promise<LoggedRequest> {
    const [first] = await this.nextOnes(1, match, since);
    return first as LoggedRequest;
  }

  /** The first so many complete requests that match. */
  nextOnes(count: number, match: Match, since = 0): Promise<LoggedRequest[]> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const found = this.all(match, since).filter((request) => request.complete);
        if (found.length >= count) {
          clearTimeout(timer);
          this.#waiting.delete(look);
          resolve(found.slice(0, count));
        }
      };
      const timer = setTimeout(() => {
        this.#waiting.delete(look);
        reject(new Error(`No such request came: ${match}. These did:\n${this}`));
      }, PATIENCE);
      this.#waiting.add(look);
      look();
    });
  }

  toString(): string {
    return this.entries.map(({ method, url }) => `${method} ${url}`).join('\n');
  }
}

function matcher(match: Match): (request: LoggedRequest) => boolean {
  if (typeof match === 'function') {
    return match;
  }
  return ({ url }) => (typeof match === 'string' ? url.includes(match) : match.test(url));
}
