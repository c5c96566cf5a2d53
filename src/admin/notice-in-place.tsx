import { cloneElement, render } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import bannerStyles from '../../styles/banner.css';
import preferencesStyles from '../../styles/preferences.css';
import previewStyles from '../../styles/preview.css';
import tokens from '../../styles/tokens.css';
import type { Notice } from '../consent/notice';
import { told } from '../once';
import type { Consent } from '../types';
import { Banner } from '../ui/banner';
import { createDraft } from '../ui/draft';
import { showPlaceholder } from '../ui/embeds';
import { PreferencesDialog } from '../ui/preferences-dialog';
import { adopt } from '../ui/sheet';
import type { View } from '../ui/view';

interface NoticeInPlaceProps {
  notice: Notice;
  gpc: boolean;
}

/**
 * Draws a notice with the components and style sheets that visitors get, in a root of its own, so that neither takes
 * anything from this page. Inert: its buttons decide nothing here.
 */
export function NoticeInPlace({ notice, gpc }: NoticeInPlaceProps) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!host.current) return;
    const root = host.current.shadowRoot ?? rootOf(host.current);
    const layer = document.createElement('div');
    layer.className = 'layer';
    layer.lang = notice.language;
    layer.dir = notice.direction;
    root.replaceChildren(layer);
    draw(notice, gpc, layer);
    return () => render(null, layer);
  }, [notice, gpc]);
  return (
    <div class="frame">
      <div ref={host} inert />
    </div>
  );
}

function rootOf(host: HTMLElement): ShadowRoot {
  const root = host.attachShadow({ mode: 'open' });
  adopt(root, tokens + bannerStyles + preferencesStyles + previewStyles);
  return root;
}

function draw(notice: Notice, gpc: boolean, layer: HTMLElement): void {
  if (notice.surface === 'placeholder') drawPlaceholder(notice, layer);
  else render(notice.surface === 'banner' ? bannerOf(notice) : preferencesOf(notice, gpc), layer);
}

/** Without what lifts it above the page that it stands on. */
function bannerOf(notice: Notice) {
  return cloneElement(Banner({ notice, onAction: told, onNear: told }), { ref: told, popover: undefined });
}

/** Open, and not modal. */
function preferencesOf(notice: Notice, signal: boolean) {
  // Nobody can act here, so the notice is all that is asked of the host.
  const host = { notice: () => notice } as View;
  const draft = createDraft(notice, { status: 'unasked' } as Consent, told);
  const shown = { panel: null, status: '', receipts: [], left: [] };
  const session = { opener: null, draft, shown, show: told, follow: told };
  const acts = { onDecide: told, onClose: told, onClosed: told };
  return cloneElement(PreferencesDialog({ host, session, signal, ...acts }), { open: true });
}

function drawPlaceholder(notice: Notice, layer: HTMLElement): void {
  const frame = document.createElement('div');
  frame.className = 'stand-in';
  layer.append(frame);
  showPlaceholder(frame, { notice, theme: 'auto', source: '', pages: [], onLoadOnce: told, onAlwaysAllow: told });
}
