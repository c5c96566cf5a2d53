// <when-granted names="analytics">: shows what its template holds while the visitor allows all that it names. Copy this file
// whole. It needs Assent's tag, or an instance that is `window.assent`, and may come before either.
class WhenGranted extends HTMLElement {
  static observedAttributes = ['names'];

  connectedCallback() {
    for (const type of ['assent:ready', 'assent:change']) document.addEventListener(type, this.update);
    this.update();
  }

  disconnectedCallback() {
    for (const type of ['assent:ready', 'assent:change']) document.removeEventListener(type, this.update);
  }

  attributeChangedCallback() {
    if (this.isConnected) this.update();
  }

  update = () => {
    const names = (this.getAttribute('names') ?? '').split(/\s+/).filter(Boolean);
    // Without a name, and before Assent is there, nothing is shown.
    const isGranted = names.length > 0 && names.every((name) => window.assent?.has?.(name) === true);
    if (isGranted === !!this.shown) return;
    if (this.shown) for (const node of this.shown) node.remove();
    const content = isGranted && this.querySelector(':scope > template')?.content.cloneNode(true);
    this.shown = content ? [...content.childNodes] : undefined;
    if (content) this.append(content);
    for (const node of this.querySelectorAll(':scope > [slot=fallback]')) node.hidden = isGranted;
  };
}

customElements.define('when-granted', WhenGranted);
