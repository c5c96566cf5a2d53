import { texts } from '../texts';
import { consent } from './record';
import { Section } from './section';

const FACTS = [
  'status',
  'region',
  'regime',
  'policyVersion',
  'decidedAt',
  'expiresAt',
  'subjectId',
  'persisted',
] as const;
const CATEGORIES = ['necessary', 'preferences', 'analytics', 'marketing'] as const;

export function State() {
  const now = consent.value;
  const { panel } = texts;
  return (
    <Section title={panel.state}>
      {now ? (
        <>
          <ul class="lamps" dir="ltr">
            {CATEGORIES.map((name) => (
              <Lamp key={name} name={name} on={now[name]} />
            ))}
          </ul>
          <ul class="lamps small" dir="ltr">
            {Object.entries(now.services).map(([name, on]) => (
              <Lamp key={name} name={name} on={on} />
            ))}
          </ul>
          <dl dir="ltr">
            {FACTS.map((name) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{String(now[name])}</dd>
              </div>
            ))}
          </dl>
        </>
      ) : (
        <p>{panel.noState}</p>
      )}
    </Section>
  );
}

function Lamp({ name, on }: { readonly name: string; readonly on: boolean }) {
  return (
    <li class={on ? 'on' : 'off'}>
      {name} <b>{on ? texts.panel.yes : texts.panel.no}</b>
    </li>
  );
}
