import { useSignal } from '@preact/signals';
import { boardFault, filter } from './act';
import type { Figures } from './answers';
import { board } from './board';
import { Breakdown } from './breakdown';
import { FilterBar } from './filter-bar';
import { hostName, languageName, regionName, shortHash } from './names';
import { NoticeDialog } from './notice-dialog';
import { Decisions, Rates } from './over-time';
import { Summary } from './summary';

/** The figures of what is chosen: first how many, then when, then of whom. */
export function FiguresView() {
  const figures = board.figures.value;
  return (
    <section aria-labelledby="figures" class="part figures" aria-busy={board.isLoading.value}>
      <h2 id="figures" tabIndex={-1}>
        Consent
      </h2>
      <FilterBar />
      <p role="alert" class="fault">
        {boardFault.value}
      </p>
      {figures && <Everything figures={figures} />}
    </section>
  );
}

function Everything({ figures }: { figures: Figures }) {
  const { total } = figures;
  const { bins, step } = board.columns.value;
  if (total.receipts === 0) return <p class="nothing">No receipts in this range with these filters.</p>;
  return (
    <>
      <Summary total={total} />
      <Rates bins={bins} step={step} />
      <Decisions bins={bins} step={step} total={total} />
      <Breakdowns figures={figures} />
    </>
  );
}

function Breakdowns({ figures: { origins, regions, languages, policies, notices } }: { figures: Figures }) {
  const notice = useSignal<string | null>(null);
  const { origin, region, language, policy } = board.filters.value;
  const act = 'Filter by this';
  return (
    <div class="breakdowns">
      <div>
        <Breakdown
          {...{ id: 'regions', title: 'By region', groups: regions, nameOf: regionName, act }}
          isChosen={(key) => key === region}
          onChoose={(key) => filter('region', key)}
        />
        <Breakdown
          {...{ id: 'policies', title: 'By policy version', groups: policies, nameOf: (key) => key, act }}
          isChosen={(key) => key === policy}
          onChoose={(key) => filter('policy', key)}
        />
        {board.choices.value.origins.length > 1 && (
          <Breakdown
            {...{ id: 'origins', title: 'By site', groups: origins, nameOf: hostName, act }}
            isChosen={(key) => key === origin}
            onChoose={(key) => filter('origin', key)}
          />
        )}
      </div>
      <div>
        <Breakdown
          {...{ id: 'languages', title: 'By language', groups: languages, nameOf: languageName, act }}
          isChosen={(key) => key === language}
          onChoose={(key) => filter('language', key)}
        />
        <Breakdown
          {...{ id: 'notices', title: 'By notice', groups: notices, nameOf: shortHash, act: 'Show this notice' }}
          onChoose={(key) => {
            notice.value = key;
          }}
        />
      </div>
      {notice.value !== null && (
        <NoticeDialog
          hash={notice.value}
          onClose={() => {
            notice.value = null;
          }}
        />
      )}
    </div>
  );
}
