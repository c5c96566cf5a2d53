/*
 * The base code of vendors as they publish it, with made-up ids: what a site has in its pages before it has a consent
 * manager. None of it is marked.
 */

interface Snippet {
  readonly service: string;
  /** What it asks for, as the beginning of host and path. */
  readonly request: string;
  readonly code: string;
}

/** Inline scripts that insert their script by themselves. */
export const INLINE: readonly Snippet[] = [
  {
    service: 'google-tag-manager',
    request: 'www.googletagmanager.com/gtm.js?id=GTM-XXXXXXX',
    code: `(function(w,d,s,l,i){w[l]=w[l]||[];w[l].push({'gtm.start':
new Date().getTime(),event:'gtm.js'});var f=d.getElementsByTagName(s)[0],
j=d.createElement(s),dl=l!='dataLayer'?'&l='+l:'';j.async=true;j.src=
'https://www.googletagmanager.com/gtm.js?id='+i+dl;f.parentNode.insertBefore(j,f);
})(window,document,'script','dataLayer','GTM-XXXXXXX');`,
  },
  {
    service: 'meta-pixel',
    request: 'connect.facebook.net/en_US/fbevents.js',
    code: `!function(f,b,e,v,n,t,s)
{if(f.fbq)return;n=f.fbq=function(){n.callMethod?
n.callMethod.apply(n,arguments):n.queue.push(arguments)};
if(!f._fbq)f._fbq=n;n.push=n;n.loaded=!0;n.version='2.0';
n.queue=[];t=b.createElement(e);t.async=!0;
t.src=v;s=b.getElementsByTagName(e)[0];
s.parentNode.insertBefore(t,s)}(window, document,'script',
'https://connect.facebook.net/en_US/fbevents.js');
fbq('init', '1234567890');
fbq('track', 'PageView');`,
  },
  {
    service: 'tiktok-pixel',
    request: 'analytics.tiktok.com/i18n/pixel/events.js?sdkid=D6F227BC77UAM1VL5M6G',
    code: `!function (w, d, t) {
w.TiktokAnalyticsObject=t;var ttq=w[t]=w[t]||[];ttq.methods=["page","track","identify","instances","debug","on","off","once","ready","alias","group","enableCookie","disableCookie","holdConsent","revokeConsent","grantConsent"],ttq.setAndDefer=function(t,e){t[e]=function(){t.push([e].concat(Array.prototype.slice.call(arguments,0)))}};for(var i=0;i<ttq.methods.length;i++)ttq.setAndDefer(ttq,ttq.methods[i]);ttq.instance=function(t){for(var e=ttq._i[t]||[],n=0;n<ttq.methods.length;n++)ttq.setAndDefer(e,ttq.methods[n]);return e},ttq.load=function(e,n){var r="https://analytics.tiktok.com/i18n/pixel/events.js",o=n&&n.partner;ttq._i=ttq._i||{},ttq._i[e]=[],ttq._i[e]._u=r,ttq._t=ttq._t||{},ttq._t[e]=+new Date,ttq._o=ttq._o||{},ttq._o[e]=n||{};n=document.createElement("script");n.type="text/javascript",n.async=!0,n.src=r+"?sdkid="+e+"&lib="+t;e=document.getElementsByTagName("script")[0];e.parentNode.insertBefore(n,e)};
ttq.load('D6F227BC77UAM1VL5M6G');
ttq.page();
}(window, document, 'ttq');`,
  },
  {
    service: 'x-pixel',
    request: 'static.ads-twitter.com/uwt.js',
    code: `!function(e,t,n,s,u,a){e.twq||(s=e.twq=function(){s.exe?s.exe.apply(s,arguments):s.queue.push(arguments);
},s.version='1.1',s.queue=[],u=t.createElement(n),u.async=!0,u.src='https://static.ads-twitter.com/uwt.js',
a=t.getElementsByTagName(n)[0],a.parentNode.insertBefore(u,a))}(window,document,'script');
twq('config','o1a2b');`,
  },
  {
    service: 'linkedin-insight',
    request: 'snap.licdn.com/li.lms-analytics/insight.min.js',
    code: `_linkedin_partner_id = "1234567";
window._linkedin_data_partner_ids = window._linkedin_data_partner_ids || [];
window._linkedin_data_partner_ids.push(_linkedin_partner_id);
(function(l) {
if (!l){window.lintrk = function(a,b){window.lintrk.q.push([a,b])};
window.lintrk.q=[]}
var s = document.getElementsByTagName("script")[0];
var b = document.createElement("script");
b.type = "text/javascript";b.async = true;
b.src = "https://snap.licdn.com/li.lms-analytics/insight.min.js";
s.parentNode.insertBefore(b, s);})(window.lintrk);`,
  },
  {
    service: 'microsoft-uet',
    request: 'bat.bing.com/bat.js',
    code: `(function(w,d,t,r,u){var f,n,i;w[u]=w[u]||[],f=function(){var o={ti:"97030081",enableAutoSpaTracking:true};o.q=w[u],w[u]=new UET(o),w[u].push("pageLoad")},n=d.createElement(t),n.src=r,n.async=1,n.onload=n.onreadystatechange=function(){var s=this.readyState;s&&s!=="loaded"&&s!=="complete"||(w.uetLoaded=1,w.UET&&f(),n.onload=n.onreadystatechange=null)},i=d.getElementsByTagName(t)[0],i.parentNode.insertBefore(n,i)})(window,document,"script","//bat.bing.com/bat.js","uetq");`,
  },
  {
    service: 'microsoft-clarity',
    request: 'www.clarity.ms/tag/xin9eohwfp',
    code: `(function(c,l,a,r,i,t,y){
c[a]=c[a]||function(){(c[a].q=c[a].q||[]).push(arguments)};
t=l.createElement(r);t.async=1;t.src="https://www.clarity.ms/tag/"+i;
y=l.getElementsByTagName(r)[0];y.parentNode.insertBefore(t,y);
})(window, document, "clarity", "script", "xin9eohwfp");`,
  },
  {
    service: 'pinterest-tag',
    request: 's.pinimg.com/ct/core.js',
    code: `!function(e){if(!window.pintrk){window.pintrk = function () {
window.pintrk.queue.push(Array.prototype.slice.call(arguments))};var
n=window.pintrk;n.queue=[],n.version="3.0";var
t=document.createElement("script");t.async=!0,t.src=e;var
r=document.getElementsByTagName("script")[0];
r.parentNode.insertBefore(t,r)}}("https://s.pinimg.com/ct/core.js");
pintrk('load', '2613654212508');
pintrk('page');`,
  },
  {
    service: 'snap-pixel',
    request: 'sc-static.net/scevent.min.js',
    code: `(function(e,t,n){if(e.snaptr)return;var a=e.snaptr=function()
{a.handleRequest?a.handleRequest.apply(a,arguments):a.queue.push(arguments)};
a.queue=[];var s='script';r=t.createElement(s);r.async=!0;
r.src=n;var u=t.getElementsByTagName(s)[0];
u.parentNode.insertBefore(r,u);})(window,document,
'https://sc-static.net/scevent.min.js');
snaptr('init', '0f2a8f4e-5d7a-4e0d-9f0a-0123456789ab');
snaptr('track', 'PAGE_VIEW');`,
  },
  {
    service: 'reddit-pixel',
    request: 'www.redditstatic.com/ads/pixel.js',
    code: `!function(w,d){if(!w.rdt){var p=w.rdt=function(){p.sendEvent?p.sendEvent.apply(p,arguments):p.callQueue.push(arguments)};p.callQueue=[];var t=d.createElement("script");t.src="https://www.redditstatic.com/ads/pixel.js",t.async=!0;var s=d.getElementsByTagName("script")[0];s.parentNode.insertBefore(t,s)}}(window,document);rdt('init','a2_abcdef');rdt('track', 'PageVisit');`,
  },
  {
    service: 'hotjar',
    request: 'static.hotjar.com/c/hotjar-1234567.js?sv=6',
    code: `(function(h,o,t,j,a,r){
h.hj=h.hj||function(){(h.hj.q=h.hj.q||[]).push(arguments)};
h._hjSettings={hjid:1234567,hjsv:6};
a=o.getElementsByTagName('head')[0];
r=o.createElement('script');r.async=1;
r.src=t+h._hjSettings.hjid+j+h._hjSettings.hjsv;
a.appendChild(r);
})(window,document,'https://static.hotjar.com/c/hotjar-','.js?sv=');`,
  },
  {
    service: 'matomo',
    request: 'cdn.matomo.cloud/klouttrack.matomo.cloud/matomo.js',
    code: `var _paq = window._paq = window._paq || [];
_paq.push(['trackPageView']);
_paq.push(['enableLinkTracking']);
(function() {
var u="https://klouttrack.matomo.cloud/";
_paq.push(['setTrackerUrl', u+'matomo.php']);
_paq.push(['setSiteId', '1']);
var d=document, g=d.createElement('script'), s=d.getElementsByTagName('script')[0];
g.async=true; g.src='https://cdn.matomo.cloud/klouttrack.matomo.cloud/matomo.js'; s.parentNode.insertBefore(g,s);
})();`,
  },
  {
    service: 'posthog',
    request: 'eu-assets.i.posthog.com/static/array.js',
    code: `!function(t,e){var o,n,p,r;e.__SV||(window.posthog=e,e._i=[],e.init=function(i,s,a){function g(t,e){var o=e.split(".");2==o.length&&(t=t[o[0]],e=o[1]),t[e]=function(){t.push([e].concat(Array.prototype.slice.call(arguments,0)))}}(p=t.createElement("script")).type="text/javascript",p.crossOrigin="anonymous",p.async=!0,p.src=s.api_host.replace(".i.posthog.com","-assets.i.posthog.com")+"/static/array.js",(r=t.getElementsByTagName("script")[0]).parentNode.insertBefore(p,r);var u=e;for(void 0!==a?u=e[a]=[]:a="posthog",u.people=u.people||[],o="capture identify opt_in_capturing opt_out_capturing".split(" "),n=0;n<o.length;n++)g(u,o[n]);e._i.push([i,s,a])},e.__SV=1)}(document,window.posthog||[]);
posthog.init('phc_a1B2c3d4', {api_host: 'https://eu.i.posthog.com', person_profiles: 'identified_only'})`,
  },
  {
    service: 'intercom',
    request: 'widget.intercom.io/widget/abcd1234',
    code: `window.intercomSettings = { api_base: "https://api-iam.intercom.io", app_id: "abcd1234" };
(function(){var w=window;var ic=w.Intercom;if(typeof ic==="function"){ic('reattach_activator');ic('update',w.intercomSettings);}else{var d=document;var i=function(){i.c(arguments);};i.q=[];i.c=function(args){i.q.push(args);};w.Intercom=i;var l=function(){var s=d.createElement('script');s.type='text/javascript';s.async=true;s.src='https://widget.intercom.io/widget/abcd1234';var x=d.getElementsByTagName('script')[0];x.parentNode.insertBefore(s,x);};if(document.readyState==='complete'){l();}else if(w.attachEvent){w.attachEvent('onload',l);}else{w.addEventListener('load',l,false);}}})();`,
  },
];

/** Tags that are nothing but an address in HTML; a tag manager inserts the same by script. */
export const STATIC: readonly (Snippet & { readonly attributes?: Readonly<Record<string, string>> })[] = [
  {
    service: 'google-analytics',
    request: 'www.googletagmanager.com/gtag/js?id=G-XXXXXXX',
    code: 'https://www.googletagmanager.com/gtag/js?id=G-XXXXXXX',
  },
  {
    service: 'google-ads',
    request: 'www.googletagmanager.com/gtag/js?id=AW-123456789',
    code: 'https://www.googletagmanager.com/gtag/js?id=AW-123456789',
  },
  {
    service: 'plausible',
    request: 'plausible.io/js/script.js',
    code: 'https://plausible.io/js/script.js',
    attributes: { 'data-domain': 'klouttrack.com' },
  },
  {
    service: 'umami',
    request: 'cloud.umami.is/script.js',
    code: 'https://cloud.umami.is/script.js',
    attributes: { 'data-website-id': '94db1cb1-74f4-4a40-ad6c-962362670409' },
  },
  { service: 'hubspot', request: 'js.hs-scripts.com/1234567.js', code: '//js.hs-scripts.com/1234567.js' },
  {
    service: 'recaptcha',
    request: 'www.google.com/recaptcha/api.js',
    code: 'https://www.google.com/recaptcha/api.js?render=6LeIxAcTAAAAAJcZVRqyHh71UMIEGNQ',
  },
];

/** A tag manager: inserts tags by script, once it is told to. */
export const TAG_MANAGER = `window.insertTags = (tags) => {
  for (const { code, attributes } of tags) {
    const tag = document.createElement('script');
    tag.async = true;
    for (const [name, value] of Object.entries(attributes || {})) tag.setAttribute(name, value);
    tag.setAttribute('src', code);
    document.head.appendChild(tag);
  }
};`;
