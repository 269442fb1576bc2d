// What pages with a composer load besides.
import { keepDrafts } from "./drafts.js";
import { takePictures } from "./pictures.js";
import { openReplyBoxes } from "./reply-box.js";

keepDrafts();
takePictures();
openReplyBoxes();
