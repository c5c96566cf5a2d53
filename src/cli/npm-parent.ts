import { readFileSync } from 'node:fs';

const LOOK_EVERY = 500; // ms
/** npm starts commands with it. Where it does not give its place to the command, it outlives an npm that was killed. */
const SHELL = /^(?:ba|da|z|k|a)?sh$/;

/**
 * Calls back once the npm or npx that started this is gone: a signal ends npm, and not what it started, which would keep
 * the port and the database with nobody left to end it. Whoever is started in another way, by an init say, outlives others.
 */
export function onNpmGone(tell: () => void, env = process.env): void {
  const isOfNpm = env.npm_execpath !== undefined || env.npm_lifecycle_event !== undefined;
  if (!isOfNpm || process.ppid === 1) return;
  const before = parents();
  const timer = setInterval(() => {
    if (parents() === before) return;
    clearInterval(timer);
    tell();
  }, LOOK_EVERY);
  timer.unref();
}

/** The parent and, where that is a shell and the system tells, the parent of the shell. */
function parents(): string {
  const { ppid } = process;
  try {
    const stat = readFileSync(`/proc/${ppid}/stat`, 'utf8');
    const [, name = '', above = ''] = /^\d+ \((.*)\) \S (\d+) /s.exec(stat) ?? [];
    return SHELL.test(name) ? `${ppid} ${above}` : `${ppid}`;
  } catch {
    return `${ppid}`;
  }
}
