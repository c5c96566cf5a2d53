import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/*
 * Writes container.json, which Google Tag Manager imports (Admin, Import Container, Merge): the template beside this file, its tag,
 * and an example of a tag for each category. `node demo/tag-managers/gtm/make.mjs` after a change of either.
 */

/** Of an import the account and container are the reader's own; these stand for them. */
const OWN = { accountId: '1', containerId: '1' };
const TEMPLATE_ID = '1';
/** Every container has this trigger: Consent Initialization - All Pages. */
const CONSENT_INITIALIZATION = '2147479572';

const parameter = (key, value, type = 'TEMPLATE') => ({ type, key, value });
const html = (text) => [parameter('html', text), parameter('supportDocumentWrite', 'false', 'BOOLEAN')];
const condition = (type, left, right) => ({ type, parameter: [parameter('arg0', left), parameter('arg1', right)] });
/** Additional consent checks: the tag does not fire without all of them. */
const checks = (...signals) => ({
  consentStatus: 'NEEDED',
  consentType: { type: 'LIST', list: signals.map((value) => ({ type: 'TEMPLATE', value })) },
});

const EVENTS = '^assent\\.(ready|change)$';
const onEvents = (triggerId, name, service) => ({
  ...OWN,
  triggerId,
  name,
  type: 'CUSTOM_EVENT',
  customEventFilter: [condition('MATCH_REGEX', '{{_event}}', EVENTS)],
  ...(service && { filter: [condition('EQUALS', `{{${service}}}`, 'true')] }),
});

/** Assent is asked each time, since events tell of a moment and a later one may have come. */
const mayRun = (variableId, id) => ({
  ...OWN,
  variableId,
  name: `Assent - ${id}`,
  type: 'jsm',
  parameter: [parameter('javascript', `function () { return !!window.assent && assent.has('${id}'); }`)],
});
const constant = (variableId, name, value) => ({
  ...OWN,
  variableId,
  name,
  type: 'c',
  parameter: [parameter('value', value)],
});

/** Paused until its id is filled in. Once on a page: what triggers it comes at each answer. */
const example = (tagId, name, type, parameters, signals, firingTriggerId) => ({
  ...OWN,
  tagId,
  name,
  type,
  parameter: parameters,
  firingTriggerId: [firingTriggerId],
  tagFiringOption: 'ONCE_PER_LOAD',
  paused: true,
  monitoringMetadata: { type: 'MAP' },
  consentSettings: checks(...signals),
});

const META = `<script>
  !function(f,b,e,v,n,t,s){if(f.fbq)return;n=f.fbq=function(){n.callMethod?n.callMethod.apply(n,arguments):n.queue.push(arguments)};
  if(!f._fbq)f._fbq=n;n.push=n;n.loaded=!0;n.version='2.0';n.queue=[];t=b.createElement(e);t.async=!0;t.src=v;
  s=b.getElementsByTagName(e)[0];s.parentNode.insertBefore(t,s)}(window,document,'script','https://connect.facebook.net/en_US/fbevents.js');
  fbq('init', '{{Meta Pixel id}}');
  fbq('track', 'PageView');
</script>`;

export const container = () => ({
  exportFormatVersion: 2,
  containerVersion: {
    path: 'accounts/1/containers/1/versions/0',
    ...OWN,
    containerVersionId: '0',
    name: 'Assent',
    container: {
      path: 'accounts/1/containers/1',
      ...OWN,
      name: 'Assent',
      publicId: 'GTM-XXXXXXX',
      usageContext: ['WEB'],
    },
    tag: [
      {
        ...OWN,
        tagId: '1',
        name: 'Assent - Consent Initialization',
        type: `cvt_${OWN.containerId}_${TEMPLATE_ID}`,
        parameter: [parameter('src', ''), parameter('wait', '500')],
        firingTriggerId: [CONSENT_INITIALIZATION],
        tagFiringOption: 'ONCE_PER_LOAD',
        monitoringMetadata: { type: 'MAP' },
        consentSettings: { consentStatus: 'NOT_NEEDED' },
      },
      example(
        '2',
        'Example - analytics - Google tag',
        'googtag',
        [parameter('tagId', '{{Google tag id}}')],
        ['analytics_storage'],
        '1',
      ),
      example(
        '3',
        'Example - marketing - Meta Pixel',
        'html',
        html(META),
        ['ad_storage', 'ad_user_data', 'ad_personalization'],
        '2',
      ),
      example(
        '4',
        'Example - preferences - chat',
        'html',
        html('<script async src="https://chat.example/widget.js"></script>'),
        ['functionality_storage'],
        '1',
      ),
    ],
    trigger: [
      onEvents('1', 'Assent - answer known or changed'),
      onEvents('2', 'Assent - answer known or changed, Meta Pixel allowed', 'Assent - meta-pixel'),
    ],
    variable: [
      mayRun('1', 'meta-pixel'),
      constant('2', 'Google tag id', 'G-XXXXXXX'),
      constant('3', 'Meta Pixel id', '1234567890'),
    ],
    customTemplate: [
      {
        ...OWN,
        templateId: TEMPLATE_ID,
        name: 'Assent',
        templateData: readFileSync(new URL('template.tpl', import.meta.url), 'utf8'),
      },
    ],
  },
});

// A path may have signs that an address has not, such as a space.
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(new URL('container.json', import.meta.url), `${JSON.stringify(container(), null, 2)}\n`);
}
