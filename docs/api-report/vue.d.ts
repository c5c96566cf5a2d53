import * as vue from "vue";
import { PropType, SlotsType, Plugin, ShallowRef, ComputedRef } from "vue";
import { AskedCategory } from "../npm/index.js";
import { Assent, Consent } from "../npm/index.js";
declare function connect(start: () => Assent): Assent | null;
declare const useConsent: () => Readonly<ShallowRef<Consent>>;
declare function useGranted(...names: readonly string[]): ComputedRef<boolean>;
declare const useAssent: () => Readonly<ShallowRef<Assent | null>>;
declare const ConsentGate: vue.DefineComponent<vue.ExtractPropTypes<{
    category: PropType<AskedCategory | readonly AskedCategory[]>;
    service: StringConstructor;
}>, () => unknown, {}, {}, {}, vue.ComponentOptionsMixin, vue.ComponentOptionsMixin, {}, string, vue.PublicProps, Readonly<vue.ExtractPropTypes<{
    category: PropType<AskedCategory | readonly AskedCategory[]>;
    service: StringConstructor;
}>> & Readonly<{}>, {}, SlotsType<{
    default?: () => unknown;
    fallback?: () => unknown;
}>, {}, {}, string, vue.ComponentProvideOptions, true, {}, any>;
declare const assentPlugin: Plugin<[
    start?: () => Assent
]>;
export { ConsentGate, assentPlugin, connect, useAssent, useConsent, useGranted };
