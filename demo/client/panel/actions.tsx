import { REGIONS } from '../../settings.mjs';
import { texts } from '../texts';
import { call } from './record';
import { Section } from './section';

export function Actions() {
  return (
    <Section title={texts.panel.actions}>
      <div class="calls" dir="ltr">
        <Call name="acceptAll()" act={(assent) => assent.acceptAll()} />
        <Call name="rejectAll()" act={(assent) => assent.rejectAll()} />
        <Call name="set({ analytics: true })" act={(assent) => assent.set({ analytics: true })} />
        <Call name="open()" act={(assent) => assent.open()} />
        <Call name="reset()" act={(assent) => assent.reset()} />
        <Call name={'setAudience("minor")'} act={(assent) => assent.setAudience('minor')} />
        <Call name={'setAudience("general")'} act={(assent) => assent.setAudience('general')} />
      </div>
      <form class="region">
        <label for="panel-region">{texts.panel.region}</label>
        <select id="panel-region" value={currentRegion()} onChange={(event) => visitFrom(event.currentTarget.value)}>
          <option value="">{texts.panel.auto}</option>
          {REGIONS.map((region) => (
            <option key={region} value={region}>
              {nameOf(region)}
            </option>
          ))}
        </select>
      </form>
    </Section>
  );
}

function Call({ name, act }: { readonly name: string; readonly act: Parameters<typeof call>[1] }) {
  return (
    <button type="button" onClick={() => call(name, act)}>
      {name}
    </button>
  );
}

function currentRegion(): string {
  return new URLSearchParams(location.search).get('region') ?? '';
}

function visitFrom(region: string): void {
  location.search = region ? `?region=${region}` : '';
}

function nameOf(region: string): string {
  const [country = '', state] = region.split('-');
  const name = new Intl.DisplayNames(document.documentElement.lang, { type: 'region' }).of(country) ?? country;
  return state ? `${name} (${state})` : name;
}
