/** The committing thread's program, which the build puts beside the endpoint's. */
export const workerFile = new URL('./sqlite-worker.js', import.meta.url);
