// Claims by selecting words: the form beside the text asks what the words mean, and swaps its parts.
// The server fills in and judges everything; without this script the same form is a page of its own.
"use strict";

{
  const $ = django.jQuery;
  const form = () => document.querySelector("#claim form");
  const paragraphOf = (node) => node?.parentElement?.closest(".desk-paragraphs > li");
  let asking = new AbortController();
  let picked = { paragraph: null, from: 0, to: 0 }; // words picked by keyboard

  function swap(id, page) {
    const old = document.getElementById(id);
    const fresh = page.getElementById(id);
    if (!old || !fresh) return;
    old.replaceWith(fresh);
    ready(fresh);
  }

  function ready(part) {
    $(part).find(".admin-autocomplete").djangoAdminSelect2();
    for (const each of part.querySelectorAll(".desk-unscripted")) each.hidden = true;
  }

  async function sent(url, options, parts) {
    asking.abort();
    asking = new AbortController();
    const headers = { "X-Requested-With": "fetch" };
    try {
      const answer = await fetch(url, { ...options, headers, signal: asking.signal });
      if (answer.headers.has("X-Next")) return go(answer.headers.get("X-Next"));
      // Whoever signed out or in meanwhile sends the form as a page of its own, and gets it back to be sent.
      if (answer.headers.has("X-Signed-Out")) return form().submit();
      if (!answer.ok) throw new Error(`the answer was ${answer.status}`);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      for (const id of parts) swap(id, page);
      return true;
    } catch (error) {
      if (error.name !== "AbortError") tell(`The desk did not answer: ${error.message}. Try again.`);
      return false;
    }
  }

  function tell(text) {
    const note = Object.assign(document.createElement("p"), { className: "errornote", textContent: text });
    note.setAttribute("role", "alert");
    document.getElementById("claim-title").after(note);
  }

  function go(next) {
    const there = new URL(next, location.href);
    const isHere = there.pathname + there.search === location.pathname + location.search;
    location.assign(there);
    if (isHere) location.reload();
    return true;
  }

  function filled() {
    const found = new URLSearchParams(new FormData(form()));
    found.delete("csrfmiddlewaretoken");
    return found;
  }

  const refill = (...parts) => sent(`${form().getAttribute("action")}?${filled()}`, {}, parts);

  function open(paragraph, words) {
    for (const each of paragraph.parentElement.children) each.tabIndex = each === paragraph ? 0 : -1;
    const asked = new URLSearchParams({ printed: words });
    const record = form()?.elements.record?.value;
    if (record) asked.set("record", record);
    return sent(`${paragraph.querySelector(".desk-cite").getAttribute("href")}&${asked}`, {}, ["claim"]);
  }

  function focusNext() {
    const empty = (name) => form().elements[name] && !form().elements[name].value;
    if (empty("printed")) form().elements.printed.focus();
    else if (empty("record")) document.querySelector("#claim .select2-selection").focus();
    else (form().elements.fact ?? document.getElementById("claim-title")).focus();
  }

  // What is selected, if it stands within the words of one paragraph.
  function selected() {
    const selection = getSelection();
    const words = selection.anchorNode?.parentElement?.closest("[data-words]");
    if (selection.isCollapsed || !words?.contains(selection.focusNode)) return null;
    return { paragraph: paragraphOf(words), words: selection.toString().trim() };
  }

  // The words of a paragraph, and the signs that belong to amounts, by where they start and end.
  function wordsIn(text, language) {
    const segmenter = new Intl.Segmenter(language === "und" ? "en" : language, { granularity: "word" });
    return [...segmenter.segment(text)]
      .filter((each) => each.isWordLike || /[\p{Sc}%]/u.test(each.segment))
      .map((each) => [each.index, each.index + each.segment.length]);
  }

  function placeAt(element, offset) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let node = walker.nextNode();
    while (node && offset > node.length) {
      offset -= node.length;
      node = walker.nextNode();
    }
    return [node, offset];
  }

  function pick(paragraph, step, isExtending) {
    const words = paragraph.querySelector("[data-words]");
    const places = words ? wordsIn(words.textContent, words.lang) : [];
    if (!places.length) return;
    const within = (place) => Math.min(Math.max(place, 0), places.length - 1);
    if (picked.paragraph !== paragraph) picked = { paragraph, from: 0, to: 0 };
    else if (isExtending) picked.to = Math.max(within(picked.to + step), picked.from);
    else picked.from = picked.to = within((step > 0 ? picked.to : picked.from) + step);
    const ends = [...placeAt(words, places[picked.from][0]), ...placeAt(words, places[picked.to][1])];
    getSelection().setBaseAndExtent(...ends);
  }

  const steps = { ArrowRight: 1, ArrowLeft: -1 };

  document.addEventListener("keydown", async (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.key === "Escape" && event.target.closest("#claim")) {
      document.querySelector('.desk-paragraphs > li[tabindex="0"]')?.focus();
    }
    if (!event.target.matches(".desk-paragraphs > li")) return;
    if (event.key in steps) {
      event.preventDefault();
      pick(event.target, steps[event.key], event.shiftKey);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (await open(event.target, selected()?.words ?? "")) focusNext();
    }
  });

  document.addEventListener("mouseup", (event) => {
    const found = event.target.closest("#claim") ? null : selected();
    if (found?.words) open(found.paragraph, found.words);
  });

  document.addEventListener("click", async (event) => {
    const link = event.target.closest(".desk-cite");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const paragraph = paragraphOf(link.firstChild);
    const found = selected();
    if (await open(paragraph, found?.paragraph === paragraph ? found.words : "")) focusNext();
  });

  // select2 tells changes to jQuery only.
  $(document).on("change", "#claim :input", async (event) => {
    const name = event.target.name;
    if (name === "record" && (await refill("claim-fact"))) focusNext();
    else if (name === "printed") await refill("claim-fact");
    else if (name === "fact") await refill("claim-value");
    else if (/^(value|modality|negated)/.test(name)) await refill("claim-standing");
  });

  document.addEventListener("submit", async (event) => {
    if (event.target !== form()) return;
    event.preventDefault();
    if (event.submitter?.getAttribute("formmethod") === "get") return void refill("claim-fact");
    const body = new URLSearchParams(new FormData(form()));
    const url = form().getAttribute("action");
    if (await sent(url, { method: "POST", body }, ["claim"])) {
      const fault = document.querySelector("#claim .errorlist");
      fault?.parentElement.querySelector("input:not([type=hidden]), select, textarea, .select2-selection")?.focus();
    }
  });
}
