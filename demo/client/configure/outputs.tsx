import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { idOf, mistakeAt } from './fields';
import type { Outcome } from './outcome';
import { judged } from './store';
import { configureTexts as texts } from './texts';

/** What is taken along, or what is in its way. */
export function Outputs() {
  const { outcome } = judged.value;
  return (
    <section class="outputs" aria-labelledby="outputs">
      <h2 id="outputs" tabIndex={-1}>
        {texts.outputs}
      </h2>
      {outcome ? <Steps outcome={outcome} /> : <Mistakes />}
    </section>
  );
}

/** The fragment of the address is what is configured, so no link can lead there. */
export const goToOutputs = (): void => document.getElementById('outputs')?.focus();

/** As the command does of a wrong file: each mistake, and nothing to copy. */
function Mistakes() {
  const { mistakes, faint } = judged.value;
  const paths = [...new Set([...mistakes, ...faint].map(({ path }) => path))];
  return (
    <div class="mistakes" role="status">
      <p>{texts.mistakes(paths.length)}</p>
      <ul>
        {paths.map((path) => (
          <li key={path}>
            <a href={`#${idOf(path)}`} onClick={(event) => goTo(event, path)}>
              <code dir="ltr">{path}</code>
            </a>{' '}
            {mistakeAt(path)}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** To the field, for the same reason not by the link. */
function goTo(event: Event, path: string): void {
  event.preventDefault();
  const field = document.getElementById(idOf(path));
  field?.closest('details')?.setAttribute('open', '');
  field?.focus();
}

function Steps({ outcome }: { readonly outcome: Outcome }) {
  const { file, serve, tag, sheet, csp, alone } = outcome;
  const policy = Object.entries(csp).map(([name, sources]) => `${[name, ...sources].join(' ')};`);
  return (
    <>
      <ol>
        <Step name="file" text={file} />
        <Step name="serve" text={serve} />
        <Step name="tag" text={tag} />
        {sheet && <Step name="sheet" text={sheet} />}
        <Step name="csp" text={policy.join('\n')} />
      </ol>
      <details>
        <summary>{texts.withoutServer}</summary>
        <ol>
          <Step name="alone" text={alone} />
        </ol>
      </details>
    </>
  );
}

function Step({ name, text }: { readonly name: keyof typeof texts.steps; readonly text: string }) {
  const code = useRef<HTMLElement>(null);
  const said = useSignal('');
  const [title, hint] = texts.steps[name];
  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      said.value = texts.copied;
    } catch {
      // Plain http, or no leave: it is marked, so that the keyboard copies it.
      if (code.current) getSelection()?.selectAllChildren(code.current);
      said.value = texts.marked;
    }
  }
  return (
    <li class="step">
      <header>
        <h3 id={`step-${name}`}>{title}</h3>
        <p class="quiet">{hint}</p>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard */}
      <section class="scroll" tabIndex={0} aria-labelledby={`step-${name}`}>
        <pre dir="ltr">
          <code ref={code} data-output={name}>
            {text}
          </code>
        </pre>
      </section>
      <p class="copy">
        <button type="button" class="button plain" aria-describedby={`step-${name}`} onClick={copy}>
          {texts.copy}
        </button>{' '}
        <span role="status">{said}</span>
      </p>
    </li>
  );
}
