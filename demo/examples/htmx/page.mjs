// A page of a server's, for htmx: its links are boosted, so that they replace the body alone.
const TITLES = { '/': 'Home', '/reports': 'Reports', '/films': 'Films' };

const CHART = `
    <p id="place">The chart needs your consent to statistics.</p>
    <script type="text/plain" data-consent="analytics">
      document.getElementById('place').innerHTML = '<span class="chart">Visits: 1,204</span>';
    </script>`;
const FILM = `
    <iframe title="Film" width="560" height="315" data-consent="marketing" data-consent-service="youtube"
      data-consent-src="https://www.youtube-nocookie.com/embed/M7lc1UVf-VE"></iframe>`;
const link = ([path, title]) => `<a href="${path}" hx-boost="true">${title}</a>`;

export const pageOf = (path) => `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <title>${TITLES[path]}</title>
  <script type="application/json" data-assent-config>
    {
      "policy": { "url": "/privacy", "version": "2025-02" },
      "endpoint": "/assent",
      "services": { "google-analytics": { "id": "G-XXXXXXX" }, "youtube": {} }
    }
  </script>
  <script async src="/assent/assent.js"></script>
  <script src="/htmx.js"></script>
</head>
<body>
  <nav>${Object.entries(TITLES).map(link).join(' ')} <a href="#assent">Privacy choices</a></nav>
  <main>
    <h1>${TITLES[path]}</h1>${path === '/films' ? FILM : CHART}
  </main>
</body>
</html>`;
