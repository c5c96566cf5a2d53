/**
 * Lets waiting requests in between the steps of long work. An `await` alone does not: SQLite answers at once, and what
 * waits for the network only gets its turn after that.
 */
export function giveWay(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
