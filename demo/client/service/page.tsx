import { given } from './given';
import { Log } from './log';
import { StoredTable } from './stored-table';
import { decide, frame, phase, startOver, state } from './trial';

export function Trial() {
  return (
    <>
      <Controls />
      <div class="trial">
        <Stage />
        <Log />
      </div>
      <StoredTable />
    </>
  );
}

function Controls() {
  const { texts, necessary } = given;
  const isOpen = state.value === 'open';
  return (
    <div class="controls">
      {!necessary && (
        <>
          <button type="button" class="button" disabled={!isOpen} onClick={() => decide((it) => it.acceptAll())}>
            {texts.accept}
          </button>
          <button type="button" class="button" disabled={!isOpen} onClick={() => decide((it) => it.rejectAll())}>
            {phase.value === 'yes' ? texts.withdraw : texts.reject}
          </button>
        </>
      )}
      <button type="button" class="button plain" disabled={!isOpen} onClick={startOver}>
        {texts.startOver}
      </button>
      <p role="status" class={`phase ${phase.value}`}>
        {necessary ? texts.necessary : texts.phases[phase.value]}
      </p>
    </div>
  );
}

function Stage() {
  const { texts, stage } = given;
  return (
    <section class="browser" aria-label={texts.stage}>
      <p class="address" dir="ltr">
        {new URL(stage, location.href).pathname}
      </p>
      {state.value === 'open' && (
        <iframe
          ref={(element) => {
            frame.value = element;
          }}
          src={stage}
          title={texts.stage}
        />
      )}
      {state.value === 'closed' && <p class="closed">{texts.closed}</p>}
    </section>
  );
}
