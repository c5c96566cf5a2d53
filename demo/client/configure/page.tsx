import { regimeOf } from '../../../src/consent/regime-of';
import { readRegion } from '../../../src/consent/regions';
import { Box, Choices, TextField } from './fields';
import { languageList, regionList } from './lists';
import { Look, Texts } from './look';
import { Outputs } from './outputs';
import { Preview, seenLanguage, seenRegion } from './preview';
import { Services } from './services';
import { configureTexts as texts } from './texts';

export function Page() {
  return (
    <>
      <div class="bench">
        <form onSubmit={(event) => event.preventDefault()}>
          <Site />
          <Services />
          <Places />
          <Languages />
          <Look />
        </form>
        <Preview />
      </div>
      <Outputs />
    </>
  );
}

function Site() {
  return (
    <fieldset>
      <legend>{texts.site}</legend>
      <TextField path="site" label={texts.name} dir="auto" />
      <TextField path="origin" label={texts.origin} hint={texts.originHint} />
      <div class="pair">
        <TextField path="policy.url" label={texts.policyUrl} />
        <TextField path="policy.version" label={texts.policyVersion} hint={texts.versionHint} />
      </div>
    </fieldset>
  );
}

function Places() {
  const region = seenRegion();
  const audiences = (['general', 'minor', 'ask'] as const).map((value) => ({ value, name: texts.audiences[value] }));
  return (
    <fieldset>
      <legend>{texts.places}</legend>
      <Choices
        path="region"
        label={texts.region}
        hint={texts.regionHint}
        list={[{ value: 'auto', name: texts.anywhere }, ...regionList]}
      />
      <p class="regime">
        {texts.regimes[regimeOf(readRegion(region), undefined)](
          regionList.find(({ value }) => value === region)?.name ?? region,
        )}
      </p>
      <Choices path="audience" label={texts.audience} list={audiences} />
      <Box path="autoblock" label={texts.autoblock} />
    </fieldset>
  );
}

function Languages() {
  return (
    <fieldset>
      <legend>{texts.languages}</legend>
      <Choices
        path="ui.language"
        label={texts.language}
        hint={texts.languageHint(languageList.length)}
        list={[{ value: 'auto', name: texts.ofThePage }, ...languageList]}
      />
      <Texts language={seenLanguage()} />
    </fieldset>
  );
}
