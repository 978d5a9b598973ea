// Keys of the reader: from paragraph to paragraph, from one that is still to do to the next, and marking.
"use strict";

{
  const paragraphs = [...document.querySelectorAll(".desk-paragraphs > li")];
  const isTyping = (target) => target.closest("input, textarea, select, [contenteditable], .desk-claiming");
  const here = () => paragraphs.indexOf(document.activeElement.closest(".desk-paragraphs > li"));

  function go(paragraph) {
    for (const each of paragraphs) each.tabIndex = each === paragraph ? 0 : -1;
    paragraph.focus();
    paragraph.scrollIntoView({ block: "nearest" });
  }

  function step(by, isWanted, rel) {
    for (let place = here() + by; place >= 0 && place < paragraphs.length; place += by) {
      if (isWanted(paragraphs[place])) return go(paragraphs[place]);
    }
    const page = document.querySelector(`a[rel="${rel}"]`);
    if (page) page.click();
  }

  const any = () => true;
  const isToDo = (paragraph) => "toDo" in paragraph.dataset;

  // Nothing to claim: the first x asks why, Enter says it; x on a marked paragraph takes the mark back.
  function mark() {
    const nothing = paragraphs[here()]?.querySelector(".desk-nothing");
    if (nothing && "marked" in nothing.dataset) nothing.querySelector("button")?.click();
    else if (nothing) {
      nothing.open = true;
      nothing.querySelector("[name=reason]").focus();
    }
  }

  const keys = {
    j: () => step(1, any, "next"),
    k: () => step(-1, any, "prev"),
    n: () => step(1, isToDo, "next"),
    p: () => step(-1, isToDo, "prev"),
    x: mark,
    o: () => paragraphs[here()]?.querySelector(".desk-taken a")?.click(),
  };

  document.addEventListener("keydown", (event) => {
    const nothing = event.key === "Escape" && event.target.closest("details.desk-nothing");
    if (nothing) {
      nothing.open = false;
      go(nothing.closest(".desk-paragraphs > li"));
    }
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const deed = keys[event.key];
    if (deed) {
      event.preventDefault();
      deed();
    }
  });

  const named = paragraphs.find((each) => `#${each.id}` === location.hash);
  if (named) go(named);
}
