import { problemsOf } from '../config/log-problems';
import type { Written } from '../config/read-tag';
import type { Finding } from './contract';

/** What is wrong with settings and texts, as `checkConfig` says it: path, what is wrong, and behind a semicolon the fix. */
export function settingsFindings(written: Written): Finding[] {
  return problemsOf(written).map((problem) => {
    const [, message = problem, fix = ''] = /^(.*?)(?:; |\? )(.*)$/s.exec(problem) ?? [];
    return {
      kind: 'settings',
      level: 'error',
      message: `${message}.`,
      fix: `${fix.charAt(0).toUpperCase()}${fix.slice(1)}.`,
    };
  });
}
