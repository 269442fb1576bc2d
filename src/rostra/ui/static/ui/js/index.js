// What every page loads. Each import is one behaviour; all of them are optional.
import { closeMenus } from "./menus.js";
import { chooseTheme } from "./theme.js";
import { dismissNotice } from "./notice.js";
import { relateTimes } from "./times.js";

document.documentElement.classList.add("js");
closeMenus(document);
chooseTheme(document);
dismissNotice(document);
relateTimes(document);
