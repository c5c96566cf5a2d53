import { useSignal } from '@preact/signals';
import { CATEGORIES, type Category } from '../../../src/consent/categories';
import type { About, Definition } from '../../../src/services/contract';
import { READY_MADE } from '../../../src/services/find';
import { Box, idOf, TextField } from './fields';
import { optionsOf } from './state';
import { state } from './store';
import { configureTexts as texts } from './texts';

type Known = (typeof READY_MADE)[number];

const byName = [...READY_MADE].sort((a, b) => a.definition.name.localeCompare(b.definition.name, 'en'));
const isChosen = ({ definition: { id } }: Known) => state.value[`services.${id}`] !== undefined;
const needsOptions = ({ definition: { forms } }: Known) => optionsOf(forms).some(({ isNeeded }) => isNeeded);

/** All services by category, folded, and a search that unfolds what it finds. */
export function Services() {
  const sought = useSignal('');
  const words = sought.value.trim().toLowerCase();
  const isFound = ({ definition: { id, name, provider } }: Known) =>
    `${id} ${name} ${provider}`.toLowerCase().includes(words);
  const found = byName.filter(isFound);
  return (
    <fieldset>
      <legend>{texts.services}</legend>
      <p class="field">
        <label for="search">{texts.search}</label>
        <input
          id="search"
          type="search"
          autocomplete="off"
          onInput={({ currentTarget }) => {
            sought.value = currentTarget.value;
          }}
        />
        <small role="status">
          {texts.found(found.length)} · {texts.chosen(byName.filter(isChosen).length)}
        </small>
      </p>
      {CATEGORIES.map((category) => (
        <OneCategory
          key={category}
          category={category}
          all={byName.filter(({ definition }) => definition.category === category)}
          isFound={words ? isFound : undefined}
        />
      ))}
    </fieldset>
  );
}

interface CategoryProps {
  readonly category: Category;
  readonly all: readonly Known[];
  /** While something is searched for: whether this is of it. */
  readonly isFound: ((service: Known) => boolean) | undefined;
}

function OneCategory({ category, all, isFound }: CategoryProps) {
  // Where something of it is to be filled in it is unfolded when it is first seen. Then it is the reader's.
  const isOpen = useSignal(all.some((it) => isChosen(it) && needsOptions(it)));
  const shown = isFound ? all.filter(isFound) : all;
  if (!shown.length) return null;
  return (
    <details
      open={isOpen.value || !!isFound}
      onToggle={({ currentTarget }) => {
        if (!isFound) isOpen.value = currentTarget.open;
      }}
    >
      <summary>
        {texts.categories[category]}{' '}
        <span class="count">
          {all.filter(isChosen).length} / {all.length}
        </span>
      </summary>
      <ul>
        {shown.map((it) => (
          <Service key={it.definition.id} {...it} />
        ))}
      </ul>
    </details>
  );
}

function Service(known: { readonly definition: Definition; readonly about: About }) {
  const { id, name, provider, forms } = known.definition;
  const options = optionsOf(forms).sort((a, b) => Number(b.isNeeded) - Number(a.isNeeded));
  return (
    <li>
      <Box
        path={`services.${id}`}
        on=""
        label={
          <>
            <bdi>{name}</bdi> <small>{provider}</small>
          </>
        }
      />
      {isChosen(known) && options.length > 0 && (
        <fieldset class="options" aria-labelledby={`${idOf(`services.${id}`)}-options`}>
          <span id={`${idOf(`services.${id}`)}-options`} class="away">
            {texts.optionsOf(name)}
          </span>
          {options.map(({ path, form, isNeeded }) =>
            form.source === '^(true|false)$' ? (
              <Box key={path} path={`services.${id}.${path}`} label={<code>{path}</code>} />
            ) : (
              <TextField
                key={path}
                path={`services.${id}.${path}`}
                label={
                  <>
                    <code>{path}</code> {!isNeeded && <small>{texts.optional}</small>}
                  </>
                }
                hint={<bdi lang="en">{known.about.use?.[path]}</bdi>}
              />
            ),
          )}
        </fieldset>
      )}
    </li>
  );
}
