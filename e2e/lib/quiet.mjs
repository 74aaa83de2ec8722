// Steps of journeys side by side, and those against the clock, which have the machine to themselves.

let walking = 0;
let isQuiet = false;
let waiting = [];

const change = () => new Promise((resolve) => waiting.push(resolve));

function tell() {
  const told = waiting;
  waiting = [];
  for (const resolve of told) resolve();
}

/** Waits for one's turn: a step against the clock begins when the others have ended, and none begins before its end. */
export async function begin(isTimed) {
  while (isQuiet) await change();
  if (!isTimed) {
    walking += 1;
    return;
  }
  isQuiet = true;
  while (walking > 0) await change();
}

export function end(isTimed) {
  if (isTimed) isQuiet = false;
  else walking -= 1;
  tell();
}
