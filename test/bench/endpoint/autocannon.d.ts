/** What the bench uses of it: the package comes without types. */
declare module 'autocannon' {
  interface Options {
    url: string;
    method: string;
    connections: number;
    /** Requests in all, spread evenly over the connections. */
    amount: number;
    headers: Readonly<Record<string, string>>;
    /** Seconds. */
    timeout: number;
    requests: readonly { setupRequest(request: object): object }[];
  }

  interface Run {
    on(event: 'response', listen: (client: unknown, status: number, bytes: number, time: number) => void): void;
  }

  export default function autocannon(options: Options, done: (error: unknown) => void): Run;
}
