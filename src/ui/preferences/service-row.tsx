import type { Notice, NoticeService } from '../../consent/notice';
import { isSafe } from '../shared/address';
import { Link } from '../shared/link';
import type { Choices } from './choices';
import { Switch } from './switch';

interface ServiceRowProps {
  service: NoticeService;
  texts: Notice['texts'];
  language: string;
  /** Necessary: there is nothing to choose, so there is no switch. */
  locked: boolean;
  choices: Choices;
}

export function ServiceRow({ service, texts, language, locked, choices }: ServiceRowProps) {
  const { id, name = id, provider = '', privacyUrl = '', stores = [], retention, thirdParty = [], elsewhere } = service;
  return (
    <li>
      <div class="row">
        {locked ? <span>{name}</span> : <label for={`switch-${id}`}>{name}</label>}
        {!locked && (
          <Switch
            name={id}
            checked={choices.isOn(id)}
            describedBy={elsewhere ? `elsewhere-${id} facts-${id}` : `facts-${id}`}
            onChange={(on) => choices.setService(id, on)}
          />
        )}
      </div>
      {elsewhere && <p id={`elsewhere-${id}`}>{texts.elsewhere}</p>}
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
        <Names title={texts.stores} names={stores} />
        {retention && (
          <div>
            <dt>{texts.retention}</dt>
            <dd>{duration(retention, language)}</dd>
          </div>
        )}
        <Names title={texts.thirdParty} names={thirdParty} />
      </dl>
    </li>
  );
}

interface NamesProps {
  title: string | undefined;
  names: readonly string[];
}

/** Technical names, from left to right in every language. */
function Names({ title, names }: NamesProps) {
  if (!names.length) return null;
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        {names.map((name) => (
          <code key={name} dir="ltr">
            {name}
          </code>
        ))}
      </dd>
    </div>
  );
}

/** `13 month`, as the language says it. Western digits in every language; a unit that is none stands as it was written. */
function duration(retention: string, language: string): string {
  const [count, unit] = retention.split(' ');
  try {
    const format = { style: 'unit', unit, unitDisplay: 'long' } as const;
    return new Intl.NumberFormat(`${language}-u-nu-latn`, format as Intl.NumberFormatOptions).format(Number(count));
  } catch {
    return retention;
  }
}
