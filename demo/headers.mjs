import { secureHeaders } from 'hono/secure-headers';

/**
 * What the browser may do on our pages. No inline script, no inline style, no eval: Assent needs none. The hosts are
 * those of the services that the policy names; the policy permits them, Assent decides when.
 */
const CONTENT_SECURITY_POLICY = {
  defaultSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  scriptSrc: [
    "'self'",
    'https://www.googletagmanager.com',
    'https://connect.facebook.net',
    'https://www.gstatic.com/firebasejs/',
  ],
  styleSrc: ["'self'"],
  fontSrc: ["'self'"],
  manifestSrc: ["'self'"],
  imgSrc: [
    "'self'",
    'https://*.google-analytics.com',
    'https://*.googletagmanager.com',
    'https://www.google.com',
    'https://www.facebook.com',
  ],
  connectSrc: [
    "'self'",
    'https://*.google-analytics.com',
    'https://*.analytics.google.com',
    'https://*.googletagmanager.com',
    'https://www.google.com',
    'https://firebase.googleapis.com',
    'https://firebaseinstallations.googleapis.com',
    'https://www.facebook.com',
    'https://connect.facebook.net',
  ],
  frameSrc: ['https://www.youtube-nocookie.com', 'https://www.instagram.com', 'https://www.tiktok.com'],
};

const headers = (contentSecurityPolicy) =>
  secureHeaders({
    contentSecurityPolicy,
    // YouTube refuses to play in pages that send no referrer (its error 153).
    referrerPolicy: 'strict-origin-when-cross-origin',
    // The demo runs on plain http.
    strictTransportSecurity: false,
  });

export const pageHeaders = headers(CONTENT_SECURITY_POLICY);

/** Pages of the doubles talk to our own server alone, and show each other in frames. */
const OWN_ONLY = {
  ...CONTENT_SECURITY_POLICY,
  scriptSrc: ["'self'"],
  imgSrc: ["'self'"],
  connectSrc: ["'self'"],
  frameSrc: ["'self'"],
  workerSrc: ["'self'"],
  frameAncestors: ["'self'"],
};

export const doublesHeaders = headers(OWN_ONLY);

/**
 * The page that one service is tried on: its hosts, which the double answers for. None in frames: a service worker does not
 * see where they go, so the policy is what keeps them from the vendor.
 * @param {readonly string[]} hosts
 */
export function stageHeaders(hosts) {
  const sources = ["'self'", ...hosts.map((host) => `https://${host}`)];
  return headers({ ...OWN_ONLY, scriptSrc: sources, imgSrc: sources, connectSrc: sources });
}

/** Every name stays when its content changes, so the browser asks each time; the ETag makes the answer a short one. */
export const REVALIDATE = 'no-cache';
