// What every page loads. Each import is one behaviour; all of them are optional.
import { closeMenus } from "./menus.js";
import { chooseTheme } from "./theme.js";
import { dismissNotice } from "./notice.js";
import { relateTimes } from "./times.js";
import { copyLinks } from "./copying.js";
import { zoomPictures } from "./zoom.js";
import { listenLive } from "./live.js";
import { forgetOthersText } from "./slots.js";

document.documentElement.classList.add("js");
forgetOthersText(document);
closeMenus(document);
chooseTheme(document);
dismissNotice(document);
relateTimes(document);
copyLinks(document);
zoomPictures(document);
listenLive();
