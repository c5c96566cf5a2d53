import type { NoticeService } from '../../consent/notice';
import { isSafe } from '../../consent/safe-address';
import { type Fact, factsAbout } from '../../consent/service-facts';
import { Link } from '../shared/link';
import type { DialogState } from './dialog-state';
import { isFound } from './search';
import { Switch } from './switch';

interface ServiceRowProps {
  service: NoticeService;
  state: DialogState;
  /** Necessary: there is nothing to choose, so there is no switch. */
  locked: boolean;
}

/** A service: its name and its switch, whose it is, and, folded, what it stores. */
export function ServiceRow({ service, state, locked }: ServiceRowProps) {
  const { choices, query } = state;
  const notice = state.notice.value;
  const { texts } = notice;
  const { id, name = id, provider = '', privacyUrl = '', elsewhere } = service;
  const facts = factsAbout(service, notice);
  // Said once, where they are called the same.
  const owner = provider !== name && provider;
  const isFolded = facts.length > 0 || isSafe(privacyUrl);
  return (
    <li hidden={!isFound(service, query.value)}>
      <div class="row">
        {locked ? <span>{name}</span> : <label for={`switch-${id}`}>{name}</label>}
        {!locked && (
          <Switch
            name={id}
            checked={choices.isOn(id)}
            describedBy={elsewhere ? `elsewhere-${id} provider-${id}` : `provider-${id}`}
            hears={state.hears}
            onChange={(on) => choices.setService(id, on)}
          />
        )}
      </div>
      {elsewhere && <p id={`elsewhere-${id}`}>{texts.elsewhere}</p>}
      {isFolded ? (
        <details>
          <summary>
            <bdi id={`provider-${id}`}>{owner}</bdi> <span>{texts.details}</span>
          </summary>
          <dl>
            {facts.map((fact) => (
              <FactLine key={fact.label} {...fact} />
            ))}
          </dl>
          <Link url={privacyUrl} label={`${texts.providerPolicy}: ${provider || name}`} away>
            {texts.providerPolicy}
          </Link>
        </details>
      ) : (
        <p id={`provider-${id}`}>{owner}</p>
      )}
    </li>
  );
}

/** Technical names are from left to right in every language. */
function FactLine({ label, names = [], words }: Fact) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {words}
        {names.map((name) => (
          <code key={name} dir="ltr">
            {name}
          </code>
        ))}
      </dd>
    </div>
  );
}
