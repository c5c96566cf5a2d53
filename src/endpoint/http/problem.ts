const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  410: 'Gone',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  429: 'Too Many Requests',
  503: 'Service Unavailable',
};

/** Seconds after which a sender may try again where nobody knows better. */
const RETRY_AFTER = 5;

/** A field at fault: its path in dots, and what is wrong with it. */
export interface FieldError {
  readonly path: string;
  readonly message: string;
}

interface ProblemExtras {
  /** Further members of the problem, such as `errors` or `results`. */
  readonly members?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer in the form of RFC 9457. */
export function problem(status: number, detail: string, { members, headers }: ProblemExtras = {}): Response {
  const body = { type: 'about:blank', title: TITLES[status] ?? 'Error', status, detail, ...members };
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...headers, 'Content-Type': 'application/problem+json' },
  });
}

/** Thrown where a request is turned away before its end; the endpoint answers with its problem. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly detail: string,
    readonly extras: ProblemExtras = {},
  ) {
    super(detail);
    this.name = 'Refusal';
  }

  /** To be tried again after so many seconds. */
  static forNow(status: number, detail: string, seconds = RETRY_AFTER): Refusal {
    return new Refusal(status, detail, { headers: { 'Retry-After': String(seconds) } });
  }

  toResponse(): Response {
    return problem(this.status, this.detail, this.extras);
  }
}
