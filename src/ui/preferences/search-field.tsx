import type { DialogState } from './dialog-state';
import { isFound } from './search';

/** Looks among many services, and says how many it has found. */
export function SearchField({ state }: { state: DialogState }) {
  const { query } = state;
  const { texts, categories } = state.notice.value;
  const found = categories.flatMap(({ services }) => services).filter((service) => isFound(service, query.value));
  return (
    <div class="search">
      <label for="search">{texts.search}</label>
      <input
        type="search"
        id="search"
        autocomplete="off"
        value={query.value}
        onInput={({ currentTarget }) => {
          query.value = currentTarget.value;
        }}
      />
      <p role="status">{query.value && `${texts.found}: ${found.length}`}</p>
    </div>
  );
}
