type Policy = { createScriptURL(url: string): string };

let policy: Policy | undefined;
try {
  policy = (
    window as { trustedTypes?: { createPolicy(name: string, rules: Policy): Policy } }
  ).trustedTypes?.createPolicy('assent', { createScriptURL: (url) => url });
} catch {
  // No window, or a page that allows no policy of ours: its own default policy, if any, has the say.
}

/** An address for a script where Trusted Types are enforced. It comes from the page's own markup, or from the config. */
export const trusted = (url: string): string => (policy ? policy.createScriptURL(url) : url);
