import { afterEach, describe, expect, it, vi } from 'vitest';
import { placeholderNotice } from '../../../src/consent/detailed-notice';
import { texts as ar } from '../../../src/locales/ar';
import { texts as en } from '../../../src/locales/en';
import { showPlaceholder } from '../../../src/ui/embeds';

const notice = (locale = en) =>
  placeholderNotice(
    {
      site: 'Klouttrack',
      policy: { url: '/privacy', version: '2' },
      regime: 'opt-in',
      layout: 'bar',
      position: 'bottom',
      names: new Map([
        ['marketing', 'marketing'],
        ['youtube', 'marketing'],
      ]),
      asked: [],
      startsOn: () => false,
    },
    locale,
    { id: 'youtube', category: 'marketing', name: 'YouTube', provider: 'Google Ireland Ltd' },
  );

function frame(style: string | null = null): HTMLElement {
  // Any element does for the swap, and happy-dom would load a real frame.
  const element = document.createElement('div');
  if (style !== null) element.setAttribute('style', style);
  return document.body.appendChild(element);
}

const options = (overrides = {}) => ({
  notice: notice(),
  theme: 'auto' as const,
  pages: [[/^https:\/\/www\.youtube-nocookie\.com\/embed\/([\w-]+).*/, 'https://www.youtube.com/watch?v=$1']] as const,
  source: 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ',
  onLoadOnce: vi.fn(),
  onAlwaysAllow: vi.fn(),
  ...overrides,
});

const inside = () => {
  const root = document.querySelector('assent-embed')?.shadowRoot;
  if (!root) throw new Error('no placeholder');
  return root;
};

afterEach(() => document.body.replaceChildren());

describe('a placeholder', () => {
  it('stands right before the frame, which is not displayed', () => {
    const held = frame();
    showPlaceholder(held, options());
    expect(held.previousElementSibling?.localName).toBe('assent-embed');
    expect(held.style.display).toBe('none');
    expect(held.style.getPropertyPriority('display')).toBe('important');
  });

  it.each([
    null,
    'display: block;',
    'display: block !important;',
    'width: 50%; display: inline-block; color: red;',
    'border: 0px;',
  ])('gives the frame its inline style back exactly: %j', (style) => {
    const held = frame(style);
    const { cssText } = held.style;
    const isThere = held.hasAttribute('style');
    showPlaceholder(held, options()).remove();
    expect(held.style.cssText).toBe(cssText);
    expect(held.hasAttribute('style')).toBe(isThere);
    expect(document.querySelector('assent-embed')).toBeNull();
  });

  it('leaves alone what the page has set since', () => {
    const held = frame();
    const placeholder = showPlaceholder(held, options());
    held.style.setProperty('display', 'flex');
    placeholder.remove();
    expect(held.style.display).toBe('flex');
  });

  it('does not stand in for what is not displayed', () => {
    const held = frame('display: none');
    showPlaceholder(held, options()).remove();
    expect(document.querySelector('assent-embed')).toBeNull();
    expect(held.getAttribute('style')).toBe('display: none');
  });

  it('says who is behind it, and offers both ways', () => {
    const given = options();
    showPlaceholder(frame(), given);
    expect(inside().textContent).toContain('YouTube');
    expect(inside().textContent).toContain('Google Ireland Ltd');
    const buttons = [...inside().querySelectorAll('button')];
    expect(buttons.map((button) => button.dataset.action)).toEqual(['load-once', 'always-allow']);
    buttons[0]?.click();
    expect(given.onLoadOnce).toHaveBeenCalledOnce();
    expect(given.onAlwaysAllow).not.toHaveBeenCalled();
    buttons[1]?.click();
    expect(given.onAlwaysAllow).toHaveBeenCalledOnce();
  });

  it('links what it stands for at its source', () => {
    showPlaceholder(frame(), options());
    const link = inside().querySelector('a');
    expect(link?.href).toBe('https://www.youtube.com/watch?v=dQw4w9WgXcQ');
    expect(link?.rel).toContain('noreferrer');
  });

  it('links nothing where the source is a script', () => {
    showPlaceholder(frame(), options({ source: 'javascript:alert(1)' }));
    expect(inside().querySelector('a')).toBeNull();
  });

  it('loads nothing of the vendor', () => {
    showPlaceholder(frame(), options());
    expect(inside().querySelectorAll('img, link, iframe, script')).toHaveLength(0);
  });

  it('carries language, direction and theme', () => {
    showPlaceholder(frame(), options({ notice: notice(ar), theme: 'dark' }));
    const box = inside().querySelector('section');
    expect([box?.lang, box?.dir, box?.dataset.theme]).toEqual(['ar', 'rtl', 'dark']);
  });
});
