import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { checkProof, type Outcome } from './check';
import { Result } from './result';
import { proofTexts as texts } from './texts';

/** A proof has a few KB. A file of this size is something else, and takes long to read. */
const MOST_BYTES = 1_000_000;

/** What is shown: what came of it, and what it was checked by. */
export interface Shown {
  readonly outcome: Outcome | 'too large';
  readonly hasHead: boolean;
  readonly hasKey: boolean;
}

/** Checks a file in the browser alone, again whenever something of the form changes. */
export function Page() {
  const shown = useSignal<Shown | null>(null);
  const proof = useSignal<unknown>(undefined);
  const head = useSignal('');
  const publicKey = useSignal('');
  const latest = useRef(0);

  async function check() {
    if (proof.value === undefined) return;
    const given = { head: head.value.trim() || undefined, publicKey: publicKey.value.trim() || undefined };
    latest.current += 1;
    const turn = latest.current;
    const outcome = await checkProof(proof.value, given);
    // An older check may take longer than a newer one.
    if (turn !== latest.current) return;
    shown.value = { outcome, hasHead: given.head !== undefined, hasKey: given.publicKey !== undefined };
  }

  async function take(file: File | undefined) {
    if (!file) return;
    const isTooLarge = file.size > MOST_BYTES;
    // What is no JSON is no proof: the rule says so.
    proof.value = isTooLarge ? undefined : parsed(await file.text());
    if (isTooLarge) shown.value = { outcome: 'too large', hasHead: false, hasKey: false };
    else await check();
  }

  const field = (id: string, label: string, hint: string, value: typeof head) => (
    <p class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        dir="ltr"
        autocomplete="off"
        spellcheck={false}
        aria-describedby={`${id}-hint`}
        value={value}
        onInput={({ currentTarget }) => {
          value.value = currentTarget.value;
          check();
        }}
      />
      <small id={`${id}-hint`}>{hint}</small>
    </p>
  );
  return (
    <>
      <form
        class="check"
        onSubmit={(event) => event.preventDefault()}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          take(event.dataTransfer?.files[0]);
        }}
      >
        <p class="field">
          <label for="proof-file">{texts.file}</label>
          <input
            id="proof-file"
            type="file"
            accept=".json,application/json"
            aria-describedby="proof-file-hint"
            onChange={({ currentTarget }) => take(currentTarget.files?.[0])}
          />
          <small id="proof-file-hint">{texts.fileHint}</small>
        </p>
        {field('proof-head', texts.head, texts.headHint, head)}
        {field('proof-key', texts.key, texts.keyHint, publicKey)}
      </form>
      <div role="status">{shown.value && <Result shown={shown.value} />}</div>
    </>
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
