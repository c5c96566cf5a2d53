import { afterEach, describe, expect, it, vi } from 'vitest';
import { placeholderNotice } from '../../../src/consent/detailed-notice';
import { texts as ar } from '../../../src/locales/ar';
import { texts as en } from '../../../src/locales/en';
import { showPlaceholder } from '../../../src/ui/placeholder/placeholder';

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
  hears: () => true,
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
  it('stands right before the frame, which is out of the way', () => {
    const held = frame();
    showPlaceholder(held, options());
    expect(held.previousElementSibling?.localName).toBe('assent-embed');
    expect(held.getAttribute('data-consent-held')).toBe('');
  });

  it.each([null, 'display: block;', 'width: 50%; display: inline-block !important; color: red;'])(
    'never touches the inline style of the frame: %j',
    (style) => {
      const held = frame(style);
      const placeholder = showPlaceholder(held, options());
      expect(held.getAttribute('style')).toBe(style);
      placeholder.remove();
      expect([held.getAttribute('style'), held.hasAttribute('data-consent-held')]).toEqual([style, false]);
      expect(document.querySelector('assent-embed')).toBeNull();
    },
  );

  it('does not stand in for what is not displayed', () => {
    const held = frame('display: none');
    showPlaceholder(held, options());
    expect(document.querySelector('assent-embed')).toBeNull();
  });

  it('has no style of its own that a clone would carry along', () => {
    showPlaceholder(frame(), options());
    expect(document.querySelector('assent-embed')?.getAttributeNames()).toEqual([]);
  });

  it('goes back to its frame', () => {
    const held = frame();
    const placeholder = showPlaceholder(held, options());
    document.body.append(held);
    placeholder.place();
    expect(held.previousElementSibling).toBe(placeholder.element);
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

  it('gives the focus to the frame, where its own button had it', () => {
    const held = frame();
    held.tabIndex = 0;
    const placeholder = showPlaceholder(held, options());
    inside().querySelector('button')?.focus();
    placeholder.remove();
    expect(document.activeElement).toBe(held);
  });

  it('takes the focus from nobody', () => {
    const held = frame();
    held.tabIndex = 0;
    showPlaceholder(held, options()).remove();
    expect(document.activeElement).toBe(document.body);
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
