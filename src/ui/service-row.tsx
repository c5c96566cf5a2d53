import type { Notice, NoticeService } from '../consent/notice';
import type { Draft } from './draft';
import { isSafe, Link } from './link';
import { Switch } from './switch';

interface ServiceRowProps {
  service: NoticeService;
  texts: Notice['texts'];
  /** Necessary: there is nothing to choose, so there is no switch. */
  locked: boolean;
  draft: Draft;
}

export function ServiceRow({ service, texts, locked, draft }: ServiceRowProps) {
  const { id, name = id, provider = '', privacyUrl = '', stores = [] } = service;
  return (
    <li>
      <div class="row">
        {locked ? <span>{name}</span> : <label for={`switch-${id}`}>{name}</label>}
        {!locked && (
          <Switch
            name={id}
            checked={draft.isOn(id)}
            describedBy={`facts-${id}`}
            onChange={(on) => draft.setService(id, on)}
          />
        )}
      </div>
      <dl id={`facts-${id}`}>
        {(provider || isSafe(privacyUrl)) && (
          <div>
            <dt>{texts.provider}</dt>
            <dd>
              <bdi>{provider}</bdi>{' '}
              <Link url={privacyUrl} label={`${texts.providerPolicy}: ${provider || name}`} away>
                {texts.providerPolicy}
              </Link>
            </dd>
          </div>
        )}
        {stores.length > 0 && (
          <div>
            <dt>{texts.stores}</dt>
            <dd>
              {stores.map((pattern) => (
                <code key={pattern} dir="ltr">
                  {pattern}
                </code>
              ))}
            </dd>
          </div>
        )}
      </dl>
    </li>
  );
}
