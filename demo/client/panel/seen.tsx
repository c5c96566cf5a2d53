import { texts } from '../texts';
import { hosts, stored } from './record';
import { Section } from './section';

/** What the page's own storage holds now. */
export function Storage() {
  return (
    <Section title={texts.panel.storage} count={stored.value.length}>
      {stored.value.length === 0 && <p>{texts.panel.noStorage}</p>}
      <ul class="list" dir="ltr">
        {stored.value.map(({ kind, name, bytes }) => (
          <li key={`${kind} ${name}`}>
            <span>{name}</span>
            <small>
              {kind}
              {bytes > 0 && `, ${bytes} B`}
            </small>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What this page asked of other hosts. */
export function Requests() {
  const seen = [...hosts.value];
  return (
    <Section title={texts.panel.requests} count={seen.length}>
      {seen.length === 0 && <p>{texts.panel.noRequests}</p>}
      <ul class="list" dir="ltr">
        {seen.map(([host, count]) => (
          <li key={host}>
            <span>{host}</span>
            <small>{count}</small>
          </li>
        ))}
      </ul>
    </Section>
  );
}
