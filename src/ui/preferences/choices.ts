import { type ReadonlySignal, signal } from '@preact/signals';
import type { Notice, NoticeCategory, NoticeService } from '../../consent/notice';
import type { ShownConsent } from '../port';

/** The choices of an open dialog: unsaved, and forgotten unless they are saved. */
export interface Choices {
  /** Where a switch stands: as the visitor put it here, or else as it was decided. */
  isOn(name: string): boolean;
  /** A category takes its services along. */
  setCategory(category: NoticeCategory, on: boolean): void;
  /** A service goes alone: it may be off in a category that is on, and on in one that is off. */
  setService(id: string, on: boolean): void;
  /** Every switch that was shown, so that what is stored is what stood on the screen. */
  answers(): Record<string, boolean>;
}

/** Where each switch stands, by its name. */
export type Switches = ReadonlyMap<string, boolean>;

/** @param decided what the switches show where the visitor has not touched them; it may change under an open dialog */
export function createChoices(
  decided: ReadonlySignal<Switches>,
  notice: ReadonlySignal<Pick<Notice, 'categories'>>,
): Choices {
  const touched = signal<Switches>(new Map());
  const touch = (names: readonly string[], on: boolean) => {
    touched.value = new Map([...touched.value, ...names.map((name) => [name, on] as const)]);
  };
  const isOn = (name: string) => touched.value.get(name) ?? decided.value.get(name) ?? false;
  return {
    isOn,
    setCategory: ({ name, services }, on) => {
      const others = on ? [] : notice.value.categories.flatMap((category) => category.services.filter(goesWith(name)));
      touch([name, ...[...services, ...others].map(({ id }) => id)], on);
    },
    setService: (id, on) => touch([id], on),
    answers: () => Object.fromEntries([...decided.value.keys()].map((name) => [name, isOn(name)])),
  };
}

/** Services of other pages may be in more than one category, or in one that nobody knows any more. */
const goesWith =
  (category: string) =>
  ({ elsewhere }: NoticeService): boolean =>
    !!elsewhere && (!elsewhere.length || elsewhere.includes(category));

/** Where the switches stand before they are touched: as decided, or as the notice says where nothing is. */
export function decidedSwitches({ categories }: Notice, consent: ShownConsent): Switches {
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
