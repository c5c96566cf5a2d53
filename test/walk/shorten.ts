import type { Step } from './steps';
import type { Finding } from './walker';

/**
 * The same finding, after fewer steps.
 *
 * @param repeat takes these steps in a new visit
 */
export async function shorten(
  found: Finding,
  repeat: (steps: readonly Step[]) => Promise<Finding | undefined>,
): Promise<Finding> {
  const wanted = kindOf(found);
  const attempt = async (steps: readonly Step[]) => {
    const again = await repeat(steps);
    return again && kindOf(again) === wanted ? again : undefined;
  };
  let best = found;
  // The end alone: most of what goes wrong was not long in coming.
  for (let length = 1; length < best.steps.length; length *= 2) {
    const again = await attempt(best.steps.slice(-length));
    if (again) {
      best = again;
      break;
    }
  }
  for (let at = best.steps.length - 2; at >= 0; at--) {
    best = (await attempt(best.steps.filter((_, index) => index !== at))) ?? best;
    at = Math.min(at, best.steps.length - 1);
  }
  return best;
}

/** What was wrong, whatever it was called and how often. */
export function kindOf({ problems: [first = ''] }: Finding): string {
  return first.replace(/\b\w+-(inline|external|film|frame|image)\b/g, '$1').replace(/\d+/g, '#');
}
