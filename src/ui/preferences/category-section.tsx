import type { NoticeCategory } from '../../consent/notice';
import type { DialogState } from './dialog-state';
import { areMany, isFound } from './search';
import { ServiceRow } from './service-row';
import { Switch } from './switch';

interface CategorySectionProps {
  category: NoticeCategory;
  state: DialogState;
}

export function CategorySection({ category, state }: CategorySectionProps) {
  const { notice, choices, query } = state;
  const { texts, categories } = notice.value;
  const { name, title, text, services } = category;
  const locked = name === 'necessary';
  const isSearch = !!query.value;
  const isGone = isSearch && !services.some((service) => isFound(service, query.value));
  return (
    <section class="category" aria-labelledby={`heading-${name}`} hidden={isGone}>
      <div class="row">
        <h3 id={`heading-${name}`}>
          <label for={`switch-${name}`}>{title}</label>
        </h3>
        {locked && <span id="always-on">{texts.alwaysOn}</span>}
        <Switch
          name={name}
          checked={locked || choices.isOn(name)}
          disabled={locked}
          describedBy={locked ? 'always-on' : `text-${name}`}
          hears={state.hears}
          onChange={(on) => choices.setCategory(category, on)}
        />
      </div>
      <p id={`text-${name}`} hidden={isSearch}>
        {text}
      </p>
      {areMany(categories) && services.length > 0 ? (
        <details class="services" open={isSearch}>
          <summary>
            {texts.services}
            <span>{countOf(category, state)}</span>
          </summary>
          <Services category={category} state={state} />
        </details>
      ) : (
        <Services category={category} state={state} />
      )}
    </section>
  );
}

function Services({ category, state }: CategorySectionProps) {
  const { name, services } = category;
  if (!services.length) return null;
  return (
    <ul aria-label={state.notice.value.texts.services}>
      {services.map((service) => (
        <ServiceRow key={service.id} service={service} state={state} locked={name === 'necessary'} />
      ))}
    </ul>
  );
}

/** How many there are, and how many of them are on: it is seen while they are folded. */
function countOf({ name, services }: NoticeCategory, { choices, notice }: DialogState): string {
  if (name === 'necessary') return `${services.length}`;
  return `${notice.value.texts.allowed}: ${services.filter(({ id }) => choices.isOn(id)).length}/${services.length}`;
}
