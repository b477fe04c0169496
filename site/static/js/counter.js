// Characters left, counted as the server counts them, spoken only when it starts to matter.
"use strict";
for (const area of document.querySelectorAll("textarea[data-limit]")) {
  const out = document.createElement("p");
  out.className = "fine";
  area.after(out);
  // An old browser cannot tell a language's plurals apart, and says what fits most numbers.
  const language = document.documentElement.lang;
  const plurals = window.Intl && Intl.PluralRules && new Intl.PluralRules(language);
  const within = JSON.parse(area.dataset.left);
  const over = JSON.parse(area.dataset.over);
  // Grouped as the server writes the limit beside it: browsers group differently.
  const mark = area.dataset.shown.replace(/\d/g, "");
  const grouped = (count) => String(count).replace(/\B(?=(\d{3})+$)/g, mark);
  const show = () => {
    const left = area.dataset.limit - [...area.value].length;
    const forms = left < 0 ? over : within;
    const count = Math.abs(left);
    const said = (plurals && forms[plurals.select(count)]) || forms.other;
    out.textContent = said.replace("%", grouped(count));
    if (left < 500) out.setAttribute("role", "status"); else out.removeAttribute("role");
  };
  area.addEventListener("input", show);
  show();
}
