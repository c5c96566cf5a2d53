export interface Traces {
  readonly cookies: readonly string[];
  readonly storage: readonly string[];
  readonly databases: readonly string[];
  readonly beacon: string;
}

/**
 * What the double of a vendor's script does in the page: leaves what the vendor leaves, and reports. It takes over no queue,
 * so that all calls stay to be seen. Sent to the page as text, so it may use nothing from outside itself.
 */
export function behave({ cookies, storage, databases, beacon }: Traces): void {
  // biome-ignore lint/suspicious/noDocumentCookie: it is what vendors use, and all browsers have
  for (const name of cookies) document.cookie = `${name}=double; Path=/; Max-Age=86400; SameSite=Lax`;
  for (const key of storage) {
    localStorage.setItem(key, 'double');
    sessionStorage.setItem(key, 'double');
  }
  for (const name of databases) {
    const opening = indexedDB.open(name);
    // Lets go of it when it is to be deleted, as the real ones do.
    opening.onsuccess = () => {
      opening.result.onversionchange = () => opening.result.close();
    };
  }
  new Image().src = beacon;
}
