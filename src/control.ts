import css from '../styles/reopen.css';

/** `<assent-ui>`, where everything of Assent stands, and the control in it that opens the preferences. */
export interface Control {
  /** The shadow root, in the document from now on, also when the page swaps its body. */
  root(): ShadowRoot;
  /** Shows the control under this `data-action`, or none. */
  show(action: string | false, label: string): void;
  remove(): void;
}

export function createControl(language: string, theme: string | undefined, open: () => void): Control {
  const host = document.createElement('assent-ui');
  const shadow = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  shadow.adoptedStyleSheets = [sheet];
  const button = document.createElement('button');
  button.part.add('button');
  // Any other word would be a scheme of its own, and put the style sheet's out of force.
  if (/^(light|dark)$/.test(`${theme}`)) button.style.colorScheme = theme as string;
  button.lang = language;
  button.onclick = open;
  const root = () => {
    if (!host.isConnected) document.body.append(host);
    return shadow;
  };
  return {
    root,
    show(action, label) {
      if (!action) return button.remove();
      button.dataset.action = action;
      button.textContent = label;
      if (!button.isConnected) root().append(button);
    },
    remove: () => host.remove(),
  };
}
