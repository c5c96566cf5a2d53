import styles from '../../styles/debug.css';
import { readRegion } from '../consent/regions';
import { dom } from '../dom';
import { element } from '../ui/shared/element';
import { adopt } from '../ui/shared/style-sheet';
import type { Audit, Finding } from './contract';

export interface Panel {
  show(audit: Audit): void;
}

interface PanelOptions {
  /** Wants all to be looked at once more. */
  readonly again: () => void;
  /** The regime of a region, by its code. */
  readonly regimeOf: (region: string) => string;
  readonly signal: AbortSignal;
}

/** What was found, in a root of its own: the page's styles are not its, and `<assent-ui>` is what it looks at. */
export function createPanel({ again, regimeOf, signal }: PanelOptions): Panel {
  const host = dom.createElement('assent-debug');
  const root = host.attachShadow({ mode: 'open' });
  adopt(root, styles);
  const summary = element('summary', {}, 'Assent: looking …');
  const findings = section('Findings', true);
  const granted = section('Granted now');
  const requests = section('Requests');
  const stored = section('Cookies and storage');
  const button = element('button', { type: 'button' }, 'Check again');
  button.onclick = again;
  const sections = [findings, granted, requests, stored];
  const all = element('details', {}, summary, button, ...sections.map(({ box }) => box), regimes(regimeOf));
  root.append(element('section', { 'aria-label': 'Assent check', lang: 'en', dir: 'ltr' }, all));
  signal.addEventListener('abort', () => host.remove());
  return {
    show(audit) {
      if (!host.isConnected) dom.documentElement.append(host);
      summary.textContent = `Assent: ${countsOf(audit.findings)}`;
      findings.list(audit.findings.map(findingItem), 'Nothing is wrong that can be seen from here.');
      granted.list(
        audit.granted.map((name) => element('li', {}, name)),
        'Nothing but what is necessary.',
      );
      requests.list(
        audit.requests.map((it) => element('li', {}, `${it.host || it.url} (${it.initiator})`, verdict(it))),
        'None that the browser tells of.',
      );
      stored.list(
        [
          ...audit.cookies.map((it) => [`cookie ${it.name}`, it] as const),
          ...audit.storage.map((it) => [`${it.area} ${it.key}`, it] as const),
          ...audit.databases.map((it) => [`IndexedDB ${it.name}`, it] as const),
        ].map(([text, it]) => element('li', {}, text, verdict(it))),
        'Nothing.',
      );
    },
  };
}

/** Closed and opened by whoever reads it; what is in it is made anew, and takes no focus. */
function section(title: string, isOpen = false) {
  const head = element('summary', {}, title);
  const items = element('ul');
  const box = element('details', isOpen ? { open: '' } : {}, head, items);
  return {
    box,
    list(entries: readonly HTMLElement[], none: string) {
      head.textContent = `${title} (${entries.length})`;
      items.replaceChildren(...(entries.length ? entries : [element('li', {}, none)]));
    },
  };
}

const findingItem = ({ level, message, fix, kind }: Finding) =>
  element(
    'li',
    { class: level, 'data-kind': kind },
    element('strong', {}, level),
    ` ${message} `,
    element('em', {}, fix),
  );

const verdict = ({ service, allowed }: Pick<Audit['cookies'][number], 'service' | 'allowed'>) => {
  const text =
    allowed === null
      ? 'not known'
      : service === null
        ? "the site's own"
        : `${service}: ${allowed ? 'allowed' : 'not allowed'}`;
  return element('span', { class: allowed === false ? 'error' : '' }, ` ${text}`);
};

function countsOf(findings: readonly Finding[]): string {
  const counts = (['error', 'warning', 'note'] as const).flatMap((level) => {
    const count = findings.filter((finding) => finding.level === level).length;
    return count ? `${count} ${level}${count > 1 ? 's' : ''}` : [];
  });
  return counts.join(', ') || 'nothing found';
}

/** What is asked of a visitor of a region. To look it up changes nothing on the page. */
function regimes(regimeOf: (region: string) => string): HTMLElement {
  const output = element('output');
  const input = element('input', { type: 'text', size: '6', maxlength: '6', placeholder: 'US-CA' });
  input.oninput = () => {
    const region = readRegion(input.value.trim().toUpperCase());
    output.textContent = region ? ` ${region}: ${regimeOf(region)}` : '';
  };
  const label = element('label', {}, 'Region, such as US-CA: ', input);
  return element('details', {}, element('summary', {}, 'Which regime where?'), element('p', {}, label, output));
}
