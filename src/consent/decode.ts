import { type Decision, fnv1a } from './decision';
import type { Regime } from './regimes';

/**
 * Keeps the promise "closed by default": a text that is not of the form that `encodeDecision` writes, or whose checksum is
 * not its own, is `undefined`, which means "not asked yet". Never throws.
 */
export function decodeDecision(text = ''): Decision | undefined {
  const fields = text.split('.');
  const sum = fields.pop();
  const [form, secret = '', subject = '', time, regime, region = '', version = '', yes = '', no = ''] = fields;
  if (form !== '1' || fields.length !== 9 || `${fnv1a(fields.join())}` !== sum) return undefined;
  const answers = new Map<string, boolean>();
  for (const key of yes.split('~')) answers.set(key, true);
  // Where something stands under both, the no counts.
  for (const key of no.split('~')) answers.set(key, false);
  answers.delete('');
  try {
    const at = Number(time);
    return { secret, subject, at, regime: regime as Regime, region, version: decodeURIComponent(version), answers };
  } catch {
    return undefined;
  }
}
