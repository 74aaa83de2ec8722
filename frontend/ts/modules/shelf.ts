// Forgets unfinished deposits that are not for this page's account any more.

import { delegate } from "../core/dom";
import { forget, isOver, pageOwner, readMark } from "../core/shelf";

export function startShelf(): void {
  const mark = readMark();
  if (mark && isOver(mark, pageOwner(), Date.now())) forget();
  delegate("submit", "form[action='/deconnexion']", forget);
}
