/** A page around some markup. */
export function html(parts: { head?: string; body?: string; lang?: string; dir?: string } = {}): string {
  const { head = '', body = '<h1>Klouttrack</h1>', lang = 'en', dir = 'ltr' } = parts;
  return `<!doctype html>
<html lang="${lang}" dir="${dir}">
<head><meta charset="utf-8"><title>Klouttrack</title>${head}</head>
<body>${body}</body>
</html>`;
}

/** Assent's one tag, with the attributes of the contract's example, or others. */
export function assentTag(attributes: Readonly<Record<string, string>> = EXAMPLE, loading = 'async'): string {
  const written = Object.entries(attributes).map(([name, value]) => `${name}="${value.replaceAll('"', '&quot;')}"`);
  return `<script ${loading} src="/assent/assent.js" ${written.join(' ')}></script>`;
}

export const EXAMPLE = {
  'data-policy-url': '/privacy',
  'data-policy-version': '2025-02',
  'data-endpoint': '/assent',
  'data-google-analytics': 'G-XXXXXXX',
  'data-meta-pixel': '1234567890',
};

/** Settings that have no attribute. */
export function assentConfig(config: object): string {
  return `<script type="application/json" data-assent-config>${JSON.stringify(config)}</script>`;
}
