import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { texts } from '../texts';
import { Actions } from './actions';
import { Events } from './events';
import { entries, refresh } from './record';
import { Requests, Storage } from './seen';
import { State } from './state';

/** How often storage is read while the panel is open: writes have no event of their own. */
const REFRESH_MS = 1_500;

export function Panel() {
  const open = useSignal(false);
  const opener = useRef<HTMLButtonElement>(null);
  const closer = useRef<HTMLButtonElement>(null);
  const { panel } = texts;

  useEffect(() => {
    document.body.toggleAttribute('data-panel', open.value);
    if (!open.value) return;
    // The opener is gone while the panel stands: focus follows to where it closes.
    closer.current?.focus();
    refresh();
    const timer = setInterval(refresh, REFRESH_MS);
    return () => clearInterval(timer);
  }, [open.value]);

  const close = () => {
    open.value = false;
    requestAnimationFrame(() => opener.current?.focus());
  };

  return (
    <>
      <button
        ref={opener}
        type="button"
        class="panel-opener"
        aria-label={panel.title}
        aria-expanded={open.value}
        aria-controls="panel"
        hidden={open.value}
        onClick={() => {
          open.value = true;
        }}
      >
        <span class="side">
          Assent
          <span class="count" aria-hidden="true">
            {entries.value.length}
          </span>
        </span>
      </button>
      {open.value && (
        <aside
          id="panel"
          class="panel"
          aria-label={panel.title}
          onKeyDown={(event) => event.key === 'Escape' && close()}
        >
          <header>
            <h2>{panel.title}</h2>
            <button ref={closer} type="button" onClick={close}>
              {panel.close}
            </button>
          </header>
          <p class="lead">{panel.lead}</p>
          <Actions />
          <State />
          <Events />
          <Storage />
          <Requests />
        </aside>
      )}
    </>
  );
}
