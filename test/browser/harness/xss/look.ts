/** What is on the page of ours. */
export interface Sight {
  /** Elements and attributes that no text of ours makes. */
  readonly parsed: readonly string[];
  /** All texts, and all attributes. */
  readonly texts: string;
}

/** Looks into all that Assent has drawn. Runs in the page. */
export function look(): Sight {
  const parsed: string[] = [];
  const texts: string[] = [];
  const FOREIGN = /^(script|iframe|img|image|object|embed|video|audio|source|meta|base|link|math|marquee|body)$/;
  const visit = (root: ParentNode) => {
    for (const element of root.querySelectorAll('*')) {
      for (const { name, value } of element.attributes) {
        texts.push(value);
        const isAddress = /^(href|src|xlink:href|action|formaction|data|poster|srcset)$/.test(name);
        const isScript = isAddress && /^[\0- ]*(javascript|data|vbscript):/i.test(value.replace(/[\t\n\r]/g, ''));
        if (/^on|^srcdoc$/.test(name) || isScript) parsed.push(`<${element.localName} ${name}="${value}">`);
      }
      if (FOREIGN.test(element.localName)) parsed.push(element.outerHTML);
      if (element.shadowRoot) visit(element.shadowRoot);
    }
    texts.push(root.textContent ?? '');
  };
  for (const ours of document.querySelectorAll('assent-ui, assent-embed, assent-declaration')) {
    visit(ours);
    if (ours.shadowRoot) visit(ours.shadowRoot);
  }
  return { parsed, texts: texts.join('\n') };
}

/** Opens all that is folded. Runs in the page. */
export function unfold(): void {
  const visit = (root: ParentNode) => {
    for (const details of root.querySelectorAll('details')) details.open = true;
    for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) visit(shadowRoot);
  };
  visit(document);
}

/** Puts payloads in the place of texts in all that Assent keeps. Runs in the page. */
export function spoilStorage(payloads: readonly string[]): void {
  let at = 0;
  const spoilt = (value: unknown, depth = 0): unknown => {
    if (typeof value === 'string') return at++ % 3 ? value : payloads[at % payloads.length];
    if (typeof value !== 'object' || value === null || depth > 5) return value;
    if (Array.isArray(value)) return value.map((item) => spoilt(item, depth + 1));
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, spoilt(item, depth + 1)]));
  };
  for (const key of Object.keys(localStorage)) {
    let kept: unknown = localStorage[key];
    try {
      kept = JSON.parse(localStorage[key]);
    } catch {
      // It is a text as it stands.
    }
    localStorage[key] = typeof kept === 'object' ? JSON.stringify(spoilt(kept)) : payloads[at++ % payloads.length];
  }
}
