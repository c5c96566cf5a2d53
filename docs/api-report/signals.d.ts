import { ReadonlySignal } from "@preact/signals-core";
import { Assent, Consent } from "../npm/index.js";
declare function instance(): Assent | null;
declare function connect(start: () => Assent): Assent | null;
declare const consent: ReadonlySignal<Consent>;
declare const granted: (...names: readonly string[]) => ReadonlySignal<boolean>;
export { connect, consent, granted, instance };
