import type { Notice } from '../../consent/notice';

/** The text on each button of the notice, by `data-action`. */
const TEXT_OF: Readonly<Record<string, string>> = {
  'accept-all': 'acceptAll',
  'reject-all': 'rejectAll',
  preferences: 'customise',
};

export function labelOf(notice: Notice, action: string): string {
  return textOf(notice, TEXT_OF[action] ?? action);
}

export function textOf(notice: Notice, name: string): string {
  return notice.texts[name] ?? '';
}
