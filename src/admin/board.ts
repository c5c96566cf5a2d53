import { computed, signal } from '@preact/signals';
import type { Figures } from './answers';
import type { Api } from './api';
import { type Bin, binsOf, type Step, stepFor } from './bins';
import { dayOf, today } from './day';
import { FILTER_NAMES, type Filters, queryOf } from './query';
import { type Bounds, boundsOf, type Range } from './range';

/** What there is to choose from, whatever is chosen now. */
type Choices = Readonly<Record<'origins' | 'regions' | 'languages' | 'policies', readonly string[]>>;

const NO_CHOICES: Choices = { origins: [], regions: [], languages: [], policies: [] };
const START: Range = { last: 30 };

const range = signal<Range>(START);
const filters = signal<Filters>({});
const figures = signal<Figures | null>(null);
const choices = signal<Choices>(NO_CHOICES);
const isLoading = signal(false);
let underWay: AbortController | undefined;

const bounds = computed<Bounds>(() => boundsOf(range.value, today()));

const columns = computed<{ readonly step: Step; readonly bins: readonly Bin[] }>(() => {
  const days = figures.value?.days ?? {};
  const { last } = bounds.value;
  const first = bounds.value.first ?? Math.min(last, ...Object.keys(days).map(dayOf));
  const step = stepFor(first, last);
  return { step, bins: binsOf(days, first, last, step) };
});

/** The figures on the page, and what they are the figures of. */
export const board = {
  range,
  filters,
  figures,
  choices,
  isLoading,
  bounds,
  columns,

  isFiltered: computed(() => FILTER_NAMES.some((name) => filters.value[name] !== undefined)),

  /** Of the receipts on the page, for `stats` and the exports. */
  query: () => queryOf(bounds.value, filters.value),

  /** Asks for the figures of what is chosen. The latest question wins. */
  async load(api: Api): Promise<void> {
    underWay?.abort();
    underWay = new AbortController();
    const { signal } = underWay;
    isLoading.value = true;
    try {
      // Without filters, so that each of them can be changed for another.
      const all = api.figures(queryOf(bounds.value, {}), signal);
      const [everything, chosen] = await Promise.all([
        all,
        board.isFiltered.value ? api.figures(board.query(), signal) : all,
      ]);
      if (signal.aborted) return;
      choices.value = choicesOf(everything);
      figures.value = chosen;
    } finally {
      if (!signal.aborted) isLoading.value = false;
    }
  },

  clear(): void {
    underWay?.abort();
    range.value = START;
    filters.value = {};
    figures.value = null;
    choices.value = NO_CHOICES;
    isLoading.value = false;
  },
};

/** The most frequent first. */
function choicesOf({ origins, regions, languages, policies }: Figures): Choices {
  const names = (groups: Figures['regions']) =>
    Object.entries(groups)
      .sort(([, a], [, b]) => b.receipts - a.receipts)
      .map(([name]) => name);
  return {
    origins: names(origins),
    regions: names(regions),
    languages: names(languages),
    policies: names(policies),
  };
}
