import { Assent, Consent } from "../npm/index.js";
declare function instance(): Assent | null;
declare function connect(start: () => Assent): Assent | null;
interface Store<T> {
    subscribe(run: (value: T) => void): () => void;
}
declare const consent: Store<Consent>;
declare const granted: (...names: readonly string[]) => Store<boolean>;
export { connect, consent, granted, instance };
export type { Store };
