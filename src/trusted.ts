import { setAttribute } from './dom';

interface Policy {
  createScriptURL(url: string): string;
}

/** What gives scripts their addresses. */
export interface ScriptSources {
  /** The browser's own, whatever the page, or autoblock, has put in its place. */
  readonly setAttribute: (element: Element, name: string, value: string) => void;
  /** A page has one policy of a name, so all parts share the one that is made first. */
  policy?: Policy;
}

/** Of all instances of a page. */
export const sources: ScriptSources = { setAttribute };

/** Sets the address of a script, also where Trusted Types are enforced. It comes from the page's own markup, or from the config. */
export function setSource(by: ScriptSources, script: Element, url: string): void {
  by.policy ??= makePolicy();
  by.setAttribute(script, 'src', by.policy.createScriptURL(url));
}

function makePolicy(): Policy {
  const asItIs: Policy = { createScriptURL: (url) => url };
  const { trustedTypes } = window as { trustedTypes?: { createPolicy(name: string, rules: Policy): Policy } };
  try {
    return trustedTypes?.createPolicy('assent', asItIs) ?? asItIs;
  } catch {
    // The page allows no policy of ours: its own default policy, if any, has the say.
    return asItIs;
  }
}
