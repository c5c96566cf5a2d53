import { clearFilters, filter } from './act';
import { STACK } from './actions';
import { board } from './board';
import { ACTION_NAMES, hostName, languageName, regionName } from './names';
import type { FilterName } from './query';
import { RangePicker } from './range-picker';

/** Stands for "no filter", which no value can be mistaken for: what browsers write has no control characters. */
const ANY = '\0';

/** All that is chosen here holds at once, for the figures and for the exports. */
export function FilterBar() {
  const { origins, regions, languages, policies } = board.choices.value;
  return (
    <search class="filters" aria-label="Which receipts">
      <RangePicker />
      <div class="selects">
        {(origins.length > 1 || board.filters.value.origin !== undefined) && (
          <Select name="origin" label="Site" any="All sites" values={origins} nameOf={hostName} />
        )}
        <Select
          name="action"
          label="Decision"
          any="All decisions"
          values={[...STACK, 'record']}
          nameOf={(name) => ACTION_NAMES[name as 'choose']}
        />
        <Select name="region" label="Region" any="All regions" values={regions} nameOf={regionName} />
        <Select name="language" label="Language" any="All languages" values={languages} nameOf={languageName} />
        <Select
          name="policy"
          label="Policy version"
          any="All versions"
          values={policies}
          nameOf={(version) => version}
        />
        {board.isFiltered.value && (
          <button type="button" class="plain" onClick={clearFilters}>
            Clear filters
          </button>
        )}
      </div>
    </search>
  );
}

interface SelectProps {
  name: FilterName;
  label: string;
  any: string;
  values: readonly string[];
  nameOf: (value: string) => string;
}

function Select({ name, label, any, values, nameOf }: SelectProps) {
  const value = board.filters.value[name];
  // What is chosen stays to be seen, also where another range has none of it.
  const all = value === undefined || values.includes(value) ? values : [...values, value];
  return (
    <div>
      <label for={`filter-${name}`}>{label}</label>
      <select
        id={`filter-${name}`}
        dir="auto"
        value={value ?? ANY}
        class={value === undefined ? undefined : 'set'}
        onChange={({ currentTarget }) => filter(name, currentTarget.value === ANY ? undefined : currentTarget.value)}
      >
        <option value={ANY}>{any}</option>
        {all.map((key) => (
          <option key={key} value={key} dir="auto">
            {nameOf(key)}
          </option>
        ))}
      </select>
    </div>
  );
}
