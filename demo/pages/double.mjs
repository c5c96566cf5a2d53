import { html } from 'hono/html';

/** What stands in a frame in place of the vendor's page. */
export function double({ texts }, { name }, address = '') {
  const { double: own } = texts.services;
  return html`<!doctype html>
<html lang="${texts.code}" dir="${texts.direction}">
<head>
<meta charset="utf-8">
<title>${own.heading(name)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="/styles/base.css">
<link rel="stylesheet" href="/styles/stage.css">
</head>
<body class="double">
<main>
<h1>${own.heading(name)}</h1>
<p>${own.text}</p>
<p><code dir="ltr">${address}</code></p>
</main>
</body>
</html>`;
}
