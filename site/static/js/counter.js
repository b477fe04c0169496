// Characters left, counted as the server counts them, spoken only when it starts to matter.
"use strict";
for (const area of document.querySelectorAll("textarea[data-limit]")) {
  const out = document.createElement("p");
  out.className = "fine";
  area.after(out);
  const language = document.documentElement.lang || undefined;
  const show = () => {
    const left = area.dataset.limit - [...area.value].length;
    out.textContent = area.dataset.count.replace("%", left.toLocaleString(language));
    if (left < 500) out.setAttribute("role", "status"); else out.removeAttribute("role");
  };
  area.addEventListener("input", show);
  show();
}
