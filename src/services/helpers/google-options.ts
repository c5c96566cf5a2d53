/** Forms of what every Google tag takes: see `GoogleOptions`. */
export const GOOGLE_FORMS = {
  'region?': /^[A-Z]{2}(-\w{1,3})?(,[A-Z]{2}(-\w{1,3})?)*$/,
  'ads_data_redaction?': /^(true|false)$/,
  'url_passthrough?': /^(true|false)$/,
};

/** What is right for each. */
export const GOOGLE_USE = {
  region: 'a list of codes, such as ["ES", "US-AK"]',
  ads_data_redaction: 'true or false',
  url_passthrough: 'true or false',
};
