import type { ComponentChildren } from 'preact';
import { judged, refused, set, state } from './store';
import { configureTexts as texts } from './texts';

/** What is wrong in a field, as its parts of a sentence: what the package says of it is in English. */
export function mistakeAt(path: string): ComponentChildren {
  if (refused.value?.path === path) return texts.isRefused;
  const mistake = judged.value.mistakes.find((it) => it.path === path);
  if (mistake) {
    return (
      <>
        {mistake.problem === 'is missing' ? texts.isMissing : texts.isWrong}{' '}
        <bdi lang="en">
          {mistake.fix.charAt(0).toUpperCase()}
          {mistake.fix.slice(1)}.
        </bdi>
      </>
    );
  }
  const faint = judged.value.faint.find((it) => it.path === path);
  return faint && texts.tooFaint(texts.colours[faint.other], faint.ratio.toFixed(1), `${faint.least}`, faint.better);
}

export const idOf = (path: string): string => `field-${path.replaceAll('.', '-')}`;

interface Named {
  readonly path: string;
  readonly label: ComponentChildren;
  readonly hint?: ComponentChildren;
}

/** A label, what is in it, a hint, and what is wrong: all of it is read out with the field. */
export function Framed({
  path,
  label,
  hint,
  children,
}: Named & { readonly children: (described: Record<string, unknown>) => ComponentChildren }) {
  const id = idOf(path);
  const mistake = mistakeAt(path);
  // What is wrong says the fix too.
  const isHinted = hint && !mistake;
  const described = [isHinted && `${id}-hint`, mistake && `${id}-mistake`].filter(Boolean).join(' ');
  return (
    <p class="field">
      <label for={id}>{label}</label>
      {children({
        id,
        'aria-invalid': mistake ? 'true' : undefined,
        'aria-describedby': described || undefined,
      })}
      {isHinted && <small id={`${id}-hint`}>{hint}</small>}
      {mistake && (
        <strong class="mistake" id={`${id}-mistake`}>
          {mistake}
        </strong>
      )}
    </p>
  );
}

/** One line of text. */
export function TextField({ dir, ...named }: Named & { readonly dir?: 'ltr' | 'auto' }) {
  return (
    <Framed {...named}>
      {(described) => (
        <input
          {...described}
          dir={dir ?? 'ltr'}
          maxLength={300}
          autocomplete="off"
          spellcheck={false}
          value={state.value[named.path] ?? ''}
          onInput={({ currentTarget }) => set(named.path, currentTarget.value || undefined)}
        />
      )}
    </Framed>
  );
}

interface Choice {
  readonly value: string;
  readonly name: string;
  readonly lang?: string;
}

/** One of a list. The first holds where nothing is chosen. */
export function Choices({ list, ...named }: Named & { readonly list: readonly Choice[] }) {
  const [first] = list;
  return (
    <Framed {...named}>
      {(described) => (
        <select
          {...described}
          autocomplete="off"
          value={state.value[named.path] ?? first?.value}
          onChange={({ currentTarget }) =>
            set(named.path, currentTarget.value === first?.value ? undefined : currentTarget.value)
          }
        >
          {list.map(({ value, name, lang }) => (
            <option key={value} value={value} lang={lang}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Framed>
  );
}

/** A box to tick. @param on the text that it stands for when it is ticked */
export function Box({ path, label, on = 'true' }: Named & { readonly on?: string }) {
  const id = idOf(path);
  return (
    <p class="box">
      <input
        type="checkbox"
        id={id}
        autocomplete="off"
        checked={state.value[path] !== undefined}
        onChange={({ currentTarget }) => set(path, currentTarget.checked ? on : undefined)}
      />
      <label for={id}>{label}</label>
    </p>
  );
}
