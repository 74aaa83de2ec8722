// Entry of the one script. It is an addition: every page works without it, and
// each module only touches elements that ask for it by a data attribute
// (the table is in README.md).

import { enhance } from "./core/dom";
import { startHtmx } from "./htmx";
import { startAutosave } from "./modules/autosave";
import { startCombobox } from "./modules/combobox";
import { startDependent } from "./modules/dependent";
import { startDialogs } from "./modules/dialogs";
import { startErrors } from "./modules/errors";
import { startForms } from "./modules/forms";
import { startGrid } from "./modules/grid";
import { startPage } from "./modules/page";
import { startPreferences } from "./modules/preferences";
import { startProgress } from "./modules/progress";
import { startSaving } from "./modules/saving";
import { startSession } from "./modules/session";
import { startShelf } from "./modules/shelf";
import { startShortcuts } from "./modules/shortcuts";
import { startUpload } from "./modules/upload";
import { startViewer } from "./modules/viewer";

// Lets the style sheet show what only works with a script.
document.documentElement.dataset.js = "";

const starts = [
  startHtmx,
  startPage,
  startPreferences,
  startDialogs,
  startErrors,
  startForms,
  startDependent,
  startCombobox,
  startShortcuts,
  startGrid,
  startViewer,
  startSession,
  startUpload,
  startShelf,
  startAutosave,
  startSaving,
  startProgress,
];
for (const start of starts) start();

// A module script runs when the document has been read.
enhance(document.body);
