// Pages of a server's that load anew, with an element of the site's own that waits for a yes.
const TITLES = { '/': 'Home', '/reports': 'Reports', '/films': 'Films' };

const CHART = `
    <when-granted names="analytics">
      <p slot="fallback" class="held">The chart needs your consent to statistics.</p>
      <template><p class="chart">Visits: 1,204</p></template>
    </when-granted>`;
const FILM = `
    <iframe title="Film" width="560" height="315" data-consent="marketing" data-consent-service="youtube"
      data-consent-src="https://www.youtube-nocookie.com/embed/M7lc1UVf-VE"></iframe>`;

export const pageOf = (path) => `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <title>${TITLES[path]}</title>
  <script type="module" src="/app/when-granted.js"></script>
  <script type="application/json" data-assent-config>
    {
      "policy": { "url": "/privacy", "version": "2025-02" },
      "endpoint": "/assent",
      "services": { "google-analytics": { "id": "G-XXXXXXX" }, "youtube": {} }
    }
  </script>
  <script async src="/assent/assent.js"></script>
</head>
<body>
  <header>
    <when-granted names="analytics">
      <span slot="fallback" class="state">Statistics are not allowed</span>
      <template><span class="state">Statistics are allowed</span></template>
    </when-granted>
    <button type="button" class="allow" onclick="assent.set({ analytics: true })">Allow statistics</button>
  </header>
  <nav><a href="/">Home</a> <a href="/reports">Reports</a> <a href="/films">Films</a> <a href="#assent">Privacy choices</a></nav>
  <main>
    <h1>${TITLES[path]}</h1>${path === '/films' ? FILM : CHART}
  </main>
</body>
</html>`;
