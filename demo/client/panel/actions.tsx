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
        <select
          id="panel-region"
          value={visit().region}
          onChange={(event) => visitAs({ region: event.currentTarget.value })}
        >
          <option value="">{texts.panel.auto}</option>
          {REGIONS.map((region) => (
            <option key={region} value={region}>
              {nameOf(region)}
            </option>
          ))}
        </select>
        <label>
          <input
            type="checkbox"
            name="gpc"
            checked={visit().gpc}
            onChange={(event) => visitAs({ gpc: event.currentTarget.checked })}
          />{' '}
          {texts.panel.gpc}
        </label>
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

/** What the page is tried with: where from, and whether the browser sends Global Privacy Control. */
function visit() {
  const query = new URLSearchParams(location.search);
  return { region: query.get('region') ?? '', gpc: query.get('gpc') === '1' };
}

function visitAs(changed: Partial<ReturnType<typeof visit>>): void {
  const { region, gpc } = { ...visit(), ...changed };
  location.search = new URLSearchParams({ ...(region && { region }), ...(gpc && { gpc: '1' }) }).toString();
}

function nameOf(region: string): string {
  const [country = '', state] = region.split('-');
  const name = new Intl.DisplayNames(document.documentElement.lang, { type: 'region' }).of(country) ?? country;
  return state ? `${name} (${state})` : name;
}
