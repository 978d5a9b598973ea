// Gives each autocomplete the accessible name of its select: select2 leaves it out.
"use strict";

{
  const nameOf = (select) =>
    select.getAttribute("aria-label") || [...select.labels].map((label) => label.textContent.trim()).join(" ");

  function name(container) {
    const select = container.previousElementSibling;
    const box = container.querySelector(".select2-selection");
    if (!select?.matches("select") || !box || box.id) return;
    box.id = `${select.id}-found`;
    box.setAttribute("aria-label", nameOf(select));
    box.setAttribute("aria-labelledby", [box.id, box.getAttribute("aria-labelledby")].filter(Boolean).join(" "));
    box
      .querySelectorAll(".select2-search__field, [role=textbox]")
      .forEach((part) => part.setAttribute("aria-label", nameOf(select)));
  }

  const nameAll = () => document.querySelectorAll(".select2-container").forEach(name);
  new MutationObserver(nameAll).observe(document.documentElement, { childList: true, subtree: true });
  nameAll();
}
