// Inputs that find by typing are called what the select behind them is called: select2 forgets it.
"use strict";

{
  const called = (select) =>
    select.getAttribute("aria-label") || [...select.labels].map((label) => label.textContent.trim()).join(" ");

  function name(container) {
    const select = container.previousElementSibling;
    const box = container.querySelector(".select2-selection");
    if (!select?.matches("select") || !box || box.id) return;
    box.id = `${select.id}-found`;
    box.setAttribute("aria-label", called(select));
    box.setAttribute("aria-labelledby", [box.id, box.getAttribute("aria-labelledby")].filter(Boolean).join(" "));
    box
      .querySelectorAll(".select2-search__field, [role=textbox]")
      .forEach((part) => part.setAttribute("aria-label", called(select)));
  }

  const nameAll = () => document.querySelectorAll(".select2-container").forEach(name);
  new MutationObserver(nameAll).observe(document.documentElement, { childList: true, subtree: true });
  nameAll();
}
