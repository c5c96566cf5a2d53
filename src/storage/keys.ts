/**
 * All keys of localStorage, without the prefix `assent.` that the store puts before each. They are in visitors' browsers:
 * their texts never change.
 */

/** A decision whose receipt waits to be sent: `outbox.<time>.<checksum>`. Old ones end with the time. */
export const OUTBOX = 'outbox.';
/** One of the visitor's own receipts: `receipt.`, and what its key in the outbox ended with. */
export const RECEIPT = 'receipt.';
/** A post to the endpoint whose answer no page has seen: `posted.<time>`. A cookie may come with it after whatever was decided since. */
export const POSTED = 'posted.';
/** What is known of the services that were allowed on whatever page of the site: another page can say what they are, and remove what they stored. */
export const SERVICES = 'services';
/** Time of the newest decision of this browser: an older cookie that comes back undoes nothing. */
export const NEWEST = 'newest';
/** Set by a withdrawal, to what it could not remove: the next page sweeps once more, as what was running may have written again. */
export const SWEEP = 'sweep';
/** Set while the audience was declared under age, on this page or an earlier one. */
export const MINOR = 'minor';
/**
 * The setting `ask`, once somebody is known to be old enough where the site asks for the age: until then they count as under age. The
 * outcome alone: no year is stored.
 */
export const ADULT = 'adult';
/**
 * Set once the answer of a former consent manager was adopted, or came to nothing by the visitor's age, or somebody who had decided
 * was forgotten where the settings name one: what it left comes back no more.
 */
export const ADOPTED = 'adopted';
/** Until when the endpoint asked not to be sent anything. */
export const PAUSE = 'pause';
/** How often in a row the endpoint was not reached, over all pages. */
export const TRIES = 'tries';
/** Until when nothing is sent by itself, since the endpoint was not reached. A new decision, or a network that is back, ends it. */
export const UNREACHED = 'unreached';
/** Until when nothing is sent by itself, since no endpoint was found where the settings say. */
export const NO_ENDPOINT = 'no-endpoint';
/** Until when one tab sends, where there are no Web Locks. */
export const SENDER = 'sender';
/** Version of the policy whose note was dismissed. */
export const DISMISSED_NOTE = 'noted';
