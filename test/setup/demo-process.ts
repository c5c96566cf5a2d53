import { spawn } from 'node:child_process';

export interface DemoProcess {
  /** With a slash at its end. */
  readonly url: string;
  stop(): void;
}

/** The demo as `npm start` serves it, in a process of its own, on a free port. */
export function startDemo(): Promise<DemoProcess> {
  const child = spawn('node', ['demo/start.mjs', '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
      const [url] = /https?:\/\/\S+\//.exec(said) ?? [];
      if (url) resolve({ url, stop: () => child.kill() });
    });
    child.on('exit', () => reject(new Error(`The demo did not start. It said: ${said}`)));
  });
}
