// Keys of the reader: next and previous paragraph, next and previous paragraph to do, and marking.
"use strict";

{
  const paragraphs = [...document.querySelectorAll(".curation-paragraphs > li")];
  const isTyping = (target) => target.closest("input, textarea, select, [contenteditable], .curation-claim-form");
  const current = () => paragraphs.indexOf(document.activeElement.closest(".curation-paragraphs > li"));

  function go(paragraph) {
    for (const each of paragraphs) each.tabIndex = each === paragraph ? 0 : -1;
    paragraph.focus();
    paragraph.scrollIntoView({ block: "nearest" });
  }

  function step(by, isWanted, rel) {
    for (let place = current() + by; place >= 0 && place < paragraphs.length; place += by) {
      if (isWanted(paragraphs[place])) return go(paragraphs[place]);
    }
    const page = document.querySelector(`a[rel="${rel}"]`);
    if (page) page.click();
  }

  const any = () => true;
  const isToDo = (paragraph) => "toDo" in paragraph.dataset;

  // On an unmarked paragraph x opens the form for a mark, and Enter submits it; on a marked one x removes the mark.
  function toggleMark() {
    const mark = paragraphs[current()]?.querySelector(".curation-mark");
    if (mark && "marked" in mark.dataset) mark.querySelector("button")?.click();
    else if (mark) {
      mark.open = true;
      mark.querySelector("[name=reason]").focus();
    }
  }

  const keys = {
    j: () => step(1, any, "next"),
    k: () => step(-1, any, "prev"),
    n: () => step(1, isToDo, "next"),
    p: () => step(-1, isToDo, "prev"),
    x: toggleMark,
    o: () => paragraphs[current()]?.querySelector(".curation-claims a")?.click(),
  };

  document.addEventListener("keydown", (event) => {
    const mark = event.key === "Escape" && event.target.closest("details.curation-mark");
    if (mark) {
      mark.open = false;
      go(mark.closest(".curation-paragraphs > li"));
    }
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const action = keys[event.key];
    if (action) {
      event.preventDefault();
      action();
    }
  });

  const named = paragraphs.find((each) => `#${each.id}` === location.hash);
  if (named) go(named);
}
