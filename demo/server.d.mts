export interface DemoServer {
  readonly url: string;
  /** Whether it is on the port that was asked for. */
  readonly wanted: boolean;
  readonly database: string;
  /** Of the page at `/assent/admin/`, made for this start. */
  readonly adminToken: string;
  /** Answers what is under way. */
  stop(): Promise<void>;
}

export function startServer(options?: {
  port?: number;
  host?: string;
  /** On a database of made-up receipts. */
  sample?: boolean;
  database?: string;
}): Promise<DemoServer>;
