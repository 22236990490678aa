/* Stands in the page itself and runs before Streamlit does: a browser that was at this very address before opens its
   stream at once, so that what is in the workshop is there by the time that the components ask for it. */

import { connect, rememberedPlace } from "kompas/live.js";

const UNTIL_COMPONENTS_COME = 15000; // on a slow network Streamlit takes long

const place = rememberedPlace();
if (place) {
  const leave = connect({ ...place, watching: false, language: document.documentElement.lang }).subscribe(() => {});
  setTimeout(leave, UNTIL_COMPONENTS_COME);
}
