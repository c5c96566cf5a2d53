import type { Notice, NoticeCategory } from '../consent/notice';
import type { Consent } from '../types';

/** The choices of an open dialog: unsaved, and forgotten unless they are saved. */
export interface Draft {
  /** Where a switch stands: as the visitor put it here, or else as it was decided. */
  isOn(name: string): boolean;
  /** A category takes its services along. */
  setCategory(category: NoticeCategory, on: boolean): void;
  /** A service goes alone: it may be off in a category that is on, and on in one that is off. */
  setService(id: string, on: boolean): void;
  /** Every switch that was shown, so that what is stored is what stood on the screen. */
  answers(): Record<string, boolean>;
  /** Takes over what was decided elsewhere, under what was touched here. */
  follow(notice: Notice, consent: Consent): void;
  forget(): void;
}

/** @param changed called after every change */
export function createDraft(notice: Notice, consent: Consent, changed: () => void): Draft {
  let decided = standing(notice, consent);
  let touched: ReadonlyMap<string, boolean> = new Map();
  const touch = (names: string[], on: boolean) => {
    touched = new Map([...touched, ...names.map((name) => [name, on] as const)]);
    changed();
  };
  const isOn = (name: string) => touched.get(name) ?? decided.get(name) ?? false;
  return {
    isOn,
    setCategory: ({ name, services }, on) => touch([name, ...services.map(({ id }) => id)], on),
    setService: (id, on) => touch([id], on),
    answers: () => Object.fromEntries([...decided.keys()].map((name) => [name, isOn(name)])),
    follow(latest, now) {
      decided = standing(latest, now);
      changed();
    },
    forget() {
      touched = new Map();
      changed();
    },
  };
}

/** Where the switches stand before they are touched: as decided, or as the notice says where nothing is. */
function standing({ categories }: Notice, consent: Consent): ReadonlyMap<string, boolean> {
  const isNew = consent.status === 'unasked';
  const switches = new Map<string, boolean>();
  for (const { name, default: on, services } of categories) {
    if (name === 'necessary') continue;
    switches.set(name, isNew ? on : consent[name]);
    for (const service of services) {
      switches.set(service.id, isNew ? service.default : consent.services[service.id] === true);
    }
  }
  return switches;
}
