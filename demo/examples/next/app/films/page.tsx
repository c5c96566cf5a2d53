// A frame of another site is marked, as in any page: Assent draws what stands in its place.
export default function Page() {
  return (
    <main>
      <h1>Films</h1>
      <iframe
        title="Film"
        width="560"
        height="315"
        data-consent="marketing"
        data-consent-service="youtube"
        data-consent-src="https://www.youtube-nocookie.com/embed/M7lc1UVf-VE"
      />
    </main>
  );
}
