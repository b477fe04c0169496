// Characters left, counted as the server counts them, spoken only when it starts to matter.
"use strict";
for (const area of document.querySelectorAll("textarea[data-limit]")) {
  const out = document.createElement("p");
  out.className = "fine";
  area.after(out);
  // Grouped as the server writes the limit beside it: browsers group differently.
  const mark = area.dataset.shown.replace(/\d/g, "");
  const grouped = (count) => String(count).replace(/\B(?=(\d{3})+$)/g, mark);
  const show = () => {
    const left = area.dataset.limit - [...area.value].length;
    const said = left < 0 ? area.dataset.over : area.dataset.count;
    out.textContent = said.replace("%", grouped(Math.abs(left)));
    if (left < 500) out.setAttribute("role", "status"); else out.removeAttribute("role");
  };
  area.addEventListener("input", show);
  show();
}
