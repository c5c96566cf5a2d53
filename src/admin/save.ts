/** How long a browser may take to begin with a download. */
const BEGIN_MS = 10_000;

/** Gives the admin a file, without its address ever holding the token. */
export function save(content: Blob, fileName: string): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), BEGIN_MS);
}
