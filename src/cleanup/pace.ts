const BUSY_MS = 4;

export interface Pace {
  /** Begins to count. */
  start(): void;
  /** Gives the page its turn after a few milliseconds, so that no task of ours is a long one. */
  breathe(): Promise<void>;
}

export function createPace(): Pace {
  let began = performance.now();
  const start = () => {
    began = performance.now();
  };
  return {
    start,
    async breathe() {
      if (performance.now() - began < BUSY_MS) return;
      await pageTurn();
      start();
    },
  };
}

function pageTurn(): Promise<void> {
  return new Promise((resume) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resume();
    };
    port2.postMessage(null);
  });
}
