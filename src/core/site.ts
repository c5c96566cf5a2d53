import { answerKey } from '../consent/decision';
import { dom } from '../dom';

/**
 * Which site of this host it is. Cookies know neither ports nor folders, so two sites of one host find each other's: a decision
 * of another site is none here. The port and the folder of the policy tell them apart, without languages: `/en/privacy` and
 * `/ar/privacy` are of one site, `/one/privacy` and `/two/privacy` of two.
 */
export function siteOf(policyUrl: string): string {
  const link = dom.createElement('a');
  link.href = policyUrl;
  // A place on every page is in no folder.
  const path = /^[#?]/.test(policyUrl) ? '' : link.pathname;
  return answerKey(location.port + path.replace(/\/\w\w(-(\w\w|han[st]|419))?(?=\/)|\/[^/]*\/?$/gi, ''));
}
