import type { Notice, NoticeCategory } from '../consent/notice';

/** What heads a surface, in the order it stands there. */
const HEADING = ['title', 'body', 'embed', 'preferencesTitle', 'preferencesBody', 'policyNote', 'policyLink', 'text'];

/** The texts of the buttons that are not called like them. */
const BUTTON_TEXTS: Readonly<Record<string, string>> = { preferences: 'customise' };

/** Begins and ends a run of its own direction (UAX 9), for terminals that know of it. */
const ISOLATE = { ltr: '\u2066', rtl: '\u2067' };
const END_OF_ISOLATE = '\u2069';

/** A notice as lines of a terminal: every text of it, the buttons in their order, the switches as they stood. */
export function noticeText(notice: Notice): string {
  const { surface, language, direction, regime, layout, position, site, policy, texts, buttons, asked } = notice;
  const line = (text: string) => `${ISOLATE[direction] ?? ISOLATE.ltr}${plain(text)}${END_OF_ISOLATE}`;
  const buttonTexts = buttons.map((button) => BUTTON_TEXTS[button] ?? camel(button));
  const heading = headingOf(notice).filter((name) => texts[name]);
  const rest = Object.keys(texts).filter((name) => ![...heading, ...buttonTexts].includes(name));
  return [
    `${plain(surface)} of ${plain(site)}, ${plain(layout)} at ${plain(position)}`,
    `language ${plain(language) || 'unknown'}, ${direction === 'rtl' ? 'right to left' : 'left to right'}; ${plain(regime)}`,
    `policy ${plain(policy.version)} at ${plain(policy.url)}`,
    ...(asked.length > 0 ? [`asked anew: ${plain(asked.join(', '))}`] : []),
    '',
    ...heading.map((name) => line(texts[name] ?? '')),
    '',
    surface === 'preferences'
      ? 'Switches, before the visitor touched them:'
      : 'What the answers are about, as it stood before; no switches were drawn:',
    ...notice.categories.flatMap((category) => categoryLines(category, line)),
    '',
    'Buttons, in their order:',
    ...buttons.map((button, i) => `  [${line(texts[buttonTexts[i] ?? ''] ?? '')}]  ${plain(button)}`),
    ...(rest.length > 0 ? ['', 'Further texts:'] : []),
    ...rest.map((name) => `  ${plain(name)}: ${line(texts[name] ?? '')}`),
  ].join('\n');
}

/** The preferences carry the banner's texts too, and do not show them. */
function headingOf({ surface }: Notice): string[] {
  return HEADING.filter((name) => surface !== 'preferences' || (name !== 'title' && name !== 'body'));
}

function categoryLines({ name, title, text, default: on, services }: NoticeCategory, line: (text: string) => string) {
  return [
    `  ${mark(on)} ${line(title)}  ${plain(name)}`,
    ...(text ? [`       ${line(text)}`] : []),
    ...services.flatMap((service) => {
      const { id, provider, privacyUrl, stores = [], retention, thirdParty = [] } = service;
      const facts = [provider, privacyUrl, stores.join(' '), retention, thirdParty.join(' ')]
        .filter(Boolean)
        .join('; ');
      return [
        `    ${mark(service.default)} ${line(service.name ?? id)}  ${plain(id)}`,
        ...(facts ? [`           ${plain(facts)}`] : []),
      ];
    }),
  ];
}

function mark(on: boolean): string {
  return on ? '[on] ' : '[off]';
}

function camel(name: string): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/**
 * Notices are brought by browsers, and terminals obey control characters. Those that turn the letters around are shown too;
 * isolates stay, which the locales have around names, and which end with their line.
 */
function plain(text: unknown): string {
  return String(text).replace(/[\p{Cc}\u202a-\u202e]/gu, '\ufffd');
}
