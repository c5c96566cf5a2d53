declare const REGIMES: readonly [
    "opt-in",
    "opt-out",
    "notice"
];
type Regime = (typeof REGIMES)[number];
type RegionRules = Readonly<Record<string, RegionRule>>;
interface RegionRule {
    readonly regime: Regime;
    readonly decision?: string;
}
interface Labels {
    readonly reopen: string;
    readonly choices: string;
}
interface BannerLocale extends Labels {
    readonly code: string;
    readonly direction: "ltr" | "rtl";
    readonly list: (words: readonly string[]) => string;
    readonly title: string;
    readonly body: (site: string, purposes: string, services: number) => string;
    readonly newBody: (site: string, names: string) => string;
    readonly acceptAll: string;
    readonly rejectAll: string;
    readonly customise: string;
    readonly policyLink: string;
    readonly purposes: Readonly<Record<"preferences" | "analytics" | "marketing", string>>;
}
interface AgeLocale {
    readonly ageTitle: string;
    readonly ageBody: (years: number) => string;
    readonly ageLabel: string;
    readonly ageError: string;
    readonly ageContinue: string;
}
interface Locale extends BannerLocale {
    readonly policyNote: (version: string) => string;
    readonly dismiss: string;
    readonly signalNote: string;
    readonly preferencesTitle: string;
    readonly preferencesBody: string;
    readonly save: string;
    readonly close: string;
    readonly saved: string;
    readonly notStored: string;
    readonly unchanged: string;
    readonly losesInput: string;
    readonly alwaysOn: string;
    readonly categories: Readonly<Record<"necessary" | "preferences" | "analytics" | "marketing", CategoryTexts>>;
    readonly services: string;
    readonly search: string;
    readonly found: string;
    readonly details: string;
    readonly provider: string;
    readonly providerPolicy: string;
    readonly stores: string;
    readonly retention: string;
    readonly thirdParty: string;
    readonly elsewhere: string;
    readonly unknownService: (key: string) => string;
    readonly left: (names: string) => string;
    readonly receipts: string;
    readonly subject: string;
    readonly noReceipts: string;
    readonly receiptStored: string;
    readonly receiptWaiting: string;
    readonly actions: Readonly<Record<"accept-all" | "reject-all" | "choose" | "withdraw" | "signal", string>>;
    readonly allowed: string;
    readonly allowedNothing: string;
    readonly download: string;
    readonly proof: string;
    readonly erase: string;
    readonly eraseConfirm: string;
    readonly eraseNow: string;
    readonly cancel: string;
    readonly erased: string;
    readonly failed: string;
    readonly embed: (service: string, provider: string) => string;
    readonly loadOnce: string;
    readonly alwaysAllow: string;
    readonly openSource: string;
}
interface CategoryTexts {
    readonly title: string;
    readonly text: string;
}
type TextOverrides = Partial<Record<TextName, string>>;
type TextName = {
    [K in keyof Locale]: Locale[K] extends string | ((...facts: never[]) => string) ? K : never;
}[Exclude<keyof Locale, "code" | "direction" | "list" | "categories" | "purposes" | "actions">] | keyof AgeLocale;
declare const CATEGORIES: readonly [
    "necessary",
    "preferences",
    "analytics",
    "marketing"
];
type Category = (typeof CATEGORIES)[number];
interface ServiceFacts {
    readonly id: string;
    readonly category: Category;
    readonly name: string;
    readonly provider?: string | undefined;
    readonly privacyUrl?: string | undefined;
    readonly cookies?: readonly string[] | undefined;
    readonly storage?: readonly string[] | undefined;
    readonly databases?: readonly string[] | undefined;
    readonly retention?: string | undefined;
    readonly thirdParty?: readonly string[] | undefined;
    readonly pages?: readonly (readonly [
        embed: RegExp,
        page: string
    ])[] | undefined;
    readonly saleOrShare?: boolean | undefined;
}
interface ServiceActs {
    readonly prepare?: ((page: ServicePage) => void) | undefined;
    readonly consent?: ((page: ServicePage) => void) | undefined;
    readonly load?: ((page: ServicePage) => unknown) | undefined;
    readonly enable?: ((on: boolean, page: ServicePage) => unknown) | undefined;
    readonly reloads?: boolean | (() => boolean) | undefined;
    readonly address?: ((url: string) => string) | undefined;
}
interface Service extends ServiceFacts, ServiceActs {
    readonly calls?: CommonOptions["calls"] | undefined;
}
interface ServicePage {
    readonly allowed: (name: string) => boolean;
    readonly loadScript: (url: string, attributes?: Readonly<Record<string, string>>) => Promise<unknown>;
    readonly shared: Record<string, unknown>;
    readonly signal: AbortSignal;
}
interface Definition<I extends string = string, O = never> extends ServiceFacts {
    readonly id: I;
    readonly provider: string;
    readonly privacyUrl: string;
    readonly forms?: Readonly<Record<string, RegExp>>;
    readonly run?: (options: O) => ServiceActs;
}
interface About {
    readonly hosts: readonly string[];
    readonly regions?: Readonly<Record<string, readonly string[]>>;
    readonly tags?: readonly string[];
    readonly queue?: string;
    readonly container?: string;
    readonly loads?: readonly string[];
    readonly use?: Readonly<Record<string, string>>;
}
interface CommonOptions {
    readonly category?: Category;
    readonly load?: boolean;
    readonly calls?: "queue" | "drop";
}
interface IdOptions extends CommonOptions {
    readonly id: string;
}
interface ReadyMade<I extends string, O> {
    (...options: Partial<O> extends O ? [
        options?: O
    ] : [
        options: O
    ]): Service;
    readonly definition: Definition<I, O>;
    readonly about: About;
}
interface FirebaseConfig {
    readonly apiKey: string;
    readonly projectId: string;
    readonly appId: string;
    readonly measurementId?: string;
    readonly [key: string]: string | undefined;
}
interface GoogleOptions extends CommonOptions {
    readonly region?: readonly string[];
    readonly ads_data_redaction?: boolean;
    readonly url_passthrough?: boolean;
}
interface GoogleTagOptions extends GoogleOptions {
    readonly id: string;
}
interface FirebaseAnalyticsOptions extends GoogleOptions {
    readonly config: FirebaseConfig & {
        readonly measurementId: string;
    };
    readonly version?: string;
}
declare const _default$u: ReadyMade<"firebase-analytics", FirebaseAnalyticsOptions>;
interface FirebasePerformanceOptions extends CommonOptions {
    readonly config: FirebaseConfig;
    readonly version?: string;
}
declare const _default$t: ReadyMade<"firebase-performance", FirebasePerformanceOptions>;
declare const _default$s: ReadyMade<"google-ads", GoogleTagOptions>;
declare const _default$r: ReadyMade<"google-analytics", GoogleTagOptions>;
declare const _default$q: ReadyMade<"google-maps", CommonOptions>;
declare const _default$p: ReadyMade<"google-tag-manager", GoogleTagOptions>;
declare const _default$o: ReadyMade<"hotjar", IdOptions>;
interface HubspotOptions extends IdOptions {
    readonly region?: "na1" | "na2" | "na3" | "eu1" | "ap1";
}
declare const _default$n: ReadyMade<"hubspot", HubspotOptions>;
declare const _default$m: ReadyMade<"instagram", CommonOptions>;
interface IntercomOptions extends IdOptions {
    readonly region?: "us" | "eu" | "au";
}
declare const _default$l: ReadyMade<"intercom", IntercomOptions>;
declare const _default$k: ReadyMade<"linkedin-insight", IdOptions>;
interface MatomoOptions extends IdOptions {
    readonly url: string;
}
declare const _default$j: ReadyMade<"matomo", MatomoOptions>;
declare const _default$i: ReadyMade<"meta-pixel", IdOptions>;
declare const _default$h: ReadyMade<"microsoft-clarity", IdOptions>;
declare const _default$g: ReadyMade<"microsoft-uet", IdOptions>;
declare const _default$f: ReadyMade<"paypal", CommonOptions>;
declare const _default$e: ReadyMade<"pinterest-tag", IdOptions>;
interface PlausibleOptions extends IdOptions {
    readonly id: string;
    readonly url?: string;
}
declare const _default$d: ReadyMade<"plausible", PlausibleOptions>;
interface PosthogOptions extends IdOptions {
    readonly region?: "eu" | "us";
    readonly url?: string;
}
declare const _default$c: ReadyMade<"posthog", PosthogOptions>;
interface RecaptchaOptions extends IdOptions {
    readonly render?: "onload" | "explicit";
}
declare const _default$b: ReadyMade<"recaptcha", RecaptchaOptions>;
declare const _default$a: ReadyMade<"reddit-pixel", IdOptions>;
declare const _default$9: ReadyMade<"snap-pixel", IdOptions>;
declare const _default$8: ReadyMade<"spotify", CommonOptions>;
declare const _default$7: ReadyMade<"stripe", CommonOptions>;
declare const _default$6: ReadyMade<"tiktok", CommonOptions>;
declare const _default$5: ReadyMade<"tiktok-pixel", IdOptions>;
interface UmamiOptions extends IdOptions {
    readonly url?: string;
}
declare const _default$4: ReadyMade<"umami", UmamiOptions>;
declare const _default$3: ReadyMade<"vimeo", CommonOptions>;
declare const _default$2: ReadyMade<"x", CommonOptions>;
declare const _default$1: ReadyMade<"x-pixel", IdOptions>;
interface YoutubeOptions extends CommonOptions {
    readonly api?: boolean;
}
declare const _default: ReadyMade<"youtube", YoutubeOptions>;
declare namespace readyMade {
    export { _default$u as firebaseAnalytics, _default$t as firebasePerformance, _default$s as googleAds, _default$r as googleAnalytics, _default$q as googleMaps, _default$p as googleTagManager, _default$o as hotjar, _default$n as hubspot, _default$m as instagram, _default$l as intercom, _default$k as linkedinInsight, _default$j as matomo, _default$i as metaPixel, _default$h as microsoftClarity, _default$g as microsoftUet, _default$f as paypal, _default$e as pinterestTag, _default$d as plausible, _default$c as posthog, _default$b as recaptcha, _default$a as redditPixel, _default$9 as snapPixel, _default$8 as spotify, _default$7 as stripe, _default$6 as tiktok, _default$5 as tiktokPixel, _default$4 as umami, _default$3 as vimeo, _default$2 as x, _default$1 as xPixel, _default as youtube, };
}
interface CustomServiceOptions {
    readonly category: Category;
    readonly name: string;
    readonly scripts?: readonly string[];
    readonly cookies?: readonly string[];
    readonly storage?: readonly string[];
    readonly databases?: readonly string[];
    readonly provider?: string;
    readonly privacyUrl?: string;
    readonly retention?: string;
    readonly thirdParty?: readonly string[];
    readonly saleOrShare?: boolean;
}
declare const FORMER_MANAGERS: readonly [
    "vanilla-cookieconsent",
    "klaro",
    "tarteaucitron",
    "osano",
    "orejime",
    "c15t",
    "cookiebot",
    "onetrust",
    "usercentrics"
];
type FormerManager = (typeof FORMER_MANAGERS)[number];
interface AdoptOptions {
    readonly storedAs?: string;
    readonly names?: Readonly<Record<string, string | readonly string[]>>;
}
type Adopt = {
    readonly [K in FormerManager]?: AdoptOptions;
} & {
    readonly proof?: boolean;
};
type All = typeof readyMade;
type OptionsOf<S> = S extends ReadyMade<string, infer O> ? O : never;
type ReadyMadeById = {
    readonly [K in keyof All as All[K]["definition"]["id"]]?: OptionsOf<All[K]>;
};
type ServicesById = ReadyMadeById & {
    readonly [id: string]: CustomServiceOptions | ReadyMadeById[keyof ReadyMadeById];
};
type Edge = "bottom" | "top";
interface AssentConfig {
    readonly site?: string;
    readonly policy: {
        readonly url: string;
        readonly version: string;
        readonly renewSince?: string;
    };
    readonly endpoint?: string;
    readonly base?: string;
    readonly region?: string;
    readonly regions?: RegionRules;
    readonly audience?: "general" | "minor" | "ask";
    readonly api?: "open" | "visitor";
    readonly adopt?: Adopt;
    readonly services?: ServicesById | readonly Service[];
    readonly cookie?: {
        readonly name?: string;
        readonly domain?: string;
        readonly path?: string;
        readonly days?: number;
    };
    readonly autoblock?: boolean;
    readonly debug?: boolean;
    readonly guard?: "report";
    readonly ui?: {
        readonly layout?: "bar" | "box" | "modal";
        readonly position?: Edge | `${Edge}-${"start" | "center" | "end"}`;
        readonly theme?: "auto" | "light" | "dark";
        readonly language?: string;
        readonly reopen?: boolean | `${Edge}-${"start" | "end"}`;
        readonly headerGate?: "wait" | "reload";
        readonly texts?: Readonly<Record<string, TextOverrides>>;
    };
}
declare const KINDS: readonly [
    "script",
    "connect",
    "img",
    "frame",
    "style",
    "font",
    "media",
    "worker"
];
type Kind = (typeof KINDS)[number];
type HostsByKind = Readonly<Partial<Record<Kind, readonly string[]>>>;
declare const HEADER: {
    readonly report: "Content-Security-Policy-Report-Only";
    readonly enforce: "Content-Security-Policy";
};
interface HeaderGateOptions {
    readonly mode: keyof typeof HEADER;
    readonly base?: string;
    readonly origin?: string;
    readonly own?: HostsByKind & {
        readonly all?: readonly string[];
    };
    readonly marked?: Readonly<Record<string, HostsByKind>>;
    readonly reports?: string;
}
type HeaderValue = string | readonly string[] | null | undefined;
interface GateVisit {
    readonly cookie?: string | null | undefined;
    readonly gpc?: HeaderValue;
    readonly region?: HeaderValue;
    readonly timeZone?: string | null | undefined;
    readonly audience?: "general" | "minor" | null | undefined;
    readonly path?: string | null | undefined;
    readonly nonce?: string | null | undefined;
    readonly hashes?: readonly string[] | null | undefined;
}
interface GatedPage {
    readonly allowed: readonly string[];
    readonly policy: string;
    readonly headers: readonly (readonly [
        name: string,
        value: string
    ])[];
}
declare function createHeaderGate(config: AssentConfig, options: HeaderGateOptions): (visit?: GateVisit) => GatedPage;
interface Snippet {
    readonly html: string;
    readonly csp?: string;
}
interface RenderedPage {
    readonly language?: string | undefined;
    readonly region?: string | undefined;
    readonly cookie?: string | undefined;
    readonly nonce?: string | undefined;
}
interface SnippetOptions {
    readonly base?: string;
    readonly origin?: string;
}
declare function createSnippets(config: AssentConfig, { base, origin }?: SnippetOptions): Promise<(page?: RenderedPage) => Snippet>;
export { createHeaderGate, createSnippets };
export type { AssentConfig, GateVisit, GatedPage, HeaderGateOptions, HostsByKind, RenderedPage, Snippet, SnippetOptions };
