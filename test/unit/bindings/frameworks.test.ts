import { effect } from '@preact/signals-core';
import { get } from 'svelte/store';
import { afterEach, expect, test } from 'vitest';
import { createApp, effectScope, h, nextTick } from 'vue';
import { CLOSED } from '../../../src/bindings/page';
import * as signals from '../../../src/bindings/signals';
import * as svelte from '../../../src/bindings/svelte';
import * as vue from '../../../src/bindings/vue';
import type { Assent } from '../../../src/types';

/** The page's instance says something else, and tells of it. */
function change(analytics: boolean): void {
  const consent = { ...CLOSED, analytics, services: { 'google-analytics': analytics } };
  window.assent = { consent, rejectAll: async () => ({}) } as unknown as Assent;
  document.dispatchEvent(new CustomEvent('assent:change'));
}

afterEach(() => {
  Reflect.deleteProperty(window, 'assent');
  document.dispatchEvent(new CustomEvent('assent:change'));
});

test("Svelte's stores tell at once, only what is new, and end", () => {
  const seen: boolean[] = [];
  const end = svelte.granted('analytics').subscribe((value) => seen.push(value));
  change(true);
  change(true);
  change(false);
  end();
  change(true);
  expect(seen).toEqual([false, true, false]);
  expect(get(svelte.consent).analytics).toBe(true);
  expect(svelte.instance()).toBe(window.assent);
});

test('signals follow, one for each set of names', () => {
  const seen: boolean[] = [];
  const isGranted = signals.granted('analytics', 'google-analytics');
  const end = effect(() => {
    seen.push(isGranted.value);
  });
  change(true);
  change(true);
  change(false);
  end();
  expect(seen).toEqual([false, true, false]);
  expect(signals.consent.value.analytics).toBe(false);
});

test("Vue's gate draws its slots, from a template's attributes too, and ends with its app", async () => {
  const root = document.createElement('div');
  change(true);
  const slots = { default: () => 'open', fallback: () => 'shut' };
  const gates = [
    { category: 'analytics' },
    { category: ['analytics', 'marketing'] },
    { service: 'google-analytics' },
    {},
  ];
  const app = createApp(() => gates.map((props) => h('i', h(vue.ConsentGate, props as object, slots))));
  const drawn = () => [...root.querySelectorAll('i')].map((it) => it.textContent);
  // As a server draws it, until it is mounted.
  app.mount(root);
  expect(drawn()).toEqual(['shut', 'shut', 'shut', 'shut']);
  await nextTick();
  expect(drawn()).toEqual(['open', 'shut', 'open', 'shut']);
  change(false);
  await nextTick();
  expect(drawn()).toEqual(['shut', 'shut', 'shut', 'shut']);
  app.unmount();
});

test("Vue's composables follow outside of a component too, until their scope ends", () => {
  const scope = effectScope();
  const isGranted = scope.run(() => vue.useGranted('analytics'));
  expect(isGranted?.value).toBe(false);
  change(true);
  expect(isGranted?.value).toBe(true);
  const consent = scope.run(() => vue.useConsent());
  scope.stop();
  change(false);
  expect(consent?.value.analytics).toBe(true);
});

test("Vue's plugin starts once, and without a function nothing", () => {
  const app = createApp({});
  app.use(vue.assentPlugin);
  expect(window.assent).toBeUndefined();
  let started = 0;
  const start = () => {
    started++;
    // It hears what it is told, as one that has not ended does.
    const on: Assent['on'] = (type, listener) => {
      document.addEventListener(`assent:${type}`, listener as never);
      return () => document.removeEventListener(`assent:${type}`, listener as never);
    };
    return { consent: CLOSED, rejectAll: async () => ({}), on } as unknown as Assent;
  };
  for (let i = 0; i < 2; i++) createApp({}).use(vue.assentPlugin, start);
  expect(started).toBe(1);
  expect(app.component('ConsentGate')).toBe(vue.ConsentGate);
});
