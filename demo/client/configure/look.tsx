import { FIELDS, type Field } from '../../../src/config/fields';
import { colourOf, defaultOf, schemesOf } from './colours';
import { Choices, Framed, idOf, mistakeAt, TextField } from './fields';
import { COLOURS, type Colour, MOST_ROUND, type Scheme, TEXTS } from './state';
import { judged, set, state } from './store';
import { configureTexts as texts } from './texts';

/** The words that a field of the config may hold, with what they are called here. */
const listOf = (path: 'ui.layout' | 'ui.position' | 'ui.theme' | 'ui.reopen') =>
  ((FIELDS[path] as Field).test as readonly unknown[])
    .filter((value) => typeof value === 'string')
    .map((value) => ({ value, name: texts.words[value] ?? value }));

export function Look() {
  return (
    <fieldset>
      <legend>{texts.look}</legend>
      <div class="pair">
        <Choices path="ui.layout" label={texts.layout} list={listOf('ui.layout')} />
        <Choices path="ui.position" label={texts.position} list={listOf('ui.position')} />
        <Choices path="ui.theme" label={texts.theme} list={listOf('ui.theme')} />
        <Choices path="ui.reopen" label={texts.reopen} list={listOf('ui.reopen')} />
      </div>
      <Framed path="radius" label={texts.radius}>
        {(described) => (
          <input
            {...described}
            type="range"
            min="0"
            max={MOST_ROUND}
            autocomplete="off"
            aria-valuetext={`${state.value.radius ?? 10} px`}
            value={state.value.radius ?? '10'}
            onInput={({ currentTarget }) =>
              set('radius', currentTarget.value === '10' ? undefined : currentTarget.value)
            }
          />
        )}
      </Framed>
      <div class="schemes">
        {schemesOf(state.value).map((scheme) => (
          <Palette key={scheme} scheme={scheme} />
        ))}
      </div>
    </fieldset>
  );
}

function Palette({ scheme }: { readonly scheme: Scheme }) {
  const id = `palette-${scheme}`;
  return (
    <fieldset class="palette" aria-labelledby={id}>
      <p id={id}>{texts.schemes[scheme]}</p>
      {COLOURS.map((colour) => (
        <Swatch key={colour} scheme={scheme} colour={colour} />
      ))}
    </fieldset>
  );
}

function Swatch({ scheme, colour }: { readonly scheme: Scheme; readonly colour: Colour }) {
  const path = `${scheme}.${colour}`;
  const id = idOf(path);
  const value = colourOf(state.value, scheme, colour);
  const mistake = mistakeAt(path);
  const better = judged.value.faint.find((it) => it.path === path)?.better;
  const choose = (text: string) => set(path, text === defaultOf(scheme, colour) ? undefined : text);
  return (
    <div class="swatch">
      <input
        type="color"
        id={id}
        autocomplete="off"
        value={value}
        aria-invalid={mistake ? 'true' : undefined}
        aria-describedby={mistake ? `${id}-mistake` : undefined}
        onInput={({ currentTarget }) => choose(currentTarget.value)}
      />
      <label for={id}>{texts.colours[colour]}</label>
      <code dir="ltr">{value}</code>
      {mistake && (
        <p class="mistake" id={`${id}-mistake`}>
          {mistake}{' '}
          {better && (
            <button type="button" class="link" onClick={() => choose(better)}>
              {texts.take(better)}
            </button>
          )}
        </p>
      )}
    </div>
  );
}

/** Texts of the banner in the language that the preview is in. */
export function Texts({ language }: { readonly language: string }) {
  return (
    <details class="own-texts">
      <summary>{texts.ownTexts(language)}</summary>
      {TEXTS.map((name) => (
        <TextField key={name} path={`ui.texts.${language}.${name}`} label={texts.names[name]} dir="auto" />
      ))}
    </details>
  );
}
