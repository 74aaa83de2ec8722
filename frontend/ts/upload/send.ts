// Sending a form with its files, with the progress that fetch does not tell.

export interface Answer {
  status: number;
  text: string;
  /** Address of the answer, after redirections. */
  url: string;
  /** Whether a redirection led elsewhere. */
  isRedirected: boolean;
  /** Where the server asks to go, by the header HX-Redirect. */
  goTo: string | null;
}

export class Cancelled extends Error {}

function answerOf(request: XMLHttpRequest, action: string): Answer {
  const asked = new URL(action, location.href);
  const got = new URL(request.responseURL || action, location.href);
  return {
    status: request.status,
    text: request.responseText,
    url: got.href,
    isRedirected: got.pathname !== asked.pathname || got.search !== asked.search,
    goTo: request.getResponseHeader("HX-Redirect"),
  };
}

/**
 * Posts `body`. `onProgress` gets bytes sent and bytes in all. The promise is
 * rejected with `Cancelled` when `signal` is aborted, another Error when the
 * network fails.
 */
export function send(
  action: string,
  body: FormData,
  headers: Record<string, string>,
  signal: AbortSignal,
  onProgress: (sent: number, total: number) => void,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", action);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) onProgress(event.loaded, event.total);
    });
    request.addEventListener("load", () => resolve(answerOf(request, action)));
    request.addEventListener("error", () => reject(new Error("network")));
    request.addEventListener("timeout", () => reject(new Error("network")));
    request.addEventListener("abort", () => reject(new Cancelled()));
    signal.addEventListener("abort", () => request.abort());
    request.send(body);
  });
}
