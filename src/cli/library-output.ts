import type { Log } from './log';
import type { FailureLog } from './log-failure';

/**
 * What libraries print by themselves becomes lines of the log, without its text: it may quote what a visitor sent. The HTTP
 * server prints an answer that broke off, for one. @returns what puts things back
 */
export function logLibraries(log: Log, fail: FailureLog): () => void {
  const before = { ...console };
  const printed = (error: unknown) => fail('a library reported an error', error);
  const said = () => log.debug('a library had something to say');
  Object.assign(console, { error: printed, warn: printed, info: said, log: said, debug: said });
  const ofNode = process.listeners('warning');
  const warned = ({ name, code }: Error & { code?: string }) => log.warn({ warning: name, code }, 'Node warns');
  process.removeAllListeners('warning').on('warning', warned);
  return () => {
    Object.assign(console, before);
    process.removeAllListeners('warning');
    for (const listener of ofNode) process.on('warning', listener);
  };
}
