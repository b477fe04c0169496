// A draft that lives as long as the tab does, and no longer: sessionStorage, never localStorage.
"use strict";
(() => {
  let store;
  try { store = window.sessionStorage } catch { return }
  if (document.querySelector("[data-forget]")) store.clear();
  for (const form of document.querySelectorAll("form[data-draft]")) {
    const key = "draft:" + form.dataset.draft;
    const kind = /^(text|textarea)$/;
    const fields = [...form.elements].filter((el) => el.name && kind.test(el.type) && el.name !== "six_words");
    try {
      const kept = JSON.parse(store.getItem(key) || "{}");
      for (const el of fields) {
        if (el.value || !kept[el.name]) continue;
        el.value = kept[el.name];
        el.dispatchEvent(new Event("input"));
      }
    } catch { store.removeItem(key) }
    form.addEventListener("input", () => {
      const typed = Object.fromEntries(fields.map((el) => [el.name, el.value]));
      try { store.setItem(key, JSON.stringify(typed)) } catch { /* full: the page still has it */ }
    });
  }
})();
