// Waiting for a condition: looked at again and again until it holds, never for a fixed time.

/** The first answer that is true, or the last one when the time is over. A look that fails counts as « not yet ». */
export async function until(look, withinMs = 30_000, everyMs = 120) {
  const end = Date.now() + withinMs;
  for (;;) {
    const found = await Promise.resolve(look()).catch(() => undefined);
    if (found || Date.now() >= end) return found;
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
