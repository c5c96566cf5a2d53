import {
  type ComputedRef,
  computed,
  defineComponent,
  getCurrentInstance,
  getCurrentScope,
  onMounted,
  onScopeDispose,
  type Plugin,
  type PropType,
  type ShallowRef,
  type SlotsType,
  shallowRef,
} from 'vue';
import type { AskedCategory } from '../consent/categories';
import type { Assent, Consent } from '../types';
import { areGranted, CLOSED, connect, consentNow, instance, namesOf, subscribe } from './page';

export { connect } from './page';

/** A value that follows the page: as on the server until the component is mounted, so that hydration finds what it expects. */
function follow<T>(atFirst: T, now: () => T): Readonly<ShallowRef<T>> {
  const value = shallowRef(atFirst);
  const update = () => {
    value.value = now();
  };
  let end: (() => void) | undefined;
  const begin = () => {
    end = subscribe(update);
    update();
  };
  if (getCurrentInstance()) onMounted(begin);
  else begin();
  if (getCurrentScope()) onScopeDispose(() => end?.());
  return value;
}

/**
 * The visitor's consent, which follows every change in this and other tabs. Call it in `setup`.
 *
 * @returns a frozen snapshot. On a server, and until the component is mounted, nothing is granted in it
 */
export const useConsent = (): Readonly<ShallowRef<Consent>> => follow(CLOSED, consentNow);

/**
 * Whether all of these may run now. Call it in `setup`.
 *
 * @param names categories, and ids of services. One that is not known may not run
 */
export function useGranted(...names: readonly string[]): ComputedRef<boolean> {
  const consent = useConsent();
  return computed(() => areGranted(names, consent.value));
}

/**
 * The instance, to open the preferences or to decide by code. Call it in `setup`.
 *
 * @returns `null` on a server, until the component is mounted, and until the script of a tag has come
 */
export const useAssent = (): Readonly<ShallowRef<Assent | null>> => follow<Assent | null>(null, instance);

/**
 * Shows its default slot while the visitor allows what `category` (one, or a list of which all are needed) and `service` (an
 * id) name, and its slot `fallback` otherwise: on a server, in the first HTML, before an answer, after a no. Where it names
 * nothing it never opens.
 */
export const ConsentGate = defineComponent({
  name: 'ConsentGate',
  props: {
    category: [String, Array] as PropType<AskedCategory | readonly AskedCategory[]>,
    service: String,
  },
  slots: Object as SlotsType<{ default?: () => unknown; fallback?: () => unknown }>,
  setup(props, { slots }) {
    const consent = useConsent();
    return () =>
      areGranted(namesOf(props as Parameters<typeof namesOf>[0]), consent.value)
        ? slots.default?.()
        : slots.fallback?.();
  },
});

/**
 * `app.use(assentPlugin, () => createAssent({ … }))` starts Assent once for the page, as `connect` does, and gives all
 * templates `<ConsentGate>`. Without a function it starts nothing, as where a script tag does.
 */
export const assentPlugin: Plugin<[start?: () => Assent]> = {
  install(app, start) {
    app.component('ConsentGate', ConsentGate);
    if (start) connect(start);
  },
};
