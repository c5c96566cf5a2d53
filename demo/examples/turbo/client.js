// Turbo, and the page views of its visits: each is told once there is a yes.
import '@hotwired/turbo';

document.addEventListener('turbo:load', () => {
  if (window.assent?.has('google-analytics')) {
    window.gtag('event', 'page_view', { page_location: location.href, page_title: document.title });
  }
});
