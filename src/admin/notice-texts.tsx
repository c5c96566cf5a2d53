import type { Notice } from '../consent/notice';
import { save } from './save';

/** All that the notice says, in its own language: for screen readers, and for whoever wants to quote it. */
export function NoticeTexts({ notice }: { notice: Notice }) {
  const { texts, categories, language, direction } = notice;
  return (
    <details class="texts">
      <summary>All that it says, as text</summary>
      <div lang={language || undefined} dir={direction}>
        <dl>
          {Object.entries(texts).map(([name, text]) => (
            <div key={name}>
              <dt lang="en" dir="ltr">
                {name}
              </dt>
              <dd dir="auto">{text}</dd>
            </div>
          ))}
        </dl>
        <ul>
          {categories.map(({ name, title, text, services }) => (
            <li key={name}>
              <b>{title}</b> {text}
              <ul>
                {services.map(({ id, name: service = id, provider }) => (
                  <li key={id}>
                    <bdi>{service}</bdi> {provider && <bdi>{provider}</bdi>}
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      </div>
      <button
        type="button"
        onClick={() => save(new Blob([JSON.stringify(notice, null, 2)], { type: 'application/json' }), 'notice.json')}
      >
        Download as JSON
      </button>
    </details>
  );
}
