// The events of htmx this code listens to, for the type checker.

import type { HtmxEvent } from "htmx.org";

declare global {
  interface DocumentEventMap {
    "htmx:config:request": HtmxEvent<"htmx:config:request">;
    "htmx:before:request": HtmxEvent<"htmx:before:request">;
    "htmx:after:request": HtmxEvent<"htmx:after:request">;
    "htmx:finally:request": HtmxEvent<"htmx:finally:request">;
    "htmx:before:swap": HtmxEvent<"htmx:before:swap">;
    "htmx:after:swap": HtmxEvent<"htmx:after:swap">;
    "htmx:after:process": HtmxEvent<"htmx:after:process">;
    "htmx:error": HtmxEvent<"htmx:error">;
    "htmx:response:error": HtmxEvent<"htmx:response:error">;
  }
}
