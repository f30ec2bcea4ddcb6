/* Wide tables and charts scroll in a place of their own, and the keyboard must reach it: in the page every one of them
   takes the focus and is a landmark. Here those that fit let go of both, so that nobody is stopped where nothing is
   hidden. */
"use strict";
(() => {
  const blocks = Array.from(document.querySelectorAll(".table-block, figure"));
  const settle = () => {
    for (const block of blocks) {
      const wide = block.scrollWidth > block.clientWidth;
      if (wide) block.tabIndex = 0;
      else block.removeAttribute("tabindex");
      if (block.matches(".table-block")) block.setAttribute("role", wide ? "region" : "group");
    }
  };
  settle();
  window.addEventListener("resize", settle);
  document.fonts.ready.then(settle);
})();
