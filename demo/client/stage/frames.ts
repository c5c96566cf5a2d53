/**
 * Frames are the one thing that a service worker of this host does not see: where a frame of another origin goes is that
 * origin's affair. So its address is exchanged for that of a double before the browser has it. Assent keeps the function it
 * finds when it loads, and finds this one. What would slip through is stopped by the policy, which allows our own frames only.
 */
export function exchangeFrames(seen: (url: string) => void): void {
  const { setAttribute } = Element.prototype;
  Element.prototype.setAttribute = function (name, value) {
    const goesOut = this instanceof HTMLIFrameElement && name === 'src' && isElsewhere(value);
    if (goesOut) seen(value);
    setAttribute.call(this, name, goesOut ? `frame?of=${encodeURIComponent(value)}` : value);
  };
}

const isElsewhere = (url: string) => new URL(url, location.href).origin !== location.origin;
