import type { Notice, NoticeCategory } from '../../consent/notice';
import type { Choices } from './choices';
import { ServiceRow } from './service-row';
import { Switch } from './switch';

interface CategorySectionProps {
  category: NoticeCategory;
  texts: Notice['texts'];
  language: string;
  choices: Choices;
}

export function CategorySection({ category, texts, language, choices }: CategorySectionProps) {
  const { name, title, text, services } = category;
  const locked = name === 'necessary';
  return (
    <section class="category" aria-labelledby={`heading-${name}`}>
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
          onChange={(on) => choices.setCategory(category, on)}
        />
      </div>
      <p id={`text-${name}`}>{text}</p>
      {services.length > 0 && (
        <ul aria-label={texts.services}>
          {services.map((service) => (
            <ServiceRow
              key={service.id}
              service={service}
              texts={texts}
              language={language}
              locked={locked}
              choices={choices}
            />
          ))}
        </ul>
      )}
    </section>
  );
}
