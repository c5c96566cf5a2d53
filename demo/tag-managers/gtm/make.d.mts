/** Of an exported container, what is looked at. Everything else of it is Google's. */
export interface Container {
  readonly containerVersion: {
    readonly tag: readonly Tag[];
    readonly trigger: readonly { readonly triggerId: string; readonly name: string }[];
    readonly variable: readonly { readonly name: string }[];
    readonly customTemplate: readonly { readonly templateId: string; readonly templateData: string }[];
  };
}

export interface Tag {
  readonly name: string;
  readonly type: string;
  readonly parameter: readonly { readonly type: string; readonly key: string; readonly value: string }[];
  readonly firingTriggerId: readonly string[];
  readonly tagFiringOption: 'ONCE_PER_LOAD' | 'ONCE_PER_EVENT';
  readonly paused?: boolean;
  readonly consentSettings: {
    readonly consentStatus: 'NOT_SET' | 'NOT_NEEDED' | 'NEEDED';
    readonly consentType?: { readonly list: readonly { readonly value: string }[] };
  };
}

/** The container that `container.json` is. */
export function container(): Container;
