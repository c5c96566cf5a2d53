import { type Decision, fnv1a } from './decision';
import type { Regime } from './regimes';

/** Versions, by how many fields they have before the checksum. */
const FORMS: Readonly<Record<number, string>> = { 9: '1', 10: '2' };

type Fields = [
  ...[form: string, secret: string, subject: string, time: string, regime: Regime, region: string, version: string],
  ...[yes: string, no: string, site?: string],
];

/**
 * Keeps the promise "closed by default": a text that is not of the form that `encodeDecision` writes, or whose checksum is
 * not its own, is `undefined`, which means "not asked yet". Never throws.
 */
export function decodeDecision(text = ''): Decision | undefined {
  const fields = text.split('.');
  const sum = fields.pop();
  const [form, secret, subject, time, regime, region, version, yes, no, site = ''] = fields as Fields;
  // Version 1 has all but the site.
  if (FORMS[fields.length] !== `${form}` || `${fnv1a(fields.join())}` !== sum) return undefined;
  const answers = new Map<string, boolean>();
  for (const key of yes.split('~')) answers.set(key, true);
  // Where something stands under both, the no counts.
  for (const key of no.split('~')) answers.set(key, false);
  answers.delete('');
  try {
    const at = Number(time);
    return { secret, subject, at, regime, region, version: decodeURIComponent(version), answers, site };
  } catch {
    return undefined;
  }
}
