import * as v from 'valibot';
import { CATEGORIES } from '../../consent/categories';
import { NOTICE_SCHEMA, type Notice } from '../../consent/notice';
import { REGIMES } from '../../consent/regimes';

const text = v.string();
const texts = v.array(text);

const service = v.object({
  id: text,
  default: v.boolean(),
  name: v.exactOptional(text),
  provider: v.exactOptional(text),
  privacyUrl: v.exactOptional(text),
  stores: v.exactOptional(texts),
  retention: v.exactOptional(text),
  thirdParty: v.exactOptional(texts),
  elsewhere: v.exactOptional(texts),
});

const category = v.object({
  name: v.picklist(CATEGORIES),
  title: text,
  text: v.exactOptional(text),
  default: v.boolean(),
  services: v.array(service),
});

const notice = v.object({
  schema: v.literal(NOTICE_SCHEMA),
  surface: v.picklist(['banner', 'preferences', 'placeholder', 'site']),
  site: text,
  language: text,
  direction: v.picklist(['ltr', 'rtl']),
  regime: v.picklist(REGIMES),
  policy: v.object({ url: text, version: text }),
  layout: text,
  position: text,
  texts: v.record(text, text),
  buttons: texts,
  asked: texts,
  signal: v.exactOptional(v.literal(true)),
  categories: v.array(category),
}) satisfies v.GenericSchema<Notice>;

/** Whether this can be shown as a notice. What it has beside is let be: pages may be newer than the endpoint. */
export function isNotice(value: unknown): boolean {
  return v.is(notice, value);
}
