import type { Notice, NoticeCategory } from '../../../src/consent/notice';
import { texts } from '../texts';

/** The texts that label the buttons, where they are not named as the button's action is. */
const LABELS: Record<string, string> = {
  'accept-all': 'acceptAll',
  'reject-all': 'rejectAll',
  preferences: 'customise',
  'load-once': 'loadOnce',
  'always-allow': 'alwaysAllow',
};

/** The texts of a surface that carry its headline and its body. */
const SAID: Record<Notice['surface'], readonly [title: string, body: string]> = {
  banner: ['title', 'body'],
  preferences: ['preferencesTitle', 'preferencesBody'],
  placeholder: ['', 'embed'],
  site: ['', ''],
};

/** A notice as it was shown, in its own language and direction, whatever those of this page are. */
export function NoticeView({ notice }: { readonly notice: Notice }) {
  const { own } = texts;
  const said = (name: string) => notice.texts[name] ?? '';
  const [title, body] = SAID[notice.surface];
  return (
    <section class="notice">
      {notice.surface === 'site' ? (
        <p>{own.ownInterface}</p>
      ) : (
        <div lang={notice.language} dir={notice.direction} class="screen">
          <h4>{said(title)}</h4>
          <p>{said(body)}</p>
          <ul class="shown-buttons" aria-label={own.buttons}>
            {notice.buttons.map((action) => (
              <li key={action}>{said(LABELS[action] ?? action) || action}</li>
            ))}
          </ul>
        </div>
      )}
      <ul class="shown-categories" lang={notice.language || undefined} dir={notice.direction}>
        {notice.categories.map((category) => (
          <Category key={category.name} category={category} />
        ))}
      </ul>
      <details>
        <summary>{own.everyText}</summary>
        <pre dir="ltr">{JSON.stringify(notice, null, 2)}</pre>
      </details>
    </section>
  );
}

function Category({ category }: { readonly category: NoticeCategory }) {
  const { own } = texts;
  const initial = category.name === 'necessary' ? own.alwaysOn : category.default ? own.startsOn : own.startsOff;
  return (
    <li>
      <h5>
        {category.title}{' '}
        <small lang={document.documentElement.lang} dir="auto">
          {initial}
        </small>
      </h5>
      {category.text && <p>{category.text}</p>}
      <ul>
        {category.services.map((service) => (
          <li key={service.id}>
            <b>{service.name ?? service.id}</b>
            {service.provider && `, ${service.provider}`}
            {service.stores && service.stores.length > 0 && <code dir="ltr">{service.stores.join(' ')}</code>}
          </li>
        ))}
      </ul>
    </li>
  );
}
