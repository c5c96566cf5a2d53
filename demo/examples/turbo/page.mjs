// A page of a server's, for Turbo. Assent's tag stands in the head, where Turbo keeps it from page to page.
const TITLES = { '/': 'Home', '/reports': 'Reports', '/films': 'Films' };

const CHART = `
    <p id="place">The chart needs your consent to statistics.</p>
    <script type="text/plain" data-consent="analytics">
      document.getElementById('place').innerHTML = '<span class="chart">Visits: 1,204</span>';
    </script>`;
const FILM = `
    <iframe title="Film" width="560" height="315" data-consent="marketing" data-consent-service="youtube"
      data-consent-src="https://www.youtube-nocookie.com/embed/M7lc1UVf-VE"></iframe>`;

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
  <script type="module" src="/app/client.js"></script>
</head>
<body>
  <nav><a href="/">Home</a> <a href="/reports">Reports</a> <a href="/films">Films</a> <a href="#assent">Privacy choices</a></nav>
  <main>
    <h1>${TITLES[path]}</h1>${path === '/films' ? FILM : CHART}
  </main>
</body>
</html>`;
