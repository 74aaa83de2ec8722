// How htmx is set up here: no code in attributes, nothing of a page kept in the
// browser, failures told, focus led where the person wanted to go.

import htmx, { type HtmxRequestCtx } from "htmx.org";
import { announce, enhance, focusOn, sentence, showFailure } from "./core/dom";
import { isSave, markSent } from "./modules/forms";

/** Answers whose content is not meant for the target: the page says so instead. */
const NOT_SHOWN = [204, 304, 401, 403, 404, 405, 413, 429, "5xx"];

const TIMEOUT_MS = 20_000;

/** Takes the place of the Function constructor inside htmx. */
function refuseCode(): never {
  throw new Error("code in attributes is not used here");
}

interface InternalApi {
  initSecurity(policy: null, sync: () => never, async: () => never): void;
}

function configure(): void {
  Object.assign(htmx.config, {
    // Back and Forward load the page again: nothing personal is stored.
    history: "reload",
    implicitInheritance: false,
    noSwap: NOT_SHOWN,
    defaultTimeout: TIMEOUT_MS,
    mode: "same-origin",
  });
  htmx.registerExtension("no-code", {
    init: (api: InternalApi) => api.initSecurity(null, refuseCode, refuseCode),
  });
}

/** Sends a form the ordinary way, with the button that was used. */
function sendPlainly(form: HTMLFormElement, submitter: unknown): void {
  if (submitter instanceof HTMLButtonElement && submitter.name !== "") {
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = submitter.name;
    field.value = submitter.value;
    form.append(field);
  }
  // This submit tells nobody of itself.
  markSent(form);
  form.submit();
}

/** Whether a part of the page says that the session has ended. */
function isEndTold(): boolean {
  return !document.dispatchEvent(new Event("ec:ended", { cancelable: true }));
}

/** What failed is told once, not each time a script tries again. */
function tellFailure(ctx: HtmxRequestCtx, key: string): void {
  const text = sentence(document.body, key);
  const isTold = [...document.querySelectorAll(".ec-notice--danger")].some((notice) => notice.textContent === text);
  if (!isTold || ctx.sourceEvent?.isTrusted) showFailure(text);
}

function watchAnswers(): void {
  document.addEventListener("htmx:after:request", (event) => {
    const { ctx } = event.detail;
    const answer = ctx.response?.raw;
    // A fragment is never behind a redirection: this is another page, such as
    // the sign-in page of a session that ended.
    if (answer?.redirected) {
      event.preventDefault();
      location.assign(answer.url);
    }
  });

  document.addEventListener("htmx:response:error", (event) => {
    const { ctx } = event.detail;
    const { sourceElement, sourceEvent, request, response } = ctx;
    const status = response?.status ?? 0;
    if (status === 401) {
      // The server keeps what an ended session posted, and asks to sign in. Whoever types on is not taken away.
      if (sourceElement.matches("form[data-saves]") && isSave(sourceEvent) && isEndTold()) return;
      if (sourceElement instanceof HTMLFormElement) sendPlainly(sourceElement, request.submitter);
      else location.reload();
    } else if (status >= 500 || NOT_SHOWN.includes(status)) {
      tellFailure(ctx, "msgFailed");
    }
  });

  document.addEventListener("htmx:error", (event) => {
    if (event.detail.ctx) tellFailure(event.detail.ctx, "msgOffline");
  });
}

/** Reads what changed, and follows the person who asked for another page. */
function afterSwap(ctx: HtmxRequestCtx): void {
  // With outerHTML the target itself is gone: its successor has the same id.
  const target = ctx.target?.isConnected ? ctx.target : document.getElementById(ctx.target?.id ?? "");
  if (!target) return;
  const news = target.matches("[data-announce]") ? target : target.querySelector("[data-announce]");
  if (news) announce(news.textContent?.trim() ?? "");
  const isNavigation = ctx.sourceElement.matches("a") && Boolean(ctx.push) && ctx.push !== "false";
  if (!isNavigation) return;
  const heading = target.querySelector<HTMLElement>("h1, h2");
  if (heading) focusOn(heading);
}

export function startHtmx(): void {
  configure();
  watchAnswers();
  document.addEventListener("htmx:after:swap", (event) => afterSwap(event.detail.ctx));
  document.addEventListener("htmx:after:process", (event) => {
    if (event.target instanceof Element) enhance(event.target);
  });
  document.addEventListener("htmx:before:request", (event) => {
    event.detail.ctx.target?.setAttribute("aria-busy", "true");
  });
  document.addEventListener("htmx:finally:request", (event) => {
    event.detail.ctx.target?.removeAttribute("aria-busy");
  });
}
