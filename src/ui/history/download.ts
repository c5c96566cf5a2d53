import { dom } from '../../dom';

/** How long a browser may take to begin with a download. */
const BEGIN_MS = 10_000;

/** Lets the visitor keep this text as a file, without a server. */
export function download(fileName: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = dom.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), BEGIN_MS);
}
