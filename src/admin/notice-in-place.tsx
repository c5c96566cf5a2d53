import { cloneElement, render } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import bannerStyles from '../../styles/banner.css';
import bar from '../../styles/bar.css';
import box from '../../styles/box.css';
import modal from '../../styles/modal.css';
import preferencesStyles from '../../styles/preferences.css';
import previewStyles from '../../styles/preview.css';
import tokens from '../../styles/tokens.css';
import type { Notice } from '../consent/notice';
import type { Locale } from '../locales/locale';
import { createBanner } from '../ui/banner/banner';
import { showPlaceholder } from '../ui/placeholder/placeholder';
import type { ShownConsent } from '../ui/port';
import { createDialogState } from '../ui/preferences/dialog-state';
import { PreferencesDialog } from '../ui/preferences/preferences-dialog';
import { adopt } from '../ui/shared/style-sheet';

interface NoticeInPlaceProps {
  notice: Notice;
}

/**
 * Draws a notice with the components and style sheets that visitors get, in a root of its own, so that neither takes
 * anything from this page. Inert: its buttons decide nothing here.
 */
export function NoticeInPlace({ notice }: NoticeInPlaceProps) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!host.current) return;
    const root = host.current.shadowRoot ?? rootOf(host.current);
    const layer = document.createElement('div');
    layer.className = 'layer';
    layer.lang = notice.language;
    layer.dir = notice.direction;
    root.replaceChildren(layer);
    draw(notice, layer);
    return () => render(null, layer);
  }, [notice]);
  return (
    <div class="frame">
      <div ref={host} inert />
    </div>
  );
}

function rootOf(host: HTMLElement): ShadowRoot {
  const root = host.attachShadow({ mode: 'open' });
  adopt(root, tokens + bannerStyles + bar + box + modal + preferencesStyles + previewStyles);
  return root;
}

function draw(notice: Notice, layer: HTMLElement): void {
  if (notice.surface === 'placeholder') drawPlaceholder(notice, layer);
  // Without what lifts it above the page that it stands on.
  else if (notice.surface === 'banner')
    layer.append(createBanner(notice, nothing, nothing, AbortSignal.abort()).element);
  else render(preferencesOf(notice), layer);
  // Nobody can unfold anything here.
  for (const folded of layer.querySelectorAll('details')) folded.open = true;
}

/** Nobody can act here. */
const nothing = () => {};

/** Open, and not modal. */
function preferencesOf(notice: Notice) {
  const state = createDialogState(notice, { status: 'unasked' } as ShownConsent);
  // What a visitor's own receipts are told with, and drawn by: none are shown here.
  const locale = {} as Locale;
  const history = async () => nothing;
  const acts = { history, onDecide: nothing, onErase: async () => {}, onClose: nothing, onClosed: nothing };
  return cloneElement(PreferencesDialog({ state, locale, ...acts }), { open: true });
}

function drawPlaceholder(notice: Notice, layer: HTMLElement): void {
  const frame = document.createElement('div');
  frame.className = 'stand-in';
  layer.append(frame);
  const acts = { hears: () => false, onLoadOnce: nothing, onAlwaysAllow: nothing };
  showPlaceholder(frame, { notice, theme: 'auto', source: '', pages: [], ...acts });
}
