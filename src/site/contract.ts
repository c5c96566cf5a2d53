import type { AssentConfig } from '../config/config';

/* What is made for one site: its script, with the settings in it, and the parts that this has beside it. Types alone. */

/** A part as a function of those that it needs. */
export type Factory = (need: (name: string) => object) => object;

/** A part in the script itself, or the name of the file that has it; then the names of the parts that it needs. */
export type SitePart = readonly [Factory | string, ...string[]];

/** What the script of one site has in it. */
export interface SiteScript {
  readonly config: AssentConfig;
  /** Whether the endpoint is where the script came from, unless the config names another. */
  readonly isServed: boolean;
  /** Of the files that have the other parts, beside the script. */
  readonly folder: string;
  /**
   * By name, as `Load` asks for them; services by the key of their answer. What is not here is in a file of its name, and needs nothing;
   * or is a service, and needs the runner.
   */
  readonly parts: Readonly<Record<string, SitePart>>;
}

/** What `npm run build` leaves to make such scripts from. */
export interface SitePieces {
  /** The script that every site has, a function's body: it reads `assentSite`. */
  readonly script: string;
  /** What draws the banner in the first HTML, a function's body: it reads `assentInline`. */
  readonly inline: string;
  readonly parts: Readonly<Record<string, PartPiece>>;
}

export interface PartPiece {
  /** The text of a `Factory`. */
  readonly code: string;
  readonly needs: readonly string[];
}

/** What the inline piece draws: as much of a notice as is seen. */
export interface InlineNotice {
  /** Name of the decision's cookie, without a prefix. */
  readonly cookie: string;
  readonly css: string;
  /** `light`, `dark` or `''`. */
  readonly theme: string;
  readonly language: string;
  readonly direction: string;
  readonly layout: string;
  readonly position: string;
  /** `noticeKey` of the whole of it. */
  readonly notice: string;
  readonly title: string;
  readonly body: string;
  /** Address and text of the link to the policy, if it has an address that may be one. */
  readonly policy: readonly (readonly [href: string, text: string])[];
  /** `data-action` and text, in their order. */
  readonly buttons: readonly (readonly [action: string, text: string])[];
}
