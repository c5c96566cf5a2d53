export interface DemoServer {
  readonly url: string;
  /** Whether it is on the port that was asked for. */
  readonly wanted: boolean;
  readonly database: string;
  stop(): Promise<void>;
}

export function startServer(options?: { port?: number; host?: string; database?: string }): Promise<DemoServer>;
