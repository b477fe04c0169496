// Leave quickly: wipe this tab's draft, blank the page, and leave no way back to it.
// Without this file the link still goes where it says.
"use strict";
(() => {
  const exit = document.querySelector("[data-exit]");
  if (!exit) return;
  const leave = () => {
    try { sessionStorage.clear() } catch { /* leave anyway */ }
    document.documentElement.hidden = true;
    document.title = "";
    location.replace(exit.href);
  };
  exit.addEventListener("click", (event) => { event.preventDefault(); leave() });

  // Esc three times within a second and a half does the same.
  let presses = [];
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return void (presses = []);
    presses = [...presses, event.timeStamp].slice(-3);
    if (presses.length === 3 && event.timeStamp - presses[0] < 1500) leave();
  });
  // A page that comes back out of the browser's memory must not show what was left.
  addEventListener("pageshow", (event) => { if (event.persisted && document.documentElement.hidden) location.reload() });
})();
