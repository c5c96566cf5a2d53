import { effect, signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { Notice, NoticeCategory } from '../../../src/consent/notice';
import type { ShownConsent } from '../../../src/ui/port';
import { createChoices, decidedSwitches, type Switches } from '../../../src/ui/preferences/choices';

const analytics: NoticeCategory = {
  name: 'analytics',
  title: 'Analytics',
  default: true,
  services: [
    { id: 'matomo', default: true },
    { id: 'hotjar', default: false },
  ],
};
const shown = signal<Pick<Notice, 'categories'>>({ categories: [] });
const notice = { categories: [{ name: 'necessary', title: '', default: true, services: [] }, analytics] } as unknown;

describe('unsaved choices', () => {
  it('stand as they were decided until they are touched', () => {
    const choices = createChoices(signal<Switches>(new Map([['analytics', true]])), shown);
    expect([choices.isOn('analytics'), choices.isOn('unknown')]).toEqual([true, false]);
    choices.setService('analytics', false);
    expect(choices.isOn('analytics')).toBe(false);
  });

  it('answer every switch that was shown, and no other', () => {
    const choices = createChoices(
      signal<Switches>(new Map(['analytics', 'matomo'].map((name) => [name, false]))),
      shown,
    );
    choices.setCategory(analytics, true);
    expect(choices.answers()).toEqual({ analytics: true, matomo: true });
  });

  it('keep what was touched under what is decided meanwhile', () => {
    const decided = signal<Switches>(new Map(['analytics', 'matomo'].map((name) => [name, false])));
    const choices = createChoices(decided, shown);
    choices.setService('matomo', false);
    decided.value = new Map(['analytics', 'matomo'].map((name) => [name, true]));
    expect(choices.answers()).toEqual({ analytics: true, matomo: false });
  });

  it('tell who reads them', () => {
    const choices = createChoices(signal<Switches>(new Map([['matomo', false]])), shown);
    const seen: boolean[] = [];
    const end = effect(() => {
      seen.push(choices.isOn('matomo'));
    });
    choices.setService('matomo', true);
    end();
    choices.setService('matomo', false);
    expect(seen).toEqual([false, true]);
  });
});

describe('switches before they are touched', () => {
  const consent = (status: ShownConsent['status']): ShownConsent => ({
    status,
    preferences: false,
    analytics: false,
    marketing: false,
    services: { hotjar: true },
  });

  it('stand as the notice says while nothing is decided', () => {
    expect([...decidedSwitches(notice as Notice, consent('unasked'))]).toEqual([
      ['analytics', true],
      ['matomo', true],
      ['hotjar', false],
    ]);
  });

  it.each(['decided', 'implied'] as const)('stand as they are where it is %s', (status) => {
    expect([...decidedSwitches(notice as Notice, consent(status))]).toEqual([
      ['analytics', false],
      ['matomo', false],
      ['hotjar', true],
    ]);
  });
});
