import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { natives } from '../../../src/dom';
import type { Found, Gate, Marked, MarkedOptions } from '../../../src/gate/contract';
import { createGate } from '../../../src/gate/gate';
import { createMarked } from '../../../src/gate/marked';
import { createScripts } from '../../../src/gate/scripts';
import { createUnmarked } from '../../../src/gate/unmarked';

let end: AbortController;
const allowed = new Set<string>();
const report = vi.fn();
const changed = vi.fn();
const register = vi.fn();

/** @param body of the page; without, it is as it was */
function gateOf(body?: string, more: Partial<MarkedOptions> = {}): Gate {
  if (body !== undefined) document.body.innerHTML = body;
  inserted.takeRecords();
  ran.length = 0;
  inserted.observe(document.body, { childList: true, subtree: true });
  const options: Omit<MarkedOptions, keyof Found> = {
    mayRun: (categories, service) => (service ? allowed.has(service) : categories.every((name) => allowed.has(name))),
    isBarred: () => false,
    nonce: '',
    isReady: () => true,
    address: (_, url) => url,
    register,
    createScripts: (given) =>
      createScripts({
        ...given,
        written: vi.fn(),
        setSource: (script, url) => script.setAttribute('src', url),
        natives,
        signal: end.signal,
      }),
    natives,
    report,
    failed: report,
    signal: end.signal,
    ...more,
  };
  const gate = createGate({ ...options, changed, loadMarked: async (found) => createMarked({ ...options, ...found }) });
  let start = () => {
    start = gate.reconcile;
    return gate.open();
  };
  return Object.assign(Object.create(gate), { reconcile: () => start() });
}

const held = (text: string, attributes = '') =>
  `<script type="text/plain" data-consent="analytics" ${attributes}>${text}</script>`;
const ran: string[] = [];
function collect(records: MutationRecord[]): void {
  for (const node of records.flatMap(({ addedNodes }) => [...addedNodes])) {
    if (node instanceof HTMLScriptElement && !node.dataset.consent) ran.push(node.text);
  }
}
const inserted = new MutationObserver(collect);
/** Texts of the scripts that were inserted to run, be they there still or not. */
function running(): string[] {
  collect(inserted.takeRecords());
  return [...ran];
}

beforeEach(() => {
  // happy-dom says that it loads no frames.
  vi.spyOn(console, 'error').mockReturnValue();
  end = new AbortController();
  allowed.clear();
  for (const it of [report, changed, register]) it.mockReset();
});
afterEach(() => {
  end.abort();
  inserted.disconnect();
});

describe('scripts', () => {
  test('wait for their yes, and then run once, in document order', async () => {
    const gate = gateOf(held('a') + held('b') + held('c', 'data-consent="marketing"'));
    await gate.reconcile();
    expect(running()).toEqual([]);
    allowed.add('analytics');
    await gate.reconcile();
    const first = running();
    await gate.reconcile();
    expect([first, running()]).toEqual([
      ['a', 'b', 'c'],
      ['a', 'b', 'c'],
    ]);
    expect(register.mock.calls[0]).toEqual(['analytics', 'analytics']);
  });

  test('of every spelling of the type that browsers do not run', async () => {
    allowed.add('analytics');
    const types = ['TEXT/PLAIN', 'text/plain;charset=utf-8', ' text/plain'];
    const gate = gateOf(
      types.map((type) => `<script type="${type}" data-consent="analytics">${type}</script>`).join(''),
    );
    await gate.reconcile();
    expect(running()).toEqual(types);
  });

  test('keep attributes with names that setAttribute refuses, and hold up nobody', async () => {
    allowed.add('analytics');
    const gate = gateOf(`${held('odd')}${held('next')}`);
    const [odd] = document.querySelectorAll('script');
    // As the parser makes it of a stray "=".
    const attributes = [
      ...(odd as HTMLScriptElement).attributes,
      {
        name: '=',
        value: '',
        cloneNode: () => {
          throw new Error('refused');
        },
      },
    ];
    Object.defineProperty(odd, 'attributes', { value: attributes });
    await gate.reconcile();
    expect(running()).toContain('next');
    expect(report).toHaveBeenCalledTimes(1);
  });

  test("the page's own element stays, and what has run is not there to be run again", async () => {
    allowed.add('analytics');
    const gate = gateOf(held('a'));
    const own = document.querySelector('script');
    await gate.reconcile();
    expect(running()).toEqual(['a']);
    expect([...document.querySelectorAll('script')]).toEqual([own]);
    expect([...gate.started()].map(({ categories }) => categories)).toEqual([['analytics']]);
    // Moved, it is the same one; a clone is another.
    document.body.append(document.createElement('p'), own as Node);
    await gate.reconcile();
    expect(running()).toEqual(['a']);
    document.body.append((own as Node).cloneNode(true));
    await gate.reconcile();
    expect(running()).toEqual(['a', 'a']);
  });

  test('stay closed for ever where a category is misspelt', async () => {
    allowed.add('analytics');
    const gate = gateOf(`<script type="text/plain" data-consent="analitycs">no</script>`);
    await gate.reconcile();
    await gate.reconcile();
    expect(running()).toEqual([]);
    expect(report.mock.calls).toEqual([['data-consent="analitycs" is no category']]);
  });

  test('stay closed under another nonce than that of our own tag', async () => {
    allowed.add('analytics');
    const gate = gateOf(held('no', 'nonce="x"'), { nonce: 'y' });
    await gate.reconcile();
    expect(running()).toEqual([]);
  });

  test('an empty service names none', async () => {
    const gate = gateOf(held('a', 'data-consent-service=""'));
    await gate.reconcile();
    expect(register.mock.calls).toEqual([['analytics', 'analytics']]);
  });

  test('wait for the tag that they name, and are held where there is none', async () => {
    allowed.add('analytics');
    const gate = gateOf(
      held('late', 'data-consent-after="library"') +
        held('never', 'data-consent-after="nobody"') +
        held('', 'id="library" src="/x.js"'),
    );
    await gate.reconcile();
    expect(running()).toEqual(['']);
    document.querySelector('script:not([data-consent])')?.dispatchEvent(new Event('error'));
    await gate.reconcile();
    expect(running()).toEqual(['', 'late']);
    expect(report.mock.calls).toEqual([['data-consent-after="nobody" is no id']]);
  });
});

describe('frames', () => {
  const frame =
    '<iframe data-consent="marketing" data-consent-service="youtube" data-src="https://v.example/1"></iframe>';
  const source = () => document.querySelector('iframe')?.getAttribute('src');

  test('get their address with the yes', async () => {
    const gate = gateOf(frame, { address: (service, url) => `${url}?${service}` });
    await gate.reconcile();
    expect(gate.held.size).toBe(1);
    allowed.add('youtube');
    await gate.reconcile();
    expect([gate.held.size, source()]).toEqual([0, 'https://v.example/1?youtube']);
  });

  test('none is released for a minor, and what was released shuts for who becomes one', async () => {
    let isBarred = true;
    const gate = gateOf(frame, { isBarred: () => isBarred });
    await gate.reconcile();
    const it = document.querySelector('iframe') as HTMLIFrameElement;
    gate.release(it);
    await gate.reconcile();
    expect(source()).toBeNull();
    isBarred = false;
    await gate.reconcile();
    expect(source()).toBeNull();
    gate.release(it);
    await gate.reconcile();
    expect(source()).toBe('https://v.example/1');
    isBarred = true;
    await gate.reconcile();
    expect(source()).toBeNull();
  });

  test('one is released for this page, without a decision', async () => {
    const gate = gateOf(frame);
    await gate.reconcile();
    const [first] = gate.held;
    gate.release(first as HTMLIFrameElement);
    await gate.reconcile();
    expect([gate.held.size, source()]).toEqual([0, 'https://v.example/1']);
  });

  test('what the page does with a held address opens nothing', async () => {
    const gate = gateOf(frame);
    await gate.reconcile();
    const own = document.querySelector('iframe') as HTMLIFrameElement;
    expect([own.dataset.src, own.dataset.consentSrc]).toEqual([undefined, 'https://v.example/1']);
    own.setAttribute('src', 'https://v.example/2');
    await gate.reconcile();
    expect([source(), own.dataset.consentSrc]).toEqual([null, 'https://v.example/2']);
    allowed.add('youtube');
    await gate.reconcile();
    expect(source()).toBe('https://v.example/2');
  });

  test('a clone that comes back opened is shut, with the address that it was opened from', async () => {
    allowed.add('youtube');
    const gate = gateOf(frame, { address: (service, url) => `${url}?${service}` });
    await gate.reconcile();
    const own = document.querySelector('iframe') as HTMLIFrameElement;
    const clone = own.cloneNode() as HTMLIFrameElement;
    expect(clone.getAttribute('src')).toBeNull();
    // As HTML keeps it.
    clone.setAttribute('src', 'https://v.example/1?youtube');
    own.remove();
    allowed.clear();
    await gate.reconcile();
    expect(own.getAttribute('src')).toBeNull();
    document.body.append(clone);
    await gate.reconcile();
    expect([source(), clone.dataset.consentSrc, gate.held.size]).toEqual([null, 'https://v.example/1', 1]);
  });

  test('what the page has emptied, as players are stopped, is not filled again', async () => {
    allowed.add('youtube');
    const gate = gateOf(frame);
    await gate.reconcile();
    const own = document.querySelector('iframe') as HTMLIFrameElement;
    own.setAttribute('src', '');
    await gate.reconcile();
    expect(source()).toBe('');
    own.setAttribute('src', 'https://v.example/3');
    await gate.reconcile();
    expect([source(), own.dataset.consentSrc]).toEqual(['https://v.example/3', 'https://v.example/3']);
  });

  test('one that is taken out waits no more', async () => {
    const gate = gateOf(frame);
    await gate.reconcile();
    document.querySelector('iframe')?.remove();
    await gate.reconcile();
    expect(gate.held.size).toBe(0);
  });

  test('in a shadow root are like any other', async () => {
    const gate = gateOf('<div></div>');
    await gate.reconcile();
    const root = (document.querySelector('div') as HTMLElement).attachShadow({ mode: 'open' });
    root.innerHTML = frame;
    await gate.reconcile();
    expect(gate.held.size).toBe(1);
    allowed.add('youtube');
    await gate.reconcile();
    expect(root.querySelector('iframe')?.getAttribute('src')).toBe('https://v.example/1');
  });

  test('wait until all is there that they need', async () => {
    let isReady = false;
    allowed.add('youtube');
    const gate = gateOf(frame, { isReady: () => isReady });
    await gate.reconcile();
    expect(source()).toBeNull();
    isReady = true;
    await gate.reconcile();
    expect(source()).toBe('https://v.example/1');
  });
});

test('what nobody has marked goes on with its yes, in its order, and one that fails is reported', async () => {
  const gate = gateOf('');
  const order: string[] = [];
  const unmarked = createUnmarked({
    mayRun: (_, id) => allowed.has(`${id}`),
    isDecided: () => isDecided,
    register,
    report,
  });
  let isDecided = false;
  gate.onPass(unmarked.reconcile);
  const hold = (service: string, start = () => void order.push(service), isHit = false) =>
    unmarked.add({ service, category: 'marketing', isHit, start });
  hold('x-pixel');
  hold('hotjar', () => {
    throw new Error('of the service');
  });
  hold('meta-pixel');
  hold('snap-pixel', undefined, true);
  await gate.reconcile();
  expect(order).toEqual([]);
  isDecided = true;
  await gate.reconcile();
  for (const id of ['x-pixel', 'hotjar', 'meta-pixel', 'snap-pixel']) allowed.add(id);
  await gate.reconcile();
  // A hit tells something about its moment, which was one of a no.
  expect(order).toEqual(['x-pixel', 'meta-pixel']);
  expect(hold('snap-pixel', undefined, true)).toBe(false);
  expect(report).toHaveBeenCalledTimes(1);
});

test('after the end nothing starts, and nobody is told', async () => {
  const gate = gateOf(held('a'));
  await gate.reconcile();
  changed.mockReset();
  allowed.add('analytics');
  end.abort();
  await gate.reconcile();
  document.body.insertAdjacentHTML('beforeend', held('b'));
  await gate.reconcile();
  expect(running()).toEqual([]);
  expect(changed).not.toHaveBeenCalled();
});

test('an instance that follows another starts nothing a second time, and knows what runs', async () => {
  allowed.add('analytics');
  await gateOf(held('a')).reconcile();
  expect(running()).toEqual(['a']);
  end.abort();
  end = new AbortController();
  const next = gateOf();
  await next.reconcile();
  expect(running()).toEqual([]);
  expect([...next.started()].map(({ categories }) => categories)).toEqual([['analytics']]);
});

test.each(['srcdoc', 'poster'])('%s is held like an address, and given back with a yes', async (name) => {
  const tag = name === 'poster' ? 'video' : 'iframe';
  const gate = gateOf(`<${tag} data-consent="marketing" ${name}="/x"></${tag}>`);
  const element = document.querySelector(tag) as HTMLElement;
  await gate.reconcile();
  expect([element.getAttribute(name), element.getAttribute(`data-consent-${name}`)]).toEqual([null, '/x']);
  allowed.add('marketing');
  await gate.reconcile();
  expect(element.getAttribute(name)).toBe('/x');
});

describe('until what opens has come', () => {
  /** A gate whose part comes when the test says so. */
  function waiting(body: string) {
    document.body.innerHTML = body;
    const coming: { come: (marked: Marked) => void; fail: (cause: Error) => void; found: Found }[] = [];
    const gate = createGate({
      natives,
      changed,
      failed: report,
      signal: end.signal,
      loadMarked: (found) => new Promise((come, fail) => coming.push({ come, fail, found })),
    });
    const marked: Marked = {
      held: new Set(),
      reconcile: vi.fn(async () => {}),
      changed: vi.fn(),
      release: vi.fn(),
      started: () => [],
    };
    return { gate, coming, marked };
  }
  const frame = '<iframe data-consent="marketing" src="https://v.example/1"></iframe>';

  test('what claims to be open is shut at once, also what the page brings later', async () => {
    waiting(frame);
    const first = document.querySelector('iframe') as HTMLIFrameElement;
    expect([first.getAttribute('src'), first.dataset.consentSrc]).toEqual([null, 'https://v.example/1']);
    document.body.insertAdjacentHTML('beforeend', frame);
    first.src = 'https://v.example/2';
    await Promise.resolve();
    expect([...document.querySelectorAll('iframe')].map((it) => it.getAttribute('src'))).toEqual([null, null]);
    // Another address to hold, and not what a clone came with.
    expect(first.dataset.consentSrc).toBe('https://v.example/2');
  });

  test('a page without marked elements asks for nothing, and is told of its passes', async () => {
    const { gate, coming } = waiting('<p>none</p>');
    const acts = vi.fn();
    gate.onPass(acts);
    await gate.reconcile();
    expect(acts).not.toHaveBeenCalled();
    await gate.open();
    expect([coming.length, acts.mock.calls.length, changed.mock.calls.length]).toEqual([0, 1, 1]);
  });

  test('it judges nothing before the gate is open, and all then', async () => {
    const { gate, coming, marked } = waiting(frame);
    coming[0]?.come(marked);
    await new Promise(setImmediate);
    expect(marked.reconcile).not.toHaveBeenCalled();
    await gate.open();
    expect(marked.reconcile).toHaveBeenCalledTimes(1);
  });

  test('one that hangs holds up nobody for longer than three seconds, and judges when it comes', async () => {
    vi.useFakeTimers();
    try {
      const { gate, coming, marked } = waiting(frame);
      const opened = gate.open();
      await vi.advanceTimersByTimeAsync(3_000);
      await opened;
      expect(changed).toHaveBeenCalled();
      const again = gate.reconcile();
      coming[0]?.come(marked);
      await again;
      expect([coming.length, vi.mocked(marked.reconcile).mock.calls.length]).toEqual([1, 1]);
    } finally {
      vi.useRealTimers();
    }
  });

  test('one that fails is told, leaves all shut, and is tried again at the next answer alone', async () => {
    const { gate, coming, marked } = waiting(frame);
    const opened = gate.open();
    await new Promise(setImmediate);
    coming[0]?.fail(new Error('blocked'));
    await opened;
    document.body.insertAdjacentHTML('beforeend', frame);
    await Promise.resolve();
    expect([coming.length, report.mock.calls.length]).toEqual([1, 1]);
    const again = gate.reconcile();
    await new Promise(setImmediate);
    coming[1]?.come(marked);
    await again;
    expect(marked.reconcile).toHaveBeenCalledTimes(1);
  });

  test('after the end nothing of it counts', async () => {
    const { gate, coming, marked } = waiting(frame);
    end.abort();
    coming[0]?.come(marked);
    await gate.open();
    expect(changed).not.toHaveBeenCalled();
  });
});
