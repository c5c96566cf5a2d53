import { ReactNode } from "react";
import { Assent, Consent } from "../npm/index.js";
import { AskedCategory } from "../npm/index.js";
type GateNeeds = {
    readonly category: AskedCategory | readonly AskedCategory[];
    readonly service?: string | undefined;
} | {
    readonly category?: undefined;
    readonly service: string;
};
declare function connect(start: () => Assent): Assent | null;
type ConsentGateProps = GateNeeds & {
    readonly children?: ReactNode;
    readonly fallback?: ReactNode;
};
declare function useConsent(): Consent;
declare function useGranted(...names: readonly string[]): boolean;
declare function useAssent(): Assent | null;
declare function ConsentGate({ children, fallback, ...needs }: ConsentGateProps): ReactNode;
export { ConsentGate, connect, useAssent, useConsent, useGranted };
export type { ConsentGateProps, GateNeeds };
